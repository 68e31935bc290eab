package touchstone.model.geometry;

import java.util.List;

/** Turns shapes into masks. */
public final class Rasterizer {

    /** Coordinates beyond this many pixels are refused: the COCO rule counts fifths of pixels in 32 bits. */
    static final double FARTHEST = 1e8;

    private static final int FIFTHS = 5;

    private Rasterizer() {
    }

    /**
     * The pixels that a shape covers.
     * <ul>
     * <li>Polygon and box, turned or not: each ring by the rule of the COCO API (Lin et al., {@code rleFrPoly} of
     * {@code maskApi.c}), so that the mask equals that of pycocotools bit by bit; parts are united, and of each part its
     * outer ring loses its holes. Rings that run along pixel edges cover exactly the pixels between them.
     * <li>Ellipse: the pixels whose centre it contains.
     * <li>Mask: itself.
     * <li>Polyline, keypoints and tag have no inside: an empty mask.
     * </ul>
     *
     * @throws InvalidGeometry when a mask has another frame, a coordinate is beyond 100 million pixels, or the frame is
     *         refused by {@link Mask#empty}
     */
    public static Mask mask(Geometry geometry, int width, int height) {
        return switch (geometry) {
            case Mask m -> sameFrame(m, width, height);
            case Polygon p -> polygon(p, width, height);
            case Box b -> ring(b.corners(), width, height);
            case Ellipse e -> ellipse(e, width, height);
            case Polyline l -> Mask.empty(width, height);
            case Keypoints k -> Mask.empty(width, height);
            case Tag t -> Mask.empty(width, height);
        };
    }

    private static Mask sameFrame(Mask mask, int width, int height) {
        if (mask.width() != width || mask.height() != height) {
            throw new InvalidGeometry("A mask of " + mask.width() + " x " + mask.height()
                    + " pixels does not fit an image of " + width + " x " + height + ".");
        }
        return mask;
    }

    private static Mask polygon(Polygon polygon, int width, int height) {
        if (polygon.parts().size() == 1) {
            return part(polygon.parts().getFirst(), width, height);
        }
        MaskBuilder all = new MaskBuilder(width, height, polygon.bounds().grow(1));
        for (Polygon.Part part : polygon.parts()) {
            all.add(part(part, width, height));
        }
        return all.build();
    }

    private static Mask part(Polygon.Part part, int width, int height) {
        Mask outer = ring(part.outer(), width, height);
        return part.holes().isEmpty() ? outer : outer.minus(rings(part.holes(), width, height));
    }

    /** The union of rings by the COCO rule. */
    static Mask rings(List<Points> rings, int width, int height) {
        Bounds bounds = rings.stream().map(Points::bounds).reduce(Bounds.EMPTY, Bounds::union);
        MaskBuilder all = new MaskBuilder(width, height, bounds.grow(1));
        for (Points ring : rings) {
            all.add(ring(ring, width, height));
        }
        return all.build();
    }

