package touchstone.qa.similarity;

import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Keypoints.Joint;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

/**
 * The similarity of shapes without an inside.
 * <ul>
 * <li>Single points: 1 - distance / tolerance, not below 0.
 * <li>Objects of several joints: object keypoint similarity as in COCO, the mean over joints of exp(-d<sup>2</sup> /
 * (2 s<sup>2</sup> k<sup>2</sup>)) with k = 0.1 for every joint and s<sup>2</sup> the mean area of the two objects'
 * bounding boxes, at least tolerance<sup>2</sup>, so that both sides are treated alike. A joint that only one of them
 * has counts 0, one that neither has is left out.
 * <li>Lines: the share of both lengths together that lies within half the tolerance of the other line.
 * <li>Tags: 1. Different kinds: 0.
 * </ul>
 */
final class Proximity {

    private static final double SIGMA = 0.05;

    private Proximity() {
    }

    static double of(Geometry a, Geometry b, double tolerance) {
        if (a instanceof Tag && b instanceof Tag) {
            return 1;
        }
        if (a instanceof Polyline l && b instanceof Polyline m) {
            return l.equals(m) ? 1 : Outline.nearShare(l, m, tolerance / 2);
        }
        if (a instanceof Keypoints k && b instanceof Keypoints l) {
            return ofKeypoints(k, l, tolerance);
        }
        return 0;
    }

    private static double ofKeypoints(Keypoints a, Keypoints b, double tolerance) {
        int most = Math.max(a.joints().size(), b.joints().size());
        double scale = Math.max(tolerance * tolerance, (area(a.bounds()) + area(b.bounds())) / 2);
        int labelled = 0;
        double sum = 0;
        for (int i = 0; i < most; i++) {
            boolean first = isLabelled(a, i);
            boolean second = isLabelled(b, i);
            if (first || second) {
                labelled++;
            }
            if (first && second) {
                Joint p = a.joints().get(i);
                Joint q = b.joints().get(i);
                sum += most == 1
                        ? Math.max(0, 1 - Math.hypot(p.x() - q.x(), p.y() - q.y()) / tolerance)
                        : Oks.ofJoint(p.x() - q.x(), p.y() - q.y(), scale, SIGMA);
            }
        }
        return labelled == 0 ? 1 : sum / labelled;
    }

    private static boolean isLabelled(Keypoints k, int i) {
        return i < k.joints().size() && k.joints().get(i).visibility() != Keypoints.ABSENT;
    }

    private static double area(Bounds bounds) {
        return bounds.width() * bounds.height();
    }
}
