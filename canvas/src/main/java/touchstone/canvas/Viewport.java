package touchstone.canvas;

import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Point;

/**
 * How an image lies on the screen: screen = image * scale + origin, in both directions. Screen coordinates are those of
 * the canvas, its upper left corner at 0,0.
 *
 * @param scale screen pixels for one image pixel
 * @param originX where the image's left edge is on the screen
 * @param originY where the image's top edge is on the screen
 */
public record Viewport(double scale, double originX, double originY) {

    public static final double MIN_SCALE = 1.0 / 1024;
    public static final double MAX_SCALE = 64;
    public static final Viewport IDENTITY = new Viewport(1, 0, 0);

    private static final double FIT_MARGIN = 0.98;

    public Viewport {
        if (!(scale > 0) || !Double.isFinite(scale) || !Double.isFinite(originX) || !Double.isFinite(originY)) {
            throw new IllegalArgumentException("A viewport needs a finite scale above 0 and a finite origin.");
        }
    }

    /** The part of the image as large as fits into the screen, in its middle; at most magnified {@code maxScale} times. */
    public static Viewport showing(Bounds part, double screenWidth, double screenHeight, double maxScale) {
        double fit = FIT_MARGIN * Math.min(screenWidth / Math.max(part.width(), 1e-9),
                screenHeight / Math.max(part.height(), 1e-9));
        double scale = Math.clamp(fit, MIN_SCALE, maxScale);
        return centred(part.centerX(), part.centerY(), scale, screenWidth, screenHeight);
    }

    /** The image point in the middle of the screen. */
    public static Viewport centred(double imageX, double imageY, double scale, double screenWidth,
            double screenHeight) {
        return new Viewport(scale, screenWidth / 2 - imageX * scale, screenHeight / 2 - imageY * scale);
    }

    public double toImageX(double screenX) {
        return (screenX - originX) / scale;
    }

    public double toImageY(double screenY) {
        return (screenY - originY) / scale;
    }

    public Point toImage(double screenX, double screenY) {
        return new Point(toImageX(screenX), toImageY(screenY));
    }

    public double toScreenX(double imageX) {
        return imageX * scale + originX;
    }

    public double toScreenY(double imageY) {
        return imageY * scale + originY;
    }

    public Point toScreen(Point image) {
        return new Point(toScreenX(image.x()), toScreenY(image.y()));
    }

    /** How many image pixels one screen pixel is wide. */
    public double pixel() {
        return 1 / scale;
    }

    public Viewport pan(double dx, double dy) {
        return new Viewport(scale, originX + dx, originY + dy);
    }

    /** Another scale, at which the image point under the given screen point stays where it is. */
    public Viewport zoomAt(double screenX, double screenY, double newScale) {
        double to = Math.clamp(newScale, MIN_SCALE, MAX_SCALE);
        double ratio = to / scale;
        return new Viewport(to, screenX - (screenX - originX) * ratio, screenY - (screenY - originY) * ratio);
    }

    /** The part of image space that a screen of this size shows, which may reach beyond the image. */
    public Bounds visible(double screenWidth, double screenHeight) {
        return new Bounds(toImageX(0), toImageY(0), toImageX(screenWidth), toImageY(screenHeight));
    }

    /** The same with the origin on whole steps (1 / render scale), so that a pan moves by whole device pixels. */
    public Viewport snapped(double step) {
        return new Viewport(scale, Math.round(originX / step) * step, Math.round(originY / step) * step);
    }
}
