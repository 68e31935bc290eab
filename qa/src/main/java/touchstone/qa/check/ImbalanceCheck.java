package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Label;
import touchstone.model.ProjectView;
import touchstone.qa.Severity;

/** Labels of which there is at least one object, but more than {@link Limit#MAXIMUM_IMBALANCE} of another to each. */
final class ImbalanceCheck implements Check.OfProject {

    @Override
    public String name() {
        return "imbalance";
    }

    @Override
    public Severity severity() {
        return Severity.MODERATE;
    }

    @Override
    public void look(ProjectView project, Census census, CheckRules rules, Consumer<Problem> found) {
        double most = rules.of(Limit.MAXIMUM_IMBALANCE);
        Label frequent = null;
        for (Label label : project.schema().labels()) {
            frequent = frequent == null || census.of(label.id()) > census.of(frequent.id()) ? label : frequent;
        }
        if (frequent == null) {
            return;
        }
        for (Label label : project.schema().labels()) {
            long count = census.of(label.id());
            if (count > 0 && census.of(frequent.id()) > most * count) {
                found.accept(OfProject.problem(this, rules, null, "imbalance", label.name(), count, frequent.name(),
                        census.of(frequent.id())));
            }
        }
    }
}
