package touchstone.qa.conduct;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Guideline;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.Progress;
import touchstone.model.ProjectView;
import touchstone.model.note.Assignment;
import touchstone.model.note.Case;
import touchstone.model.note.Conflict;
import touchstone.model.note.Decision;
import touchstone.model.note.Draft;
import touchstone.model.note.Example;
import touchstone.model.note.Published;
import touchstone.model.note.ReadBy;
import touchstone.model.note.Review;

/** What a person's time went into, as a budget is split. */
public enum Activity {
    /** Drawing and looking over one's own work. */
    ANNOTATION(0, 0),
    /** Writing, publishing and reading guidelines, examples, cases. */
    INSTRUCTIONS(0.15, 0.2),
    /** Looking over, correcting and settling others' work. */
    TARGETED(0.1, 0.15),
    /** Golden images, repeats, and making gold. */
    SPOT(0.05, 0.1),
    /** Images, labels, settings. */
    SETUP(0, 0);

    private static final Set<String> INSTRUCTING = Set.of(Draft.KIND, Published.KIND, Example.KIND, Case.KIND,
            ReadBy.KIND);
    private static final Set<String> SETTLING = Set.of(Decision.KIND, Conflict.KIND);

    /**
     * What a plan gives an activity.
     *
     * @param least share of the whole
     */
    record Planned(double least, double most) {
    }

    private final double least;
    private final double most;

    /** @param most 0 where a plan says nothing of it */
    Activity(double least, double most) {
        this.least = least;
        this.most = most;
    }

    /** Null where a plan says nothing of it. */
    @Nullable
    Planned planned() {
        return most == 0 ? null : new Planned(least, most);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Tells of each change what its author did. */
    static final class Telling {

        private final Map<AnnotatorId, Annotator.Role> roles = new HashMap<>();
        private final Set<Progress.Key> spots = new HashSet<>();

        Telling(ProjectView project) {
            project.annotators().forEach(a -> roles.put(a.id(), a.role()));
            project.notes().stream().flatMap(n -> Assignment.of(n).stream()).filter(a -> a.why().isSecret())
                    .forEach(a -> spots.add(new Progress.Key(a.image(), a.to())));
        }

        /** What most of the entry's changes are; the rarer activity where an entry is two. */
        Activity of(Iterable<Change> changes, AnnotatorId author) {
            Set<Activity> done = new HashSet<>();
            changes.forEach(c -> done.add(of(c, author)));
            return Stream.of(INSTRUCTIONS, TARGETED, SPOT, ANNOTATION).filter(done::contains).findFirst()
                    .orElse(SETUP);
        }

        private Activity of(Change change, AnnotatorId author) {
            return switch (change.any()) {
                case Guideline g -> INSTRUCTIONS;
                case Note n when INSTRUCTING.contains(n.kind()) -> INSTRUCTIONS;
                case Note n when SETTLING.contains(n.kind()) -> TARGETED;
                case Note n when n.kind().equals(Review.KIND) -> Review.of(n)
                        .filter(r -> r.stage() == Review.Stage.SELF).map(r -> ANNOTATION).orElse(TARGETED);
                case Note n -> n.image() == null ? SETUP : ANNOTATION;
                case Annotation a -> work(a.image(), a.annotator(), author);
                case Progress p -> work(p.image(), p.annotator(), author);
                default -> SETUP;
            };
        }

        private Activity work(ImageId image, AnnotatorId layer, AnnotatorId author) {
            if (roles.get(layer) == Annotator.Role.GOLD || spots.contains(new Progress.Key(image, author))) {
                return SPOT;
            }
            return layer.equals(author) ? ANNOTATION : TARGETED;
        }
    }
}
