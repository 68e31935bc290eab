package touchstone.qa.breakdown;

import java.util.List;
import java.util.function.Predicate;
import touchstone.model.Annotator;
import touchstone.model.ProjectView;
import touchstone.qa.scoring.Comparison;

/** Who is held against whom. */
final class People {

    private People() {
    }

    /** The annotators who have worked on any image, in the project's order. */
    static List<Annotator> annotators(ProjectView project) {
        return working(project, role -> role == Annotator.Role.ANNOTATOR);
    }

    static List<Annotator> gold(ProjectView project) {
        return working(project, role -> role == Annotator.Role.GOLD);
    }

    /** Who is held against a golden set: annotators, models and consensus layers. */
    static List<Annotator> judged(ProjectView project) {
        return working(project, role -> role != Annotator.Role.GOLD);
    }

    private static List<Annotator> working(ProjectView project, Predicate<Annotator.Role> roles) {
        return project.annotators().stream().filter(a -> roles.test(a.role()))
                .filter(a -> project.images().stream().anyMatch(i -> Comparison.hasWorked(project, i, a))).toList();
    }
}
