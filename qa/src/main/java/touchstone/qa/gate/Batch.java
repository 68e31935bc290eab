package touchstone.qa.gate;

import java.util.Optional;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;
import touchstone.qa.sampling.AcceptancePlan;
import touchstone.qa.sampling.AcceptancePlan.Risk;
import touchstone.qa.sampling.DefectModel;
import touchstone.qa.sampling.Lot;

/**
 * A batch of work and what its review found: one item is what one annotator did on one image, and it is defective when it
 * has a severe error.
 *
 * @param size items of the batch, at least 1
 * @param reviewed those that lie on images of a golden set
 * @param defective those of them with a severe error
 */
public record Batch(String name, int size, int reviewed, int defective, Risk producer, Risk consumer) {

    /** The smallest plan that keeps both risks for a batch of this size. */
    public Optional<AcceptancePlan> plan() {
        return AcceptancePlan.smallest(model(), producer, consumer);
    }

    DefectModel model() {
        return DefectModel.of(new Lot(size));
    }

    /**
     * How many defective ones the reviewed sample may show: the plan's number, and where more was reviewed than the plan
     * asks for, as many as still keep the consumer's risk.
     */
    public Optional<Integer> allowed() {
        return plan().map(plan -> {
            int allowed = plan.c();
            double bad = model().atLeast(consumer.share());
            while (reviewed > plan.n() && allowed + 1 < reviewed
                    && model().accept(reviewed, allowed + 1, bad) <= consumer.risk()) {
                allowed++;
            }
            return allowed;
        });
    }

    /** Undecided while too little was reviewed and not yet too much found. */
    public Decision decision() {
        Optional<AcceptancePlan> plan = plan();
        Optional<Integer> allowed = allowed();
        if (plan.isEmpty() || allowed.isEmpty()) {
            return Decision.UNDECIDED;
        }
        if (defective > allowed.get()) {
            return Decision.FAILED;
        }
        return reviewed >= plan.get().n() ? Decision.PASSED : Decision.UNDECIDED;
    }

    /** The share of defective items in the sample, with exact bounds for that of the batch. */
    public Estimate share() {
        if (reviewed == 0) {
            return Estimate.undefined(Reason.EMPTY);
        }
        Lot lot = new Lot(size);
        Interval bounds = lot.twoSided(defective, reviewed, 0.95).shares(lot);
        return Estimate.of((double) defective / reviewed, reviewed, bounds);
    }

    /** At most so many of the batch are defective, with 95 % confidence on this side alone. */
    public int most() {
        return new Lot(size).oneSided(defective, reviewed, 0.95).high();
    }
}
