package touchstone.qa.breakdown;

import java.util.List;
import touchstone.model.Annotator;
import touchstone.model.ProjectView;
import touchstone.qa.scoring.Comparison;

/** Who is held against whom. */
final class People {

    private People() {
    }

    /** The annotators who have worked on any image, in the project's order. */
    static List<Annotator> annotators(ProjectView project) {
        return working(project, Annotator.Role.ANNOTATOR);
    }

    static List<Annotator> gold(ProjectView project) {
        return working(project, Annotator.Role.GOLD);
    }

    private static List<Annotator> working(ProjectView project, Annotator.Role role) {
        return project.annotators().stream().filter(a -> a.role() == role)
                .filter(a -> project.images().stream().anyMatch(i -> Comparison.hasWorked(project, i, a))).toList();
    }
}
