package touchstone.qa.agreement;

import touchstone.qa.Estimate;
import touchstone.qa.Reason;

/** The mean of Cohen's kappa over all pairs of raters (Light 1971); exists only when every pair has one. */
public record LightKappa() implements Coefficient {

    @Override
    public String name() {
        return "lightKappa";
    }

    @Override
    public Estimate of(RatingTable table) {
        int raters = table.raters().size();
        if (raters < 2) {
            return Estimate.undefined(Reason.TOO_FEW_RATERS);
        }
        double sum = 0;
        for (int a = 0; a < raters; a++) {
            for (int b = a + 1; b < raters; b++) {
                switch (CohenKappa.UNWEIGHTED.of(table, a, b)) {
                    case Estimate.Undefined none -> {
                        return none;
                    }
                    case Estimate.Value kappa -> sum += kappa.value();
                }
            }
        }
        return Estimate.of(sum / (raters * (raters - 1) / 2.0), table.units());
    }
}
