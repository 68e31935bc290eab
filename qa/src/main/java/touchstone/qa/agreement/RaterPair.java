package touchstone.qa.agreement;

import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.hypothesis.Margins;
import touchstone.qa.hypothesis.McNemar;
import touchstone.qa.hypothesis.Verdict;

/**
 * Two raters of a table beside each other, over the units that both rated.
 *
 * @param a place of the first rater
 * @param b place of the second rater
 * @param kappa Cohen's, unweighted
 * @param linear Cohen's with linear weights
 * @param quadratic Cohen's with quadratic weights
 * @param mcNemar whether both use two categories equally often, exact
 * @param mcNemarCorrected the same by chi-square
 * @param bowker whether they take the categories for each other symmetrically
 * @param stuartMaxwell whether both use every category equally often
 */
public record RaterPair(int a, int b, Estimate percentAgreement, Estimate kappa, Estimate linear, Estimate quadratic,
        Verdict mcNemar, Verdict mcNemarCorrected, Verdict bowker, Verdict stuartMaxwell) {

    private static final CohenKappa LINEAR = new CohenKappa("cohenKappaLinear", Weights.LINEAR);
    private static final CohenKappa QUADRATIC = new CohenKappa("cohenKappaQuadratic", Weights.QUADRATIC);

    public static RaterPair of(RatingTable table, int a, int b) {
        Crossing crossing = Crossing.of(table, a, b);
        boolean fits = table.categories().size() <= CategoryAgreement.MOST;
        long[][] counts = fits ? table.contingency(a, b) : new long[0][];
        Verdict tooMany = Verdict.untested(Reason.TOO_MANY_VALUES);
        boolean two = counts.length == 2;
        Verdict notTwo = Verdict.untested(Reason.NOT_TWO_CATEGORIES);
        return new RaterPair(a, b, Estimate.share(crossing.agreeing(), crossing.total(), Reason.NO_PAIRS),
                CohenKappa.UNWEIGHTED.of(table, crossing), LINEAR.of(table, crossing),
                QUADRATIC.of(table, crossing),
                two ? McNemar.exact(counts[0][1], counts[1][0]) : notTwo,
                two ? McNemar.corrected(counts[0][1], counts[1][0]) : notTwo,
                fits ? Margins.bowker(counts) : tooMany, fits ? Margins.stuartMaxwell(counts) : tooMany);
    }
}
