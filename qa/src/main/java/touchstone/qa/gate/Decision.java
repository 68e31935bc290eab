package touchstone.qa.gate;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;

/** What a gate says. */
public enum Decision {
    PASSED, FAILED,
    /** The numbers allow both. */
    UNDECIDED;

    private static final Messages TEXT = Messages.beside(Decision.class);

    /** For people. */
    public String text() {
        return TEXT.text("decision." + name());
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a gate's result says: its figure "passed". */
    public static Decision of(Result result) {
        for (Part part : result.parts()) {
            if (part instanceof Figures figures) {
                for (Figures.Figure figure : figures.figures()) {
                    OptionalDouble number = figure.estimate().number();
                    if (figure.key().equals("passed") && number.isPresent()) {
                        return number.getAsDouble() > 0.5 ? PASSED : FAILED;
                    }
                }
            }
        }
        return UNDECIDED;
    }

    /** 1 for passed, 0 for failed, and no number where nothing is decided. */
    public Estimate number(long n) {
        return switch (this) {
            case PASSED -> Estimate.of(1, n);
            case FAILED -> Estimate.of(0, n);
            case UNDECIDED -> Estimate.undefined(Reason.NOT_ENOUGH_DATA);
        };
    }

    /**
     * Whether a number lies above a limit: decided when its whole interval lies on one side. An interval that was resampled
     * from too few units decides nothing.
     */
    public static Decision above(Estimate measured, double limit) {
        return interval(measured)
                .map(i -> i.low() > limit ? PASSED : i.high() <= limit ? FAILED : UNDECIDED).orElse(UNDECIDED);
    }

    /** Whether a number lies below a limit, in the same way. */
    public static Decision below(Estimate measured, double limit) {
        return interval(measured)
                .map(i -> i.high() < limit ? PASSED : i.low() >= limit ? FAILED : UNDECIDED).orElse(UNDECIDED);
    }

    private static Optional<Interval> interval(Estimate measured) {
        return measured instanceof Estimate.Value v
                ? Optional.ofNullable(v.interval()).filter(i -> i.bootstrap() == null || i.bootstrap().reliable())
                : Optional.empty();
    }

    /** Failed when one has failed, passed when all have passed. */
    public static Decision all(Collection<Decision> decisions) {
        if (decisions.contains(FAILED)) {
            return FAILED;
        }
        return decisions.stream().allMatch(PASSED::equals) ? PASSED : UNDECIDED;
    }
}
