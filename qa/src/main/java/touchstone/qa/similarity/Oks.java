package touchstone.qa.similarity;

import java.util.List;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Keypoints.Joint;

/**
 * Object keypoint similarity as in COCO's evaluation: the mean over joints of exp(-d<sup>2</sup> / (2 s<sup>2</sup>
 * (2 sigma)<sup>2</sup>)), d the distance in pixels, s<sup>2</sup> the object's area in square pixels, sigma how far
 * annotators are apart at that joint for an object of area 1. COCO takes area and joints of the truth alone and forgives
 * a joint that only the other has; between two annotators nobody is the truth, so the area is the mean of both bounding
 * boxes (at least 1), a joint that only one of them has counts 0, and one that neither has is left out. Where both have
 * the same joints and the same bounding box, that is COCO's number. Anything but two keypoint objects has no similarity,
 * unless neither has any joint or both are equal.
 *
 * @param sigmas one a joint; the last one stands for all joints beyond
 */
public record Oks(List<Double> sigmas) implements Similarity {

    /** Nose, eyes, ears, shoulders, elbows, wrists, hips, knees, ankles of a person, left before right. */
    public static final Oks PERSON = new Oks(List.of(.26 / 10, .25 / 10, .25 / 10, .35 / 10, .35 / 10, .79 / 10,
            .79 / 10, .72 / 10, .72 / 10, .62 / 10, .62 / 10, 1.07 / 10, 1.07 / 10, .87 / 10, .87 / 10, .89 / 10,
            .89 / 10));

    /** Half the 0.1 that other keypoint sets take for every joint where nobody measured it, since sigma is doubled. */
    public static final Oks UNIFORM = new Oks(List.of(0.05));

    private static final double EPSILON = Math.ulp(1.0);

    public Oks {
        sigmas = List.copyOf(sigmas);
        if (sigmas.isEmpty() || sigmas.stream().anyMatch(s -> !(s > 0) || Double.isInfinite(s))) {
            throw new IllegalArgumentException("Sigmas must be positive numbers, one a joint.");
        }
    }

    /** The person's sigmas for 17 joints, else the same for every joint. */
    public static Oks forJoints(int joints) {
        return joints == PERSON.sigmas.size() ? PERSON : UNIFORM;
    }

    public double[] toArray() {
        return sigmas.stream().mapToDouble(s -> s).toArray();
    }

    /** What one joint contributes: 1 at distance 0. */
    public static double ofJoint(double dx, double dy, double area, double sigma) {
        double spread = 2 * sigma;
        return Math.exp(-((dx * dx + dy * dy) / (spread * spread) / (area + EPSILON) / 2));
    }

    @Override
    public String name() {
        return "oks";
    }

    @Override
    public double of(Geometry a, Geometry b) {
        if (a instanceof Keypoints k && b instanceof Keypoints l) {
            return ofKeypoints(k, l);
        }
        return a.equals(b) || a.bounds().isEmpty() && b.bounds().isEmpty() ? 1 : 0;
    }

    private double ofKeypoints(Keypoints a, Keypoints b) {
        double area = Math.max(1, (area(a.bounds()) + area(b.bounds())) / 2);
        int labelled = 0;
        double sum = 0;
        for (int i = 0; i < Math.max(a.joints().size(), b.joints().size()); i++) {
            boolean first = isLabelled(a, i);
            boolean second = isLabelled(b, i);
            if (first || second) {
                labelled++;
            }
            if (first && second) {
                Joint p = a.joints().get(i);
                Joint q = b.joints().get(i);
                sum += ofJoint(p.x() - q.x(), p.y() - q.y(), area, sigmas.get(Math.min(i, sigmas.size() - 1)));
            }
        }
        return labelled == 0 ? 1 : sum / labelled;
    }

    private static boolean isLabelled(Keypoints k, int i) {
        return i < k.joints().size() && k.joints().get(i).visibility() != Keypoints.ABSENT;
    }

    private static double area(Bounds bounds) {
        return bounds.isEmpty() ? 0 : bounds.width() * bounds.height();
    }
}
