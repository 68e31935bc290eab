package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Label;
import touchstone.model.ProjectView;
import touchstone.qa.Severity;

/** Labels in use with fewer objects than {@link Limit#MINIMUM_SAMPLES}. */
final class FewSamplesCheck implements Check.OfProject {

    @Override
    public String name() {
        return "fewSamples";
    }

    @Override
    public Severity severity() {
        return Severity.MODERATE;
    }

    @Override
    public void look(ProjectView project, Census census, CheckRules rules, Consumer<Problem> found) {
        for (Label label : project.schema().labels()) {
            long count = census.of(label.id());
            double least = rules.of(Limit.MINIMUM_SAMPLES, label);
            if (count > 0 && count < least) {
                found.accept(OfProject.problem(this, rules, null, "fewSamples", label.name(), count, least));
            }
        }
    }
}
