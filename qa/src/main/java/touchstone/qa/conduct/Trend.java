package touchstone.qa.conduct;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;

/**
 * The slope of a straight line through points by least squares, common to several groups of which each has its own level
 * (analysis of covariance), with Student's 95 % interval.
 */
final class Trend {

    /** One measurement. */
    record Point(double x, double y) {
    }

    private Trend() {
    }

    static Estimate slope(List<List<Point>> groups) {
        double xx = 0;
        double xy = 0;
        double yy = 0;
        int n = 0;
        int levels = 0;
        for (List<Point> group : groups) {
            if (group.isEmpty()) {
                continue;
            }
            double x = group.stream().mapToDouble(Point::x).average().orElse(0);
            double y = group.stream().mapToDouble(Point::y).average().orElse(0);
            for (Point p : group) {
                xx += (p.x - x) * (p.x - x);
                xy += (p.x - x) * (p.y - y);
                yy += (p.y - y) * (p.y - y);
            }
            n += group.size();
            levels++;
        }
        int degrees = n - levels - 1;
        if (n == 0 || degrees < 1) {
            return Estimate.undefined(Reason.TOO_FEW_UNITS);
        }
        if (xx == 0) {
            return Estimate.undefined(Reason.NO_VARIANCE);
        }
        double slope = xy / xx;
        double error = Math.sqrt(Math.max(0, yy - slope * xy) / degrees / xx);
        double half = TDistribution.of(degrees).inverseSurvivalProbability(0.025) * error;
        return Estimate.of(slope, n, error,
                new Interval(slope - half, slope + half, Interval.Method.STUDENT_T, null));
    }
}
