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
        int q = table.categories().size();
        double[][] identity = new double[q][q];
        for (int k = 0; k < q; k++) {
            identity[k][k] = 1;
        }
        PairedRatings ratings = new PairedRatings(table, identity);
        return ratings.paired == 0
                ? Estimate.undefined(Reason.NO_PAIRS)
                : Estimate.of(ratings.observed, ratings.paired);
    }
}
