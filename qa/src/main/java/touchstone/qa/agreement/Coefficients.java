package touchstone.qa.agreement;

import java.util.List;
import touchstone.qa.agreement.ChanceCorrected.Chance;
import touchstone.qa.agreement.IntraclassCorrelation.Model;
import touchstone.qa.agreement.KrippendorffAlpha.Scale;

/** All coefficients on a table of ratings, in the order they are shown. */
public final class Coefficients {

    public static final Coefficient PERCENT_AGREEMENT = new PercentAgreement();
    public static final Coefficient FLEISS_KAPPA = new ChanceCorrected("fleissKappa", Weights.IDENTITY, Chance.FLEISS);

    public static final List<Coefficient> ALL = List.of(PERCENT_AGREEMENT, CohenKappa.UNWEIGHTED,
            new CohenKappa("cohenKappaLinear", Weights.LINEAR),
            new CohenKappa("cohenKappaQuadratic", Weights.QUADRATIC),
            new ChanceCorrected("scottPi", Weights.IDENTITY, Chance.SCOTT),
            new ChanceCorrected("brennanPrediger", Weights.IDENTITY, Chance.UNIFORM),
            FLEISS_KAPPA,
            new ChanceCorrected("congerKappa", Weights.IDENTITY, Chance.CONGER),
            new LightKappa(),
            new ChanceCorrected("gwetAc1", Weights.IDENTITY, Chance.GWET),
            new ChanceCorrected("gwetAc2Linear", Weights.LINEAR, Chance.GWET),
            new ChanceCorrected("gwetAc2Quadratic", Weights.QUADRATIC, Chance.GWET),
            KrippendorffAlpha.NOMINAL,
            new KrippendorffAlpha("krippendorffAlphaOrdinal", Scale.ORDINAL, 1L),
            new KrippendorffAlpha("krippendorffAlphaInterval", Scale.INTERVAL, 1L),
            new KrippendorffAlpha("krippendorffAlphaRatio", Scale.RATIO, 1L),
            new IntraclassCorrelation("icc1", Model.ONE_WAY, false),
            new IntraclassCorrelation("icc2", Model.TWO_WAY_RANDOM, false),
            new IntraclassCorrelation("icc3", Model.TWO_WAY_MIXED, false),
            new IntraclassCorrelation("icc1k", Model.ONE_WAY, true),
            new IntraclassCorrelation("icc2k", Model.TWO_WAY_RANDOM, true),
            new IntraclassCorrelation("icc3k", Model.TWO_WAY_MIXED, true));

    private Coefficients() {
    }
}
