package touchstone.qa.budget;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;

/**
 * The straight line through measurements on doubly logarithmic paper, ln error = intercept + slope ln labels, by ordinary
 * least squares: the power law without a floor, as learning curves are often drawn (Hestness et al. 2017). Every
 * measured error counts alike. Standard errors have two degrees of freedom less than there are measurements.
 *
 * @param r2 share of the variance of ln error that the line explains; undefined where all errors are the same
 */
public record LogLog(Estimate slope, Estimate intercept, Estimate r2, Estimate slopeStandardError,
        Estimate interceptStandardError) {

    private record Place(double x, double y) {
    }

    /** Undefined throughout where a measured error is 0, which has no logarithm. */
    public static LogLog of(Measured measured) {
        List<Place> places = measured.bySize().entrySet().stream().flatMap(LogLog::places).toList();
        if (places.stream().anyMatch(p -> !Double.isFinite(p.y))) {
            Estimate none = Estimate.undefined(Reason.NO_LOGARITHM);
            return new LogLog(none, none, none, none, none);
        }
        int n = places.size();
        double x = places.stream().mapToDouble(Place::x).sum() / n;
        double y = places.stream().mapToDouble(Place::y).sum() / n;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (Place p : places) {
            xx += (p.x - x) * (p.x - x);
            xy += (p.x - x) * (p.y - y);
            yy += (p.y - y) * (p.y - y);
        }
        double slope = xy / xx;
        double off = 0;
        for (Place p : places) {
            double residual = p.y - y - slope * (p.x - x);
            off += residual * residual;
        }
        double error = Math.sqrt(off / (n - 2) / xx);
        return new LogLog(Estimate.of(slope, n), Estimate.of(y - slope * x, n),
                yy == 0 ? Estimate.undefined(Reason.NO_SPREAD) : Estimate.of(1 - off / yy, n),
                Estimate.of(error, n), Estimate.of(error * Math.sqrt(xx / n + x * x), n));
    }

    private static Stream<Place> places(Map.Entry<Double, List<Double>> size) {
        return size.getValue().stream().map(error -> new Place(Math.log(size.getKey()), Math.log(error)));
    }
}
