package touchstone.qa.similarity;

import java.util.OptionalDouble;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Keypoints.Joint;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;

/**
 * Percentage of correct keypoints (Yang and Ramanan 2013): the share of the truth's labelled joints whose counterpart lies
 * within a share of the object's size. A joint that the other lacks is not correct; one that the truth lacks is left out.
 *
 * @param threshold share of the size, inclusive; above 0
 */
public record Pck(double threshold, Size size) {

    /** What distances are measured against, always of the truth. */
    public sealed interface Size {

        /** In pixels; empty where the truth has not what it takes. */
        OptionalDouble of(Keypoints truth);
    }

    /** The longer side of the box around the labelled joints (PCK). */
    public record BoxSide() implements Size {

        @Override
        public OptionalDouble of(Keypoints truth) {
            Bounds bounds = truth.bounds();
            return positive(bounds.isEmpty() ? 0 : Math.max(bounds.width(), bounds.height()));
        }
    }

    /**
     * The distance of two joints: of a hip from the opposite shoulder for the torso, of the top of the head from the neck for
     * the head (PCKh).
     */
    public record Between(int first, int second) implements Size {

        @Override
        public OptionalDouble of(Keypoints truth) {
            if (!isLabelled(truth, first) || !isLabelled(truth, second)) {
                return OptionalDouble.empty();
            }
            return positive(distance(truth.joints().get(first), truth.joints().get(second)));
        }
    }

    /** A size that is known from elsewhere, in pixels. */
    public record Pixels(double pixels) implements Size {

        @Override
        public OptionalDouble of(Keypoints truth) {
            return positive(pixels);
        }
    }

    public Pck {
        if (!(threshold > 0) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException("The threshold is " + threshold + "; it must be above 0.");
        }
    }

    private static OptionalDouble positive(double size) {
        return size > 0 ? OptionalDouble.of(size) : OptionalDouble.empty();
    }

    /** Over the labelled joints of one object; undefined where it has none or no size. */
    public Estimate of(Keypoints truth, Keypoints other) {
        int labelled = 0;
        int right = 0;
        for (int i = 0; i < truth.joints().size(); i++) {
            if (isLabelled(truth, i)) {
                labelled++;
                right += isRight(truth, other, i) ? 1 : 0;
            }
        }
        return size.of(truth).isEmpty()
                ? Estimate.undefined(Reason.NO_AREA)
                : Estimate.share(right, labelled, Reason.NO_REFERENCE);
    }

    /** Whether the other has that joint of the truth close enough; false where the truth has no size. */
    public boolean isRight(Keypoints truth, Keypoints other, int joint) {
        OptionalDouble pixels = size.of(truth);
        return pixels.isPresent() && isLabelled(truth, joint) && isLabelled(other, joint)
                && distance(truth.joints().get(joint), other.joints().get(joint)) <= threshold * pixels.getAsDouble();
    }

    private static boolean isLabelled(Keypoints keypoints, int i) {
        return i < keypoints.joints().size() && keypoints.joints().get(i).visibility() != Keypoints.ABSENT;
    }

    private static double distance(Joint a, Joint b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }
}
