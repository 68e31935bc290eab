package touchstone.handout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.ProjectView;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.note.Assignment;
import touchstone.model.note.Handover;
import touchstone.model.note.Reasons;
import touchstone.model.note.Review;
import touchstone.qa.Watch;
import touchstone.qa.json.QueueJson;
import touchstone.qa.review.Assigning;
import touchstone.qa.review.Policy;
import touchstone.qa.review.Queue;

/**
 * One thing that somebody is to do next. Given work comes first, in its order and without the reason for which it was
 * chosen; then, for who answers them, what others have escalated; then what the project's policy takes.
 *
 * @param of whose work is to be looked over, null where something is to be drawn
 * @param reason why it is here, for who does it
 * @param depth how fine objects are to be drawn, null for as the guideline says
 * @param objects which of them are to be looked at again; none for all
 */
public record NextUp(Image image, @Nullable AnnotatorId of, String reason, @Nullable GeometryKind depth,
        List<AnnotationId> objects) {

    private static final Messages TEXT = Messages.beside(NextUp.class);

    public NextUp {
        objects = List.copyOf(objects);
    }

    /**
     * In the order in which it is to be done.
     *
     * @throws InputRefused when the project's policy cannot be used any more
     */
    public static List<NextUp> of(ProjectView project, Annotator me, Watch watch) throws InputRefused {
        Map<ImageId, Image> images = new HashMap<>();
        project.images().forEach(i -> images.put(i.id(), i));
        List<NextUp> all = new ArrayList<>();
        Set<ImageId> seen = new HashSet<>();
        List<Assignment> given = Assignment.current(Assignment.among(project.notes()), me.id());
        for (Assignment a : given) {
            Image image = images.get(a.image());
            if (image != null && !Assigning.isDone(project, a) && seen.add(a.image())) {
                all.add(new NextUp(image, null, TEXT.text("task." + a.task().key(),
                        a.depth() == null ? "" : TEXT.text("depth." + a.depth().key()), a.objects().size()), a.depth(),
                        a.objects()));
            }
        }
        if (isExpert(project, me)) {
            escalated(project, me, images, all);
        }
        if (given.isEmpty()) {
            byPolicy(project, me, watch, seen, all);
        }
        return all;
    }

    /** Whether what others escalate comes to this person. */
    public static boolean isExpert(ProjectView project, Annotator me) {
        return Reasons.among(project.notes()).map(r -> me.id().equals(r.expert())).orElse(false);
    }

    private static void escalated(ProjectView project, Annotator me, Map<ImageId, Image> images, List<NextUp> all) {
        for (Note note : project.notes()) {
            Optional<Handover> said = Handover.of(note).filter(Handover::isOpen)
                    .filter(h -> !me.id().equals(h.author()));
            Image image = said.map(h -> images.get(h.image())).orElse(null);
            if (said.isPresent() && image != null) {
                String who = project.annotators().stream().filter(a -> a.id().equals(said.get().author()))
                        .map(Annotator::name).findFirst().orElse("");
                all.add(new NextUp(image, said.get().author(), TEXT.text("escalated", who, said.get().reason()), null,
                        List.of()));
            }
        }
    }

    private static void byPolicy(ProjectView project, Annotator me, Watch watch, Set<ImageId> seen, List<NextUp> all)
            throws InputRefused {
        Optional<KeptPolicy> kept = KeptPolicy.of(project, me.id());
        if (kept.isEmpty()) {
            return;
        }
        boolean open = kept.get().read().policy().from() == Policy.From.OPEN;
        if (open) {
            // What was begun is finished before anything new is.
            project.images().stream().filter(i -> isBegun(project, i, me)).filter(i -> seen.add(i.id()))
                    .forEach(i -> all.add(new NextUp(i, null, TEXT.text("begun"), null, List.of())));
        }
        Set<ImageId> others = new HashSet<>();
        Assignment.among(project.notes()).stream().filter(a -> !a.to().equals(me.id())).map(Assignment::image)
                .forEach(others::add);
        Set<String> reviewed = open ? Set.of() : reviewed(project);
        for (Queue.Entry entry : kept.get().queue(project, watch).entries()) {
            Annotator of = entry.annotator();
            boolean wanted = of == null
                    ? !others.contains(entry.image().id()) && seen.add(entry.image().id())
                            && !Assigning.isFinished(project, entry.image().id(), me.id())
                    : !of.id().equals(me.id()) && !reviewed.contains(entry.image().id() + " " + of.id());
            if (wanted) {
                all.add(new NextUp(entry.image(), of == null ? null : of.id(), QueueJson.reason(entry),
                        Depths.of(entry.image()).orElse(null), entry.objects()));
            }
        }
    }

    private static boolean isBegun(ProjectView project, Image image, Annotator me) {
        return switch (project.status(image.id(), me.id())) {
            case IN_PROGRESS, RETURNED -> true;
            case TODO, DONE, SKIPPED, ESCALATED -> false;
        };
    }

    private static Set<String> reviewed(ProjectView project) {
        Set<String> reviewed = new HashSet<>();
        project.notes().forEach(n -> Review.of(n).ifPresent(r -> reviewed.add(r.image() + " " + r.of())));
        return reviewed;
    }
}
