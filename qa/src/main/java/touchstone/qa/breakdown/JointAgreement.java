package touchstone.qa.breakdown;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Skeleton;
import touchstone.model.Spacing;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Keypoints.Joint;
import touchstone.qa.Estimate;
import touchstone.qa.Moments;
import touchstone.qa.Reason;
import touchstone.qa.agreement.KrippendorffAlpha;
import touchstone.qa.agreement.RatingTable;
import touchstone.qa.similarity.Oks;
import touchstone.qa.similarity.Pck;

/**
 * How closely annotators place the joints of the objects that both have, and whether they say the same about what can be
 * seen of them.
 *
 * @param pairs how many matched pairs of objects of the label
 * @param oks mean object keypoint similarity of the pairs of which at least one has a size; a single joint has none
 * @param pck percentage of correct keypoints, within a share of the longer side of the first one's box: the joints of all first ones together; objects without a
 *            size, as a single joint, are left out
 */
public record JointAgreement(Label label, long pairs, Estimate oks, Estimate pck, List<OfJoint> joints) {

    /** A joint is right within a fifth of the longer side of the first one's box. */
    public static final double USUAL_PCK = 0.2;

    /**
     * @param distance mean distance in pixels where both have placed it
     * @param millimetres the same over images whose pixel size is known
     * @param sameVisibility share of the pairs that say the same: absent, hidden or visible
     * @param visibilityAlpha Krippendorff's nominal alpha of it
     */
    public record OfJoint(String name, Estimate distance, Estimate millimetres, Estimate sameVisibility,
            Estimate visibilityAlpha) {
    }

    public JointAgreement {
        joints = List.copyOf(joints);
    }

    /** Of all labels whose keypoint objects were matched, in the schema's order. */
    public static List<JointAgreement> of(LabelSchema schema, List<Observation> observations) {
        return of(schema, observations, USUAL_PCK);
    }

    /** @param threshold within which share of the longer side of the first one's box a joint is right */
    public static List<JointAgreement> of(LabelSchema schema, List<Observation> observations, double threshold) {
        Pck pck = new Pck(threshold, new Pck.BoxSide());
        List<JointAgreement> all = new ArrayList<>();
        for (Label label : schema.labels()) {
            Sums sums = new Sums(pck);
            for (Observation o : observations) {
                Annotation a = o.a();
                Annotation b = o.b();
                if (a != null && b != null && o.isOfOneLabel() && a.label().equals(label.id())
                        && a.geometry() instanceof Keypoints k && b.geometry() instanceof Keypoints l) {
                    sums.add(k, l, o.image().spacing());
                }
            }
            if (sums.pairs > 0) {
                all.add(new JointAgreement(label, sums.pairs, sums.oks(), sums.pck(),
                        sums.joints(label.skeleton())));
            }
        }
        return all;
    }

    private static final class Sums {

        private final Pck pck;
        private long pairs;
        private Moments oks = Moments.NONE;
        private long right;
        private long placed;
        private final List<OneJoint> joints = new ArrayList<>();

        Sums(Pck pck) {
            this.pck = pck;
        }

        void add(Keypoints a, Keypoints b, @Nullable Spacing spacing) {
            pairs++;
            int most = Math.max(a.joints().size(), b.joints().size());
            if (hasSize(a) || hasSize(b)) {
                oks = oks.plus(Oks.forJoints(most).of(a, b));
            }
            if (pck.of(a, b) instanceof Estimate.Value ofPair) {
                right += Math.round(ofPair.value() * ofPair.n());
                placed += ofPair.n();
            }
            while (joints.size() < most) {
                joints.add(new OneJoint());
            }
            for (int i = 0; i < most; i++) {
                joints.get(i).add(joint(a, i), joint(b, i), spacing);
            }
        }

        /** OKS is relative to an object's area, and a point has none. */
        private static boolean hasSize(Keypoints k) {
            return !k.bounds().isEmpty() && k.bounds().width() * k.bounds().height() > 0;
        }

        Estimate oks() {
            return oks.share(Reason.NO_AREA);
        }

        Estimate pck() {
            return Estimate.share(right, placed, Reason.NO_AREA);
        }

        private static @Nullable Joint joint(Keypoints k, int i) {
            return i < k.joints().size() ? k.joints().get(i) : null;
        }

        List<OfJoint> joints(@Nullable Skeleton skeleton) {
            List<OfJoint> all = new ArrayList<>();
            for (int i = 0; i < joints.size(); i++) {
                boolean named = skeleton != null && i < skeleton.joints().size();
                all.add(joints.get(i).agreement(named && skeleton != null
                        ? skeleton.joints().get(i)
                        : Integer.toString(i + 1)));
            }
            return all;
        }
    }

    private static final class OneJoint {

        private Moments pixels = Moments.NONE;
        private Moments millimetres = Moments.NONE;
        private long pairs;
        private long same;
        private final RatingTable.Builder visibility = new RatingTable.Builder(List.of("first", "second"));

        void add(@Nullable Joint a, @Nullable Joint b, @Nullable Spacing spacing) {
            int first = a == null ? Keypoints.ABSENT : a.visibility();
            int second = b == null ? Keypoints.ABSENT : b.visibility();
            pairs++;
            same += first == second ? 1 : 0;
            visibility.add(List.of(Integer.toString(first), Integer.toString(second)));
            if (a != null && b != null && first != Keypoints.ABSENT && second != Keypoints.ABSENT) {
                double dx = a.x() - b.x();
                double dy = a.y() - b.y();
                pixels = pixels.plus(Math.hypot(dx, dy));
                if (spacing != null) {
                    millimetres = millimetres.plus(Math.hypot(dx * spacing.x(), dy * spacing.y()));
                }
            }
        }

        OfJoint agreement(String name) {
            return new OfJoint(name, pixels.amount(Reason.NO_PAIRS), millimetres.amount(Reason.NO_SPACING),
                    Estimate.share(same, pairs, Reason.NO_PAIRS),
                    KrippendorffAlpha.WITHOUT_INTERVAL.of(visibility.build()));
        }
    }
}
