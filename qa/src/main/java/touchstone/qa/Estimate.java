package touchstone.qa;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A number with its uncertainty, or the reason why there is none. Never NaN and never infinite. */
public sealed interface Estimate {

    /**
     * @param n how many units, objects or pairs it rests on
     * @param standardError null where the coefficient has none
     * @param interval null where the coefficient has none
     */
    record Value(double value, long n, @Nullable Double standardError,
            @Nullable Interval interval) implements Estimate {

        public Value {
            if (!Double.isFinite(value)) {
                throw new ArithmeticException("A number came out as " + value + ".");
            }
        }
    }

    /** @param because one sentence for the user */
    record Undefined(Reason reason, String because) implements Estimate {
    }

    static Estimate of(double value, long n) {
        return new Value(value, n, null, null);
    }

    static Estimate of(double value, long n, double standardError, Interval interval) {
        return new Value(value, n, standardError, interval);
    }

    static Estimate of(double value, long n, @Nullable Interval interval) {
        return new Value(value, n, null, interval);
    }

    static Estimate undefined(Reason reason) {
        return new Undefined(reason, reason.sentence());
    }

    /** A share with Wilson's interval; undefined for the given reason when {@code n} is 0. */
    static Estimate share(long part, long n, Reason whenNone) {
        return n == 0 ? undefined(whenNone) : of((double) part / n, n, Interval.wilson(part, n));
    }

    /** The number, if it exists. */
    default OptionalDouble number() {
        return switch (this) {
            case Value v -> OptionalDouble.of(v.value);
            case Undefined u -> OptionalDouble.empty();
        };
    }
}
