package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Image;
import touchstone.model.ProjectView;
import touchstone.qa.Severity;

/** Images whose pixels have no size in millimetres where other images have one: lengths cannot be compared across them. */
final class SpacingCheck implements Check.OfProject {

    @Override
    public String name() {
        return "spacing";
    }

    @Override
    public Severity severity() {
        return Severity.MODERATE;
    }

    @Override
    public void look(ProjectView project, Census census, CheckRules rules, Consumer<Problem> found) {
        long with = project.images().stream().filter(i -> i.spacing() != null).count();
        if (with > 0) {
            for (Image image : project.images()) {
                if (image.spacing() == null) {
                    found.accept(OfProject.problem(this, rules, image.id(), "spacing", image.name(), with));
                }
            }
        }
    }
}
