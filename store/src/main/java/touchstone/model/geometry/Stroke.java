package touchstone.model.geometry;

/** Rasterizes a line of some width with round joints and ends. */
final class Stroke {

    private final double radius;
    private final MaskBuilder mask;
    private final int height;

    private Stroke(double radius, MaskBuilder mask, int height) {
        this.radius = radius;
        this.mask = mask;
        this.height = height;
    }

    /** The pixels whose centre lies within {@code radius} of the line. */
    static Mask mask(Points line, double radius, int width, int height) {
        if (!(radius >= 0 && radius <= Rasterizer.FARTHEST)) {
            throw new InvalidGeometry(
                    "A stroke's radius is " + radius + "; it must be a number from 0 to 100 million.");
        }
        Rasterizer.requireNear(line);
        MaskBuilder builder = new MaskBuilder(width, height, line.bounds().grow(radius));
        Stroke stroke = new Stroke(radius, builder, height);
        if (line.size() == 1) {
            stroke.segment(line.x(0), line.y(0), line.x(0), line.y(0));
        }
        for (int i = 1; i < line.size(); i++) {
            stroke.segment(line.x(i - 1), line.y(i - 1), line.x(i), line.y(i));
        }
        return builder.build();
    }

    private void segment(double ax, double ay, double bx, double by) {
        int first = (int) Math.max(0, Math.floor(Math.min(ay, by) - radius - 0.5));
        int last = (int) Math.min(height - 1.0, Math.ceil(Math.max(ay, by) + radius));
        for (int row = first; row <= last; row++) {
            row(row, new Segment(ax, ay, bx - ax, by - ay, row + 0.5));
        }
    }

    /** The stroke of one segment is convex, so that it meets a row in one run of pixels. */
    private void row(int row, Segment segment) {
        double[] run = { Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY };
        segment.addDisc(0, 0, run);
        segment.addDisc(segment.dx, segment.dy, run);
        segment.addSides(run);
        if (run[0] > run[1]) {
            return;
        }
        int from = (int) Math.ceil(run[0] - 0.5);
        int to = (int) Math.floor(run[1] - 0.5) + 1;
        // Rounding can put an end one pixel off; the definition decides.
        if (segment.reaches(from - 0.5)) {
            from--;
        } else if (from < to && !segment.reaches(from + 0.5)) {
            from++;
        }
        if (segment.reaches(to + 0.5)) {
            to++;
        } else if (from < to && !segment.reaches(to - 0.5)) {
            to--;
        }
        mask.span(row, from, to);
    }

    /** A segment from (ax, ay) along (dx, dy), seen from the row of pixel centres at height cy. */
    private final class Segment {

        private final double ax;
        private final double dx;
        private final double dy;
        private final double py;
        private final double squaredLength;

        Segment(double ax, double ay, double dx, double dy, double cy) {
            this.ax = ax;
            this.dx = dx;
            this.dy = dy;
            py = cy - ay;
            squaredLength = dx * dx + dy * dy;
        }

        /** The definition: whether (x, cy) is within the radius of the segment. */
        boolean reaches(double x) {
            double px = x - ax;
            double along = px * dx + py * dy;
            if (along <= 0 || squaredLength == 0) {
                return px * px + py * py <= radius * radius;
            }
            if (along >= squaredLength) {
                return (px - dx) * (px - dx) + (py - dy) * (py - dy) <= radius * radius;
            }
            double across = px * dy - py * dx;
            return across * across <= radius * radius * squaredLength;
        }

        void addDisc(double x, double y, double[] run) {
            double squaredHalf = radius * radius - (py - y) * (py - y);
            if (squaredHalf >= 0) {
                add(ax + x - Math.sqrt(squaredHalf), ax + x + Math.sqrt(squaredHalf), run);
            }
        }

        /** The rectangle along the segment: 0 <= along <= length and |across| <= radius, both linear in x. */
        void addSides(double[] run) {
            double from = Double.NEGATIVE_INFINITY;
            double to = Double.POSITIVE_INFINITY;
            if (dx != 0) {
                double start = -py * dy / dx;
                double end = (squaredLength - py * dy) / dx;
                from = Math.min(start, end);
                to = Math.max(start, end);
            } else if (py * dy < 0 || py * dy > squaredLength) {
                return;
            }
            if (dy != 0) {
                double middle = py * dx / dy;
                double half = Math.abs(radius * Math.sqrt(squaredLength) / dy);
                from = Math.max(from, middle - half);
                to = Math.min(to, middle + half);
            } else if (py * py > radius * radius) {
                return;
            }
            if (from <= to && Double.isFinite(from) && Double.isFinite(to)) {
                add(ax + from, ax + to, run);
            }
        }

        private static void add(double from, double to, double[] run) {
            run[0] = Math.min(run[0], from);
            run[1] = Math.max(run[1], to);
        }
    }
}
