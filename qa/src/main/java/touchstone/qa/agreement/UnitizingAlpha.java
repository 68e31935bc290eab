package touchstone.qa.agreement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;

/**
 * Agreement on where stretches of a line begin and end and what they are: Krippendorff's alpha<sub>U</sub> (On the
 * Reliability of Unitizing Continuous Data, 1995; Content Analysis, 2004, chapter 11.6). Of one dimension only: for regions of an image
 * there is no settled standard.
 *
 * @param all over all categories: 1 - the sum of observed over the sum of expected disagreements
 * @param byCategory each category alone, in the order of their names
 */
public record UnitizingAlpha(Estimate all, Map<String, Estimate> byCategory) {

    /**
     * A stretch that a rater has marked.
     *
     * @param begin on the line, in its smallest steps
     * @param length in these steps, at least 1
     * @param rater place of the rater, from 0
     */
    public record Stretch(long begin, long length, int rater, String category) {
    }

    /** A stretch, or the gap between two stretches of one rater and category. */
    private record Section(double begin, double length, boolean isStretch) {
    }

    public UnitizingAlpha {
        byCategory = Collections.unmodifiableMap(new LinkedHashMap<>(byCategory));
    }

    /**
     * @param begin where the line begins
     * @param length of the line
     * @param raters how many there are, whether they marked anything or not
     * @param stretches within the line; those of one rater and category do not overlap
     */
    public static UnitizingAlpha of(long begin, long length, int raters, List<Stretch> stretches) {
        if (raters < 2) {
            return new UnitizingAlpha(Estimate.undefined(Reason.TOO_FEW_RATERS), Map.of());
        }
        if (stretches.isEmpty()) {
            return new UnitizingAlpha(Estimate.undefined(Reason.EMPTY), Map.of());
        }
        Map<String, Estimate> byCategory = new LinkedHashMap<>();
        double observed = 0;
        double expected = 0;
        for (String category : new TreeSet<>(stretches.stream().map(Stretch::category).toList())) {
            List<List<Section>> sections = new ArrayList<>();
            for (int r = 0; r < raters; r++) {
                int rater = r;
                sections.add(sections(begin, length, stretches.stream()
                        .filter(s -> s.rater == rater && s.category.equals(category)).toList()));
            }
            double o = observed(sections, (double) length);
            double e = expected(sections, (double) length);
            observed += o;
            expected += e;
            byCategory.put(category, estimate(o, e,
                    sections.stream().flatMap(List::stream).filter(Section::isStretch).count()));
        }
        return new UnitizingAlpha(estimate(observed, expected, stretches.size()), byCategory);
    }

    private static Estimate estimate(double observed, double expected, long n) {
        return expected > 0 ? Estimate.of(1 - observed / expected, n) : Estimate.undefined(Reason.NO_VARIANCE);
    }

    private static List<Section> sections(long begin, long length, List<Stretch> own) {
        List<Section> sections = new ArrayList<>();
        long at = begin;
        for (Stretch s : own.stream().sorted(Comparator.comparingLong(Stretch::begin)).toList()) {
            if (s.begin > at) {
                sections.add(new Section(at, s.begin - at, false));
            }
            sections.add(new Section(s.begin, s.length, true));
            at = s.begin + s.length;
        }
        if (at < begin + length) {
            sections.add(new Section(at, begin + length - at, false));
        }
        return sections;
    }

    private static double observed(List<List<Section>> sections, double length) {
        int m = sections.size();
        double sum = 0;
        for (int i = 0; i < m; i++) {
            for (int j = i + 1; j < m; j++) {
                sum += 2 * between(sections.get(i), sections.get(j));
            }
        }
        return sum / m / (m - 1) / length / length;
    }

    /** Both lists ascend and cover the line, so only neighbours meet. */
    private static double between(List<Section> first, List<Section> second) {
        double sum = 0;
        int from = 0;
        for (Section g : first) {
            while (from < second.size() && second.get(from).begin + second.get(from).length <= g.begin) {
                from++;
            }
            for (int k = from; k < second.size() && second.get(k).begin < g.begin + g.length; k++) {
                sum += distance(g, second.get(k));
            }
        }
        return sum;
    }

    /** Of two sections that overlap. */
    private static double distance(Section g, Section h) {
        double ahead = g.begin - h.begin;
        double behind = ahead + g.length - h.length;
        if (g.isStretch && h.isStretch) {
            return ahead * ahead + behind * behind;
        }
        if (g.isStretch && !h.isStretch && ahead >= 0 && behind <= 0) {
            return g.length * g.length;
        }
        if (!g.isStretch && h.isStretch && ahead <= 0 && behind >= 0) {
            return h.length * h.length;
        }
        return 0;
    }

    private static double expected(List<List<Section>> sections, double length) {
        List<Section> all = sections.stream().flatMap(List::stream).toList();
        List<Section> stretches = all.stream().filter(Section::isStretch).toList();
        double[] gaps = all.stream().filter(s -> !s.isStretch).mapToDouble(Section::length).sorted().toArray();
        double[] sumFrom = new double[gaps.length + 1];
        for (int i = gaps.length - 1; i >= 0; i--) {
            sumFrom[i] = sumFrom[i + 1] + gaps[i];
        }
        double above = 0;
        double own = 0;
        for (Section s : stretches) {
            double l = s.length;
            above += (stretches.size() - 1) / 3.0 * (2 * l * l * l - 3 * l * l + l);
            int fitting = lowest(gaps, l);
            above += l * l * (sumFrom[fitting] - (gaps.length - fitting) * (l - 1));
            own += l * (l - 1);
        }
        double places = sections.size() * length;
        double below = places * (places - 1) - own;
        return below > 0 ? 2 / length * above / below : 0;
    }

    /** The first place whose value is at least the given one. */
    private static int lowest(double[] ascending, double value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
