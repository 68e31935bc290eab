package touchstone.qa.conduct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.statistics.distribution.TDistribution;
import touchstone.model.Annotator;
import touchstone.qa.Moments;
import touchstone.qa.Reason;
import touchstone.qa.conduct.Scores.Scored;
import touchstone.qa.hypothesis.Holm;
import touchstone.qa.hypothesis.Means;
import touchstone.qa.hypothesis.Verdict;

/**
 * Whether a drop of scores is one annotator's or everybody's. Work is split in the middle of the log,
 * or each one's in its own middle where people worked one after the other. An annotator's own
 * drop: his change against the median change of the others, by a t test with the standard errors of both, corrected over
 * annotators (Holm). A drop of all: the change of everybody but the one who dropped most, by Welch's t test on scores
 * less each one's own mean.
 *
 * @param changes of each annotator with enough images on both sides
 * @param systemic the test of everybody but the one who dropped most
 * @param later what those of the changes did after the middle
 */
record Cause(Kind kind, List<ChangeOf> changes, Verdict systemic, List<Scored> later) {

    private static final double LEVEL = 0.05;
    private static final int LEAST = 4;

    enum Kind {
        /** Nobody's scores fell. */
        NONE,
        /** Those of one or some fell, and not the others'. */
        INDIVIDUAL,
        /** Those of all fell. */
        SYSTEMIC,
        /** Those of all fell, and of some even more. */
        BOTH,
        /** Too few images before or after. */
        UNKNOWN;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param own the test of his change against the others' */
    record ChangeOf(Annotator annotator, Moments before, Moments after, Verdict own) {

        double change() {
            return after.mean() - before.mean();
        }

        double error() {
            return Math.hypot(before.standardError(), after.standardError());
        }

        boolean fell(double median) {
            return own.isSignificant(LEVEL) && change() < Math.min(0, median);
        }
    }

    static Cause of(Scores scores) {
        Map<Annotator, Long> middles = middles(scores);
        List<ChangeOf> changes = new ArrayList<>();
        List<Scored> later = new ArrayList<>();
        Map<Annotator, List<Scored>> timed = new LinkedHashMap<>();
        for (Annotator annotator : scores.byAnnotator().keySet()) {
            List<Scored> own = scores.timed(annotator);
            long middle = middles.getOrDefault(annotator, 0L);
            Moments before = Scores.moments(own.stream().filter(s -> s.order() < middle).toList());
            List<Scored> second = own.stream().filter(s -> s.order() >= middle).toList();
            Moments after = Scores.moments(second);
            if (before.n() >= LEAST && after.n() >= LEAST) {
                timed.put(annotator, own);
                later.addAll(second);
                changes.add(new ChangeOf(annotator, before, after, Verdict.untested(Reason.TOO_FEW_RATERS)));
            }
        }
        if (changes.isEmpty()) {
            return new Cause(Kind.UNKNOWN, List.of(), Verdict.untested(Reason.TOO_FEW_UNITS), List.of());
        }
        List<ChangeOf> tested = tested(changes);
        Verdict systemic = systemic(changes, timed, middles);
        double median = median(changes.stream().mapToDouble(ChangeOf::change).toArray());
        boolean own = tested.stream().anyMatch(c -> c.fell(median));
        boolean all = systemic.isSignificant(LEVEL) && ((Verdict.Tested) systemic).statistic() < 0;
        return new Cause(all ? own ? Kind.BOTH : Kind.SYSTEMIC : own ? Kind.INDIVIDUAL : Kind.NONE, tested, systemic,
                later);
    }

    /** One middle for all, so that one cause shows in all; each one's own where people worked one after the other. */
    private static Map<Annotator, Long> middles(Scores scores) {
        Map<Annotator, Long> middles = new LinkedHashMap<>();
        long common = middle(scores.byAnnotator().keySet().stream().flatMap(a -> scores.timed(a).stream()).toList());
        boolean together = true;
        for (Annotator annotator : scores.byAnnotator().keySet()) {
            List<Scored> own = scores.timed(annotator);
            long before = own.stream().filter(s -> s.order() < common).count();
            together &= own.size() < 2 * LEAST || before >= LEAST && own.size() - before >= LEAST;
        }
        for (Annotator annotator : scores.byAnnotator().keySet()) {
            middles.put(annotator, together ? common : middle(scores.timed(annotator)));
        }
        return middles;
    }

    private static long middle(List<Scored> scored) {
        long[] orders = scored.stream().mapToLong(Scored::order).sorted().toArray();
        return orders.length == 0 ? 0 : orders[orders.length / 2];
    }

    private static List<ChangeOf> tested(List<ChangeOf> changes) {
        List<Verdict> verdicts = new ArrayList<>();
        for (ChangeOf one : changes) {
            List<ChangeOf> others = changes.stream().filter(c -> !c.equals(one)).toList();
            verdicts.add(others.isEmpty() ? own(one) : against(one, others));
        }
        List<Verdict> adjusted = Holm.adjust(verdicts);
        List<ChangeOf> tested = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            ChangeOf c = changes.get(i);
            tested.add(new ChangeOf(c.annotator, c.before, c.after, adjusted.get(i)));
        }
        return tested;
    }

    /** With nobody beside, the change alone. */
    private static Verdict own(ChangeOf one) {
        return Means.compared(one.after, one.before);
    }

    private static Verdict against(ChangeOf one, List<ChangeOf> others) {
        double median = median(others.stream().mapToDouble(ChangeOf::change).toArray());
        double squares = others.stream().mapToDouble(c -> c.error() * c.error()).average().orElse(0);
        // The median of m normal numbers varies pi/2 times as much as their mean, but no less than a single one does.
        double ofMedian = others.size() < 3 ? squares / others.size() : Math.PI / 2 * squares / others.size();
        double error = Math.sqrt(one.error() * one.error() + ofMedian);
        double difference = one.change() - median;
        if (!(error > 0)) {
            return Verdict.untested(difference == 0 ? Reason.NO_DIFFERENCE : Reason.NO_SPREAD);
        }
        double degrees = one.before.n() + one.after.n() - 2.0;
        double t = difference / error;
        return new Verdict.Tested(t, degrees,
                Math.min(1, 2 * TDistribution.of(degrees).survivalProbability(Math.abs(t))),
                one.before.n() + one.after.n());
    }

    private static Verdict systemic(List<ChangeOf> changes, Map<Annotator, List<Scored>> timed,
            Map<Annotator, Long> middles) {
        if (changes.size() < 2) {
            return Verdict.untested(Reason.TOO_FEW_RATERS);
        }
        ChangeOf worst = changes.stream().min((a, b) -> Double.compare(a.change(), b.change())).orElseThrow();
        Moments before = Moments.NONE;
        Moments after = Moments.NONE;
        for (ChangeOf c : changes) {
            if (!c.equals(worst)) {
                List<Scored> own = timed.getOrDefault(c.annotator, List.of());
                double mean = Scores.moments(own).mean();
                long middle = middles.getOrDefault(c.annotator, 0L);
                for (Scored s : own) {
                    if (s.order() < middle) {
                        before = before.plus(s.score() - mean);
                    } else {
                        after = after.plus(s.score() - mean);
                    }
                }
            }
        }
        return Means.compared(after, before);
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0 ? 0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    double medianChange() {
        return median(changes.stream().mapToDouble(ChangeOf::change).toArray());
    }
}
