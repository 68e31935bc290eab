package touchstone.qa.report;

import touchstone.model.geometry.Bounds;

/**
 * Which part of an image a picture shows and how large: columns {@code x} to {@code x + width} and rows {@code y} to
 * {@code y + height} of the image, {@code scale} picture pixels to an image pixel.
 */
record Crop(int x, int y, int width, int height, double scale) {

    /** The longer side of every picture, in picture pixels; a magnified one may fall short by less than one step. */
    static final int SIDE = 400;
    /** Of the objects' longer side, on each side around them. */
    private static final double MARGIN = 0.3;
    private static final double LEAST_MARGIN = 8;
    private static final double LEAST_SIDE = 48;

    /**
     * Around what the bounds and the image have in common; the whole image for empty bounds and for those that lie
     * outside.
     */
    static Crop around(Bounds objects, int imageWidth, int imageHeight) {
        Bounds frame = Bounds.ofSize(0, 0, imageWidth, imageHeight);
        if (objects.isEmpty() || !objects.intersects(frame)) {
            return scaled(0, 0, imageWidth, imageHeight);
        }
        Bounds shown = objects.intersection(frame);
        double longer = Math.max(shown.width(), shown.height());
        double side = Math.max(LEAST_SIDE, longer + 2 * Math.max(LEAST_MARGIN, MARGIN * longer));
        int width = (int) Math.min(imageWidth, Math.ceil(side));
        int height = (int) Math.min(imageHeight, Math.ceil(side));
        return scaled(start(shown.centerX(), width, imageWidth), start(shown.centerY(), height, imageHeight), width,
                height);
    }

    private static int start(double centre, int length, int limit) {
        return Math.clamp(Math.round(centre - length / 2.0), 0, limit - length);
    }

    private static Crop scaled(int x, int y, int width, int height) {
        double fit = (double) SIDE / Math.max(width, height);
        return new Crop(x, y, width, height, fit >= 1 ? Math.floor(fit) : fit);
    }

    int pictureWidth() {
        return Math.max(1, (int) Math.round(width * scale));
    }

    int pictureHeight() {
        return Math.max(1, (int) Math.round(height * scale));
    }

    /** The coarsest level that still has a pixel for every pixel of the picture. */
    int level(int levels) {
        int level = 0;
        while (level + 1 < levels && scale * (2 << level) <= 1) {
            level++;
        }
        return level;
    }
}
