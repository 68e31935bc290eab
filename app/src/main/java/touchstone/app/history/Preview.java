package touchstone.app.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polyline;

/** A small picture of a shape before and after: grey where both are, one colour for what went, another for what came. */
@SuppressWarnings("ArrayRecordComponent") // a picture, never compared
record Preview(int width, int height, int[] argb) {

    private static final int BOTH = 0xFF8A9299;
    private static final int GONE = 0xFFD55E00;
    private static final int COME = 0xFF56B4E9;

    /** As large as fits, both shapes in one frame. */
    static Preview of(@Nullable Geometry before, @Nullable Geometry after, int width, int height) {
        Bounds all = bounds(before).union(bounds(after));
        int[] argb = new int[width * height];
        if (all.isEmpty()) {
            return new Preview(width, height, argb);
        }
        double pixel = Math.max(Math.max(all.width() / (width - 6.0), all.height() / (height - 6.0)), 1e-6);
        double left = all.centerX() - width * pixel / 2;
        double top = all.centerY() - height * pixel / 2;
        boolean[] was = covered(before, left, top, pixel, width, height);
        boolean[] is = covered(after, left, top, pixel, width, height);
        for (int i = 0; i < argb.length; i++) {
            argb[i] = was[i] && is[i] ? BOTH : was[i] ? GONE : is[i] ? COME : 0;
        }
        return new Preview(width, height, argb);
    }

    private static Bounds bounds(@Nullable Geometry shape) {
        return shape == null ? Bounds.EMPTY : shape.bounds();
    }

    private static boolean[] covered(@Nullable Geometry shape, double left, double top, double pixel, int width,
            int height) {
        boolean[] covered = new boolean[width * height];
        switch (shape) {
            case null -> {
            }
            case Polyline line -> {
                Points points = line.points();
                for (int i = 1; i < points.size(); i++) {
                    double steps = Math.clamp(points.get(i - 1).distance(points.get(i)) / pixel * 2, 1, 2.0 * width);
                    for (double t = 0; t <= steps; t++) {
                        dot(covered, (points.x(i - 1) + (points.x(i) - points.x(i - 1)) * t / steps - left) / pixel,
                                (points.y(i - 1) + (points.y(i) - points.y(i - 1)) * t / steps - top) / pixel, width,
                                height);
                    }
                }
            }
            case Keypoints points -> {
                List<Keypoints.Joint> joints = points.joints().stream()
                        .filter(j -> j.visibility() != Keypoints.ABSENT).toList();
                for (Keypoints.Joint joint : joints) {
                    dot(covered, (joint.x() - left) / pixel, (joint.y() - top) / pixel, width, height);
                }
            }
            default -> {
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        covered[y * width + x] = shape.contains(left + (x + 0.5) * pixel, top + (y + 0.5) * pixel);
                    }
                }
            }
        }
        return covered;
    }

    private static void dot(boolean[] covered, double x, double y, int width, int height) {
        for (int row = (int) y - 1; row <= (int) y + 1; row++) {
            for (int column = (int) x - 1; column <= (int) x + 1; column++) {
                if (row >= 0 && row < height && column >= 0 && column < width) {
                    covered[row * width + column] = true;
                }
            }
        }
    }
}
