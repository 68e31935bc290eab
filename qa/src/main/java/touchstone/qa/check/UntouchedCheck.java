package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Image;
import touchstone.model.ProjectView;
import touchstone.qa.Severity;

/** Images on which nobody drew and which nobody marked as done, skipped or anything else. */
final class UntouchedCheck implements Check.OfProject {

    @Override
    public String name() {
        return "untouched";
    }

    @Override
    public Severity severity() {
        return Severity.LOW;
    }

    @Override
    public void look(ProjectView project, Census census, CheckRules rules, Consumer<Problem> found) {
        for (Image image : project.images()) {
            if (!census.worked().contains(image.id())) {
                found.accept(OfProject.problem(this, rules, image.id(), "untouched", image.name()));
            }
        }
    }
}
