package touchstone.qa.agreement;

import touchstone.qa.Estimate;
import touchstone.qa.Reason;

/**
 * The share of rater pairs that agree, averaged over the units that two or more raters rated: the pairwise mean over
 * units, not the pooled share of all pairs. Not corrected for chance.
 */
public record PercentAgreement() implements Coefficient {

    @Override
    public String name() {
        return "percentAgreement";
    }

    @Override
    public Estimate of(RatingTable table) {
        if (table.raters().size() < 2) {
            return Estimate.undefined(Reason.TOO_FEW_RATERS);
        }
        PairedRatings ratings = new PairedRatings(table, Weights.IDENTITY, new double[table.categories().size()]);
        return ratings.paired == 0
                ? Estimate.undefined(Reason.NO_PAIRS)
                : Estimate.of(ratings.observed, ratings.paired);
    }
}
