package touchstone.qa.agreement;

import java.util.ArrayList;
import java.util.List;
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
        List<Reason> missing = new ArrayList<>();
        for (int a = 0; a < raters; a++) {
            for (int b = a + 1; b < raters; b++) {
                switch (CohenKappa.UNWEIGHTED.of(table, a, b)) {
                    case Estimate.Undefined none -> missing.add(none.reason());
                    case Estimate.Value kappa -> sum += kappa.value();
                }
            }
        }
        if (!missing.isEmpty()) {
            return Estimate.undefined(missing.contains(Reason.NO_PAIRS) ? Reason.NO_PAIRS : missing.getFirst());
        }
        return Estimate.of(sum / (raters * (raters - 1) / 2.0), table.units());
    }
}
