package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Label;
import touchstone.model.ProjectView;
import touchstone.qa.Severity;

/** Labels that nobody used, unless they are there for those that stand under them. */
final class UnusedLabelCheck implements Check.OfProject {

    @Override
    public String name() {
        return "unusedLabel";
    }

    @Override
    public Severity severity() {
        return Severity.LOW;
    }

    @Override
    public void look(ProjectView project, Census census, CheckRules rules, Consumer<Problem> found) {
        for (Label label : project.schema().labels()) {
            if (census.of(label.id()) == 0 && project.schema().children(label.id()).isEmpty()) {
                found.accept(OfProject.problem(this, rules, null, "unusedLabel", label.name()));
            }
        }
    }
}
