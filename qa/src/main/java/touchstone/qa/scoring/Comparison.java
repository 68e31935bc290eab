package touchstone.qa.scoring;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.Progress.Status;
import touchstone.model.ProjectView;
import touchstone.model.Provenance;
import touchstone.model.note.Assignment;
import touchstone.qa.Watch;
import touchstone.qa.Rules;
import touchstone.qa.result.Shared;
import touchstone.qa.result.Subject;

/**
 * Two annotators' work beside each other; the first is the reference. An annotator has worked on an image when he has
 * drawn or tagged anything on it or marked it as done: nothing drawn on an image that is done says that nothing is
 * there, nothing drawn on another says nothing.
 *
 * @param images those that count, in the project's order
 * @param unbegun how many of those that count the second has not begun
 * @param onlyFirst images on which only the first has worked
 * @param onlySecond images on which only the second has worked
 */
public record Comparison(Annotator first, Annotator second, List<ImageComparison> images, int unbegun,
        int onlyFirst, int onlySecond) {

    /** Which images count. */
    public enum Scope {
        /** Those on which both have worked. */
        BOTH,
        /**
         * Those on which the reference has worked, whatever the annotator did there, unless he skipped or escalated it
         * without drawing anything. Of an annotator of whom it is known what he has been through, only those
         * on which he has worked: the others were never his, or are still to be done. It is known where work was given
         * to him, and where he says of images that they are done, unless what he has drawn comes from another program's
         * file: that tells what is there and not what was looked at.
         */
        REFERENCE
    }

    public Comparison {
        images = List.copyOf(images);
    }

    /**
     * Compares image by image, on all processors.
     *
     * @throws java.util.concurrent.CancellationException when the watch says so
     */
    public static Comparison of(ProjectView project, Annotator first, Annotator second, Rules rules, Scope scope,
            Watch watch) {
        boolean missed = scope == Scope.REFERENCE && !keepsAccount(project, second, given(project));
        return of(project, first, second, rules, missed, watch);
    }

    /** @param missed whether images of the first that the second has not begun count */
    private static Comparison of(ProjectView project, Annotator first, Annotator second, Rules rules, boolean missed,
            Watch watch) {
        List<Image> all = project.images();
        AtomicInteger done = new AtomicInteger();
        List<Outcome> outcomes = all.parallelStream().map(image -> {
            watch.check();
            Outcome outcome = outcome(project, image, first, second, rules, missed, watch);
            watch.done(done.incrementAndGet(), all.size());
            return outcome;
        }).toList();
        return new Comparison(first, second, outcomes.stream().flatMap(o -> o.compared().stream()).toList(),
                (int) outcomes.stream().filter(o -> !o.second && !o.compared.isEmpty()).count(),
                (int) outcomes.stream().filter(o -> o.first && !o.second).count(),
                (int) outcomes.stream().filter(o -> o.second && !o.first).count());
    }

    /** The same for a subject that several analyses look at: computed once for all of them. */
    public static Comparison of(Subject subject, Annotator first, Annotator second, Scope scope, Watch watch) {
        return subject.shared(new Wanted(first, second, scope), watch);
    }

    private record Wanted(Annotator first, Annotator second, Scope scope) implements Shared<Comparison> {

        @Override
        public Comparison compute(Subject subject, Watch watch) {
            boolean missed = scope == Scope.REFERENCE
                    && !keepsAccount(subject.project(), second, subject.shared(new Given(), watch));
            return of(subject.project(), first, second, subject.rules(), missed, watch);
        }
    }

    /** To whom work was given: asked once for all who are compared. */
    private record Given() implements Shared<Set<AnnotatorId>> {

        @Override
        public Set<AnnotatorId> compute(Subject subject, Watch watch) {
            return given(subject.project());
        }
    }

    private static Set<AnnotatorId> given(ProjectView project) {
        return Assignment.among(project.notes()).stream().map(Assignment::to).collect(Collectors.toSet());
    }

    private record Outcome(boolean first, boolean second, List<ImageComparison> compared) {
    }

    /** Whether it is known what he has been through: see {@link Scope#REFERENCE}. Of a model it never is. */
    private static boolean keepsAccount(ProjectView project, Annotator annotator, Set<AnnotatorId> given) {
        if (annotator.role() != Annotator.Role.ANNOTATOR) {
            return false;
        }
        return given.contains(annotator.id())
                || project.images().stream().anyMatch(i -> project.status(i.id(), annotator.id()) == Status.DONE)
                        && project.images().stream().flatMap(i -> project.annotations(i.id(), annotator.id()).stream())
                                .noneMatch(a -> a.provenance().origin() == Provenance.Origin.IMPORT);
    }

    private static Outcome outcome(ProjectView project, Image image, Annotator first, Annotator second, Rules rules,
            boolean missed, Watch watch) {
        boolean a = hasWorked(project, image, first);
        boolean b = hasWorked(project, image, second);
        Status status = project.status(image.id(), second.id());
        boolean passed = !b && (status == Status.SKIPPED || status == Status.ESCALATED);
        boolean counts = a && (b || missed && !passed);
        return new Outcome(a, b, counts
                ? List.of(ImageComparison.of(image, project.annotations(image.id(), first.id()),
                        project.annotations(image.id(), second.id()), rules, watch))
                : List.of());
    }

    /** Whether somebody has drawn something, or said that nothing is there: also where that was given back to them. */
    public static boolean hasWorked(ProjectView project, Image image, Annotator annotator) {
        Status status = project.status(image.id(), annotator.id());
        return status == Status.DONE || status == Status.RETURNED
                || !project.annotations(image.id(), annotator.id()).isEmpty();
    }

    /** Of the drawn objects. */
    public Tally objects() {
        return images.stream().map(ImageComparison::objects).reduce(Tally.NONE, Tally::plus);
    }

    /** Of the image tags. */
    public Tally tags() {
        return images.stream().map(ImageComparison::tags).reduce(Tally.NONE, Tally::plus);
    }

    /** Images on which both agree that nothing is there. */
    public int bothEmpty() {
        return (int) images.stream().filter(ImageComparison::isBothEmpty).count();
    }

    /** All of them, the worst first. */
    public List<Disagreement> disagreements() {
        return images.stream().flatMap(i -> i.disagreements().stream()).sorted(Disagreement.WORST_FIRST).toList();
    }
}
