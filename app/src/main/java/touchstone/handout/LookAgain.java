package touchstone.handout;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Progress;
import touchstone.model.ProjectView;
import touchstone.model.guideline.Relabelling;
import touchstone.model.guideline.Under;
import touchstone.model.note.Assignment;
import touchstone.model.note.Assignment.Task;
import touchstone.model.note.Assignment.Why;
import touchstone.model.note.Published;
import touchstone.qa.review.Assigning;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;
import touchstone.store.exchange.Selection;

/**
 * Objects that go back to those who drew them, to be looked at again: what is open in {@link Relabelling}, or what
 * somebody chose for another reason, which is in that list from then on.
 *
 * @param objects by who drew them and where, each person's images in the project's order; none of an image that is looked
 *            at for what was not found on it
 */
public record LookAgain(Map<Progress.Key, List<AnnotationId>> objects) {

    private static final Messages TEXT = Messages.beside(LookAgain.class);

    public LookAgain {
        objects = new LinkedHashMap<>(objects);
    }

    /**
     * One object of one person on one image.
     *
     * @param object null for an image as such, on which something was not found
     */
    public record Piece(@Nullable AnnotationId object, ImageId image, AnnotatorId annotator) {

        public static Piece of(Relabelling.Row row) {
            return new Piece(row.object(), row.image(), row.annotator());
        }
    }

    /**
     * @param people whose objects are given back; none for everybody's
     * @param only without a part chosen what is open in the list, else all on these images
     * @throws InputRefused when there is nothing
     */
    public static LookAgain of(Project project, Collection<Annotator> people, Selection only)
            throws InputRefused, ProjectRefused {
        List<Piece> pieces = only.isAll() ? due(project) : chosen(project, only);
        Set<AnnotatorId> wanted = people.stream().map(Annotator::id).collect(Collectors.toSet());
        return of(project, pieces.stream().filter(p -> wanted.isEmpty() || wanted.contains(p.annotator())).toList());
    }

    /** @throws InputRefused when none of it is a person's, or all of it was given back already */
    public static LookAgain of(Project project, List<Piece> pieces) throws InputRefused {
        Set<AnnotatorId> people = project.annotators().stream().filter(a -> a.role() == Annotator.Role.ANNOTATOR)
                .map(Annotator::id).collect(Collectors.toSet());
        Map<Progress.Key, Set<AnnotationId>> given = given(project);
        Map<Progress.Key, List<AnnotationId>> found = new HashMap<>();
        for (Piece piece : pieces) {
            Progress.Key key = new Progress.Key(piece.image(), piece.annotator());
            AnnotationId object = piece.object();
            boolean again = object == null
                    ? given.containsKey(key)
                    : given.getOrDefault(key, Set.of()).contains(object);
            if (people.contains(piece.annotator()) && !again) {
                List<AnnotationId> own = found.computeIfAbsent(key, k -> new ArrayList<>());
                if (object != null) {
                    own.add(object);
                }
            }
        }
        if (found.isEmpty()) {
            throw new InputRefused(TEXT.text(pieces.isEmpty() || given.isEmpty() ? "again.none" : "again.given"));
        }
        Map<Progress.Key, List<AnnotationId>> ordered = new LinkedHashMap<>();
        for (Annotator who : project.annotators()) {
            for (Image image : project.images()) {
                Progress.Key key = new Progress.Key(image.id(), who.id());
                if (found.containsKey(key)) {
                    ordered.put(key, found.get(key));
                }
            }
        }
        return new LookAgain(ordered);
    }

    private static List<Piece> due(ProjectView project) throws ProjectRefused {
        try {
            return Relabelling.of(project).rows().stream().filter(r -> r.state() == Relabelling.State.OPEN)
                    .map(Piece::of).toList();
        } catch (UncheckedIOException damaged) {
            if (damaged.getCause() instanceof ProjectRefused refused) {
                throw refused;
            }
            throw damaged;
        }
    }

    private static List<Piece> chosen(Project project, Selection only) throws InputRefused {
        List<Annotator> people = only.annotators(project);
        List<Piece> pieces = new ArrayList<>();
        for (Image image : only.images(project, people)) {
            for (Annotator who : people) {
                project.annotations(image.id(), who.id())
                        .forEach(a -> pieces.add(new Piece(a.id(), image.id(), who.id())));
            }
        }
        return pieces;
    }

    /** What people have to look at again and are not through with. */
    private static Map<Progress.Key, Set<AnnotationId>> given(Project project) {
        Map<Progress.Key, Set<AnnotationId>> given = new HashMap<>();
        for (Assignment a : Assignment.among(project.notes(Assignment.KIND))) {
            if (a.task() == Task.RELABEL && !Assigning.isDone(project, a)) {
                given.computeIfAbsent(new Progress.Key(a.image(), a.to()), k -> new HashSet<>()).addAll(a.objects());
            }
        }
        return given;
    }

    /** Who gets which images. */
    public Assigning assigning(ProjectView project, int most) {
        Map<ImageId, Image> images = new HashMap<>();
        project.images().forEach(i -> images.put(i.id(), i));
        Map<Annotator, List<Assigning.Given>> given = new LinkedHashMap<>();
        for (Annotator who : project.annotators()) {
            List<Assigning.Given> own = new ArrayList<>();
            for (Progress.Key key : objects.keySet()) {
                Image image = key.annotator().equals(who.id()) ? images.get(key.image()) : null;
                if (image != null && own.size() < most) {
                    own.add(new Assigning.Given(image, Why.WORK));
                }
            }
            if (!own.isEmpty()) {
                given.put(who, own);
            }
        }
        return new Assigning(given, List.of());
    }

    /** What somebody gets back on an image; none where all of it is meant. */
    public List<AnnotationId> of(Image image, Annotator who) {
        return objects.getOrDefault(new Progress.Key(image.id(), who.id()), List.of());
    }

    /** How many objects that is, an image on which something was not found as one. */
    public int count() {
        return objects.values().stream().mapToInt(o -> Math.max(1, o.size())).sum();
    }

    /**
     * What being done with images says besides: that what was given back there and left as it was is still right.
     *
     * @see Under#through
     */
    public static List<Change> through(Project project, Collection<ImageId> images, AnnotatorId who) {
        int version = project.guideline().map(Guideline::version).orElse(0);
        if (version == 0) {
            return List.of();
        }
        Instant published = Under.published(project.notes(Published.KIND), version);
        List<Change> changes = new ArrayList<>();
        for (ImageId image : new LinkedHashSet<>(images)) {
            changes.addAll(Under.through(project.notes(image), project.annotations(image, who), who, version,
                    published));
        }
        return changes;
    }
}
