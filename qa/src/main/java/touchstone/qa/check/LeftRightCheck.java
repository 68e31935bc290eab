package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Point;
import touchstone.qa.Severity;

/**
 * Mirrored joints that are probably swapped. Exchanging the two joints of one of the skeleton's pairs would shorten the
 * lines that end in them by a quarter or more, and by at least a twentieth of the object's size: an arm then does not
 * cross over to the other shoulder. A pair without lines is told by the others: its two joints point the other way from
 * left to right than all other pairs together, of which there must be two. Only labelled joints count. Crossed arms look
 * the same, and an object of which every pair is swapped looks right; that is why there is no fix.
 */
final class LeftRightCheck implements Check.OfObject {

    @Override
    public String name() {
        return "leftRight";
    }

    @Override
    public Severity severity() {
        return Severity.MODERATE;
    }

    @Override
    public void look(Annotation object, Label label, Layer layer, Consumer<Problem> found) {
        Skeleton skeleton = label.skeleton();
        if (skeleton == null || !(object.geometry() instanceof Keypoints keypoints)
                || keypoints.joints().size() != skeleton.joints().size()) {
            return;
        }
        double size = Math.hypot(keypoints.bounds().width(), keypoints.bounds().height());
        for (Skeleton.Pair pair : skeleton.pairs()) {
            if (isLabelled(keypoints, pair.left()) && isLabelled(keypoints, pair.right())
                    && isSwapped(keypoints, skeleton, pair, size)) {
                found.accept(layer.problem(this, object, "leftRight", skeleton.joints().get(pair.left()),
                        skeleton.joints().get(pair.right())));
            }
        }
    }

    private static final double SHORTER = 0.75;
    private static final double NOTABLE = 0.05;

    private static boolean isLabelled(Keypoints keypoints, int joint) {
        return keypoints.joints().get(joint).visibility() != Keypoints.ABSENT;
    }

    private static boolean isSwapped(Keypoints keypoints, Skeleton skeleton, Skeleton.Pair pair, double size) {
        double drawn = 0;
        double exchanged = 0;
        int lines = 0;
        for (Skeleton.Edge edge : skeleton.edges()) {
            boolean from = edge.from() == pair.left() || edge.from() == pair.right();
            boolean to = edge.to() == pair.left() || edge.to() == pair.right();
            if (from != to && isLabelled(keypoints, edge.from()) && isLabelled(keypoints, edge.to())) {
                drawn += distance(keypoints, edge.from(), edge.to());
                exchanged += distance(keypoints, other(pair, edge.from()), other(pair, edge.to()));
                lines++;
            }
        }
        return lines > 0
                ? exchanged < SHORTER * drawn && drawn - exchanged > NOTABLE * size
                : pointsBack(keypoints, skeleton, pair);
    }

    private static int other(Skeleton.Pair pair, int joint) {
        return joint == pair.left() ? pair.right() : joint == pair.right() ? pair.left() : joint;
    }

    private static double distance(Keypoints keypoints, int a, int b) {
        Keypoints.Joint from = keypoints.joints().get(a);
        Keypoints.Joint to = keypoints.joints().get(b);
        return Math.hypot(to.x() - from.x(), to.y() - from.y());
    }

    private static boolean pointsBack(Keypoints keypoints, Skeleton skeleton, Skeleton.Pair pair) {
        double x = 0;
        double y = 0;
        int others = 0;
        for (Skeleton.Pair other : skeleton.pairs()) {
            if (!other.equals(pair) && isLabelled(keypoints, other.left()) && isLabelled(keypoints, other.right())) {
                x += across(keypoints, other).x();
                y += across(keypoints, other).y();
                others++;
            }
        }
        Point own = across(keypoints, pair);
        return others >= 2 && own.x() * x + own.y() * y < -0.5 * Math.hypot(own.x(), own.y()) * Math.hypot(x, y);
    }

    private static Point across(Keypoints keypoints, Skeleton.Pair pair) {
        Keypoints.Joint left = keypoints.joints().get(pair.left());
        Keypoints.Joint right = keypoints.joints().get(pair.right());
        return new Point(right.x() - left.x(), right.y() - left.y());
    }
}
