package touchstone.qa.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import touchstone.qa.Estimate;
import touchstone.qa.Moments;
import touchstone.qa.Reason;
import touchstone.qa.result.Unit;

/**
 * The measures of many pairs of shapes, added up.
 *
 * @param normalized one for each of {@link ShapeMeasures#STEPS}
 */
record ShapeTally(Moments iou, Moments dice, Moments boundaryIou, Moments hausdorff95, Moments averageDistance,
        List<Moments> normalized) {

    static final ShapeTally NONE = new ShapeTally(Moments.NONE, Moments.NONE, Moments.NONE, Moments.NONE, Moments.NONE,
            Arrays.stream(ShapeMeasures.STEPS).mapToObj(step -> Moments.NONE).toList());

    static ShapeTally of(ShapeMeasures pair) {
        return new ShapeTally(Moments.of(pair.iou()), Moments.of(pair.dice()), Moments.of(pair.boundaryIou()),
                moments(pair.hausdorff95()), moments(pair.averageDistance()),
                Arrays.stream(pair.normalized()).map(ShapeTally::moments).toList());
    }

    private static Moments moments(OptionalDouble number) {
        return number.isPresent() ? Moments.of(number.getAsDouble()) : Moments.NONE;
    }

    ShapeTally plus(ShapeTally o) {
        List<Moments> both = new ArrayList<>();
        for (int i = 0; i < normalized.size(); i++) {
            both.add(normalized.get(i).plus(o.normalized.get(i)));
        }
        return new ShapeTally(iou.plus(o.iou), dice.plus(o.dice), boundaryIou.plus(o.boundaryIou),
                hausdorff95.plus(o.hausdorff95), averageDistance.plus(o.averageDistance), List.copyOf(both));
    }

    long pairs() {
        return iou.n();
    }

    /** The mean of one of the measures, told in the given unit. */
    static Estimate mean(Moments measure, Unit unit) {
        return unit == Unit.SHARE ? measure.share(Reason.NO_MATCHES) : measure.amount(Reason.NO_MATCHES);
    }
}