    /** The pixels whose centre lies inside the rings taken together, by the even-odd rule. */
    static Mask byPixelCentre(List<Points> rings, int width, int height) {
        Bounds bounds = Bounds.EMPTY;
        for (Points ring : rings) {
            requireNear(ring);
            bounds = bounds.union(ring.bounds());
        }
        Parity parity = new Parity(width, height, bounds);
        for (Points ring : rings) {
            for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                double yi = ring.y(i);
                double yj = ring.y(j);
                int first = (int) Math.max(0, Math.ceil(Math.min(yi, yj) - 0.5));
                int end = (int) Math.min(height, Math.ceil(Math.max(yi, yj) - 0.5));
                for (int y = first; y < end; y++) {
                    double x = (ring.x(j) - ring.x(i)) * (y + 0.5 - yi) / (yj - yi) + ring.x(i);
                    parity.change((int) Math.ceil(x - 0.5), y);
                }
            }
        }
        return parity.fill();
    }

    /** One ring by the COCO rule. */
    static Mask ring(Points ring, int width, int height) {
        requireNear(ring);
        Parity parity = new Parity(width, height, ring.bounds().grow(1));
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            edge(fifths(ring.x(j)), fifths(ring.y(j)), fifths(ring.x(i)), fifths(ring.y(i)), width, height, parity);
        }
        return parity.fillDown();
    }

    /** Towards zero, as the C code casts. */
    private static long fifths(double coordinate) {
        return (long) (FIFTHS * coordinate + 0.5);
    }

    /**
     * The C code lists every point of the edge on a grid of fifths of pixels and keeps those steps that cross the middle
     * of a column, from 5k+2 to 5k+3 or back. Here only these steps are computed, with the same arithmetic.
     */
    private static void edge(long xs, long ys, long xe, long ye, int width, int height, Parity parity) {
        long dx = Math.abs(xe - xs);
        long dy = Math.abs(ye - ys);
        boolean flat = dx >= dy;
        if (flat ? xs > xe : ys > ye) {
            edge(xe, ye, xs, ys, width, height, parity);
            return;
        }
        double slope = flat ? (double) (ye - ys) / dx : (double) (xe - xs) / dy;
        int first = (int) Math.max(0, Math.ceilDiv(Math.min(xs, xe) - 2, FIFTHS));
        int last = (int) Math.min(width - 1, Math.floorDiv(Math.max(xs, xe) - 3, FIFTHS));
        for (int k = first; k <= last; k++) {
            long v;
            if (flat) {
                long t = FIFTHS * (long) k + 2 - xs;
                v = Math.min((long) (ys + slope * t + 0.5), (long) (ys + slope * (t + 1) + 0.5));
            } else {
                v = ys + lastStepBefore(xs, slope, dy, FIFTHS * (long) k + 2);
            }
            parity.change(k, (int) Math.clamp(Math.ceilDiv(v - 2, FIFTHS), 0L, (long) height));
        }
    }

    /** The last step of a steep edge before it crosses from {@code u} to {@code u + 1} or back. */
    private static long lastStepBefore(long xs, double slope, long steps, long u) {
        long t = Math.clamp((long) ((u + 0.5 - xs) / slope), 0L, steps - 1);
        while (t > 0 && crossed(xs, slope, t, u)) {
            t--;
        }
        while (t < steps - 1 && !crossed(xs, slope, t + 1, u)) {
            t++;
        }
        return t;
    }

    private static boolean crossed(long xs, double slope, long t, long u) {
        long x = (long) (xs + slope * t + 0.5);
        return slope > 0 ? x > u : x <= u;
    }

    private static Mask ellipse(Ellipse e, int width, int height) {
        Bounds bounds = e.bounds();
        requireNear(Points.of(bounds.minX(), bounds.minY(), bounds.maxX(), bounds.maxY()));
        Parity parity = new Parity(width, height, bounds.grow(1));
        if (e.rx() == 0 || e.ry() == 0) {
            return parity.fill();
        }
        double cos = Math.cos(Math.toRadians(e.rotation()));
        double sin = Math.sin(Math.toRadians(e.rotation()));
        double a = square(cos / e.rx()) + square(sin / e.ry());
        double b = cos * sin * (1 / square(e.rx()) - 1 / square(e.ry()));
        int last = (int) Math.min(height - 1.0, bounds.maxY());
        for (int y = (int) Math.max(0, bounds.minY() - 1); y <= last; y++) {
            double dy = y + 0.5 - e.cy();
            // a dx^2 + 2 b dy dx + c dy^2 <= 1, and a c - b^2 = 1 / (rx ry)^2
            double middle = e.cx() - b * dy / a;
            double half = Math.sqrt(Math.max(0, a - square(dy / (e.rx() * e.ry())))) / a;
            int from = (int) Math.ceil(middle - half - 0.5);
            int to = (int) Math.floor(middle + half - 0.5) + 1;
            // Rounding can put an end one pixel off; the definition decides.
            if (e.contains(from - 0.5, y + 0.5)) {
                from--;
            } else if (from < to && !e.contains(from + 0.5, y + 0.5)) {
                from++;
            }
            if (e.contains(to + 0.5, y + 0.5)) {
                to++;
            } else if (from < to && !e.contains(to - 0.5, y + 0.5)) {
                to--;
            }
            parity.change(from, y);
            parity.change(to, y);
        }
        return parity.fill();
    }

    private static double square(double value) {
        return value * value;
    }

    static void requireNear(Points points) {
        Bounds b = points.bounds();
        if (points.size() > 0
                && !(b.minX() >= -FARTHEST && b.minY() >= -FARTHEST && b.maxX() <= FARTHEST && b.maxY() <= FARTHEST)) {
            throw new InvalidGeometry("A shape reaches more than 100 million pixels from the image's origin.");
        }
    }
}
