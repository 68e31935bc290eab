package touchstone.qa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MomentsTest {

    @Test
    void giveTheIntervalOfStudentsTTable() {
        // scipy.stats.t.interval(.95, 4, loc=3, scale=sem([1, 2, 3, 4, 5])) = (1.0367568385224393, 4.9632431614775605)
        Estimate.Value mean = assertInstanceOf(Estimate.Value.class,
                Moments.of(1, 2, 3, 4, 5).estimate(Reason.EMPTY));
        assertEquals(3, mean.value());
        assertEquals(5, mean.n());
        Interval interval = Objects.requireNonNull(mean.interval());
        assertEquals(1.0367568385224393, interval.low(), 1e-12);
        assertEquals(4.9632431614775605, interval.high(), 1e-12);
    }

    @Test
    void ofOneNumberHaveNoIntervalAndOfNoneNoMean() {
        assertNull(assertInstanceOf(Estimate.Value.class, Moments.of(7.0).estimate(Reason.EMPTY)).interval());
        assertEquals(OptionalDouble.empty(), Moments.NONE.estimate(Reason.EMPTY).number());
    }

    @Test
    void cutTheIntervalOfWhatCannotBeOutside() {
        Interval share = Objects.requireNonNull(
                assertInstanceOf(Estimate.Value.class, Moments.of(0.1, 0.9, 1).share(Reason.EMPTY)).interval());
        assertEquals(0, share.low());
        assertEquals(1, share.high());
        assertEquals(0, Objects.requireNonNull(
                assertInstanceOf(Estimate.Value.class, Moments.of(1, 9).amount(Reason.EMPTY)).interval()).low());
    }

    @Property(seed = "1")
    void doNotDependOnWhereTheNumbersAreCut(
            @ForAll @Size(max = 9) List<@DoubleRange(min = -1e3, max = 1e3) Double> given) {
        double[] values = given.stream().mapToDouble(Double::doubleValue).toArray();
        Moments whole = Moments.of(values);
        for (int cut = 0; cut <= values.length; cut++) {
            Moments parts = Moments.of(Arrays.copyOf(values, cut))
                    .plus(Moments.of(Arrays.copyOfRange(values, cut, values.length)));
            assertEquals(whole.n(), parts.n());
            assertEquals(whole.mean(), parts.mean(), 1e-9);
            assertEquals(whole.squares(), parts.squares(), 1e-6 * (1 + whole.squares()));
        }
    }
}
