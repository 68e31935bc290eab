package touchstone.qa.breakdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import touchstone.model.Annotation;
import touchstone.model.LabelId;
import touchstone.qa.Estimate;
import touchstone.qa.Moments;
import touchstone.qa.Reason;
import touchstone.qa.Watch;
import touchstone.qa.hypothesis.Fisher;
import touchstone.qa.hypothesis.Holm;
import touchstone.qa.hypothesis.Means;
import touchstone.qa.hypothesis.Verdict;

/**
 * The agreement on one group of objects beside that on all others. The three tests are corrected together over all groups
 * of their grouping (Holm); objects of one image are not independent of each other, so that they hint and do not prove.
 *
 * @param objects how many objects of two annotators, matched or not
 * @param matched how many of them both have
 * @param found share of the objects that both have
 * @param f1 2 matched / (2 matched + unmatched)
 * @param sameLabel share of the matched ones that both call alike
 * @param alpha Krippendorff's nominal alpha of the labels of matched objects; where labels are grouped by, of this label
 *            against all others over all matched objects, because those on which one label was chosen differ by that
 * @param meanIou of the matched ones that have an area
 * @param foundTest whether {@code found} differs from the other groups' (Fisher's exact test)
 * @param labelTest whether {@code sameLabel} does (Fisher's exact test); not where labels are grouped by, since a
 *            difference is of two groups then
 * @param iouTest whether {@code meanIou} does (Welch's t)
 */
public record GroupAgreement(String group, long objects, long matched, Estimate found, Estimate f1,
        Estimate sameLabel, Estimate alpha, Estimate meanIou, Verdict foundTest, Verdict labelTest, Verdict iouTest) {

    /** After so many objects the watch is asked. */
    private static final int CHECKED = 4096;

    /** The groups in their order; none when the grouping says nothing of any object. */
    public static List<GroupAgreement> of(Grouping grouping, List<Observation> observations, Watch watch) {
        Map<String, Sums> sums = new TreeMap<>();
        Sums all = new Sums();
        int seen = 0;
        for (Observation o : observations) {
            if (++seen % CHECKED == 0) {
                watch.check();
            }
            List<String> groups = grouping.of(o);
            if (!groups.isEmpty()) {
                all.add(o);
                groups.forEach(group -> sums.computeIfAbsent(group, g -> new Sums()).add(o));
            }
        }
        Map<String, Sums> ordered = new LinkedHashMap<>();
        grouping.order().stream().filter(sums::containsKey).forEach(g -> ordered.put(g, sums.get(g)));
        sums.forEach(ordered::putIfAbsent);
        List<Verdict> tests = new ArrayList<>();
        ordered.values().forEach(group -> tests.addAll(group.against(all, grouping.isOfLabels())));
        List<Verdict> corrected = Holm.adjust(tests);
        List<GroupAgreement> result = new ArrayList<>();
        ordered.forEach((name, group) -> {
            int at = 3 * result.size();
            result.add(group.agreement(name, grouping.isOfLabels() ? group.againstOthers(all) : group.alpha(),
                    corrected.get(at), corrected.get(at + 1), corrected.get(at + 2)));
        });
        return result;
    }

    /** Whether any of the three differs at the level. */
    public boolean differs(double level) {
        return foundTest.isSignificant(level) || labelTest.isSignificant(level) || iouTest.isSignificant(level);
    }

    private static final class Sums {

        private long objects;
        private long matched;
        private long same;
        private Moments iou = Moments.NONE;
        /** How often each label was given to a matched object. */
        private final Map<LabelId, Long> labels = new HashMap<>();

        void add(Observation o) {
            objects++;
            Annotation a = o.a();
            Annotation b = o.b();
            if (a != null && b != null) {
                matched++;
                same += o.isOfOneLabel() ? 1 : 0;
                labels.merge(a.label(), 1L, Long::sum);
                labels.merge(b.label(), 1L, Long::sum);
                if (o.hasIou()) {
                    iou = iou.plus(o.similarity());
                }
            }
        }

        List<Verdict> against(Sums all, boolean ofLabels) {
            return List.of(Fisher.shares(matched, objects, all.matched - matched, all.objects - objects),
                    ofLabels
                            ? Verdict.untested(Reason.NOT_DEFINED)
                            : Fisher.shares(same, matched, all.same - same, all.matched - matched),
                    Means.compared(iou, without(all.iou, iou)));
        }

        /** What is left of some numbers when others, which are among them, are taken away. */
        private static Moments without(Moments all, Moments part) {
            long n = all.n() - part.n();
            if (n == 0) {
                return Moments.NONE;
            }
            double mean = (all.mean() * all.n() - part.mean() * part.n()) / n;
            double apart = mean - part.mean();
            double squares = all.squares() - part.squares() - apart * apart * ((double) n * part.n() / all.n());
            return new Moments(n, mean, Math.max(0, squares));
        }

        /** Of two ratings a unit: 1 - (n - 1) times the pairs that differ over all pairs of ratings that do. */
        Estimate alpha() {
            double ratings = 2.0 * matched;
            double alike = labels.values().stream().mapToDouble(n -> (double) n * n).sum();
            return alpha(matched, matched - same, ratings * ratings - alike);
        }

        Estimate againstOthers(Sums all) {
            double given = matched + (double) same;
            return alpha(all.matched, matched - same, 2 * given * (2.0 * all.matched - given));
        }

        private static Estimate alpha(long units, long different, double pairs) {
            return units == 0
                    ? Estimate.undefined(Reason.NO_PAIRS)
                    : pairs == 0
                            ? Estimate.undefined(Reason.NO_VARIANCE)
                            : Estimate.of(1 - (2.0 * units - 1) * 2 * different / pairs, units);
        }

        GroupAgreement agreement(String name, Estimate alpha, Verdict foundTest, Verdict labelTest, Verdict iouTest) {
            return new GroupAgreement(name, objects, matched, Estimate.share(matched, objects, Reason.EMPTY),
                    objects == 0
                            ? Estimate.undefined(Reason.EMPTY)
                            : Estimate.of(2.0 * matched / (objects + matched), objects),
                    Estimate.share(same, matched, Reason.NO_MATCHES),
                    alpha,
                    iou.share(matched == 0 ? Reason.NO_MATCHES : Reason.NO_AREA), foundTest, labelTest, iouTest);
        }
    }
}
