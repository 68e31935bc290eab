package touchstone.canvas.layer;

import java.util.List;

/**
 * Pins, as large on the screen at every zoom, their tips on the places that they mark. Heads are drawn from the distance
 * to a capsule of two radii, so that edges are smooth and cells fit together.
 *
 * @param letters how many times as large as usual the numbers are written, and the pins drawn that carry them
 */
public record PinLayer(List<Pin> pins, double letters) implements Layer {

    /** From the tip to the middle of the head, in pixels of a screen of density 1 where letters are as large as usual. */
    private static final int LENGTH = 17;
    private static final int HEAD = 9;
    /** How far beside the head a click still means it. */
    private static final double NEAR = 1;

    private static final double TIP = 0.8;
    private static final double RIM = 1.5;
    private static final int FONT = 11;
    private static final int DARK = 0x101112;
    private static final int LIGHT = 0xffffff;

    public PinLayer {
        pins = List.copyOf(pins);
    }

    /**
     * Whether a place lies on the head of a pin.
     *
     * @param x how far it is to the right of the pin's tip, in pixels of a screen of density 1
     * @param y how far below it
     */
    public static boolean isOnHead(double x, double y, double letters) {
        return Math.hypot(x, y + LENGTH * letters) <= HEAD * letters + NEAR;
    }

    @Override
    public void paint(Raster raster) {
        double density = raster.density() * letters;
        double reach = (LENGTH + HEAD + 2 * RIM) * density;
        Lettering lettering = Lettering.of((int) Math.round(FONT * density));
        for (Pin pin : pins) {
            double x = raster.column(pin.at().x());
            double y = raster.row(pin.at().y());
            if (x > -reach && y > -reach && x < raster.width() + reach && y < raster.height() + reach) {
                head(raster, pin, x, y, density);
                number(raster, lettering.fit(Integer.toString(pin.number()), "", 4 * HEAD * density), x,
                        y - LENGTH * density);
            }
        }
    }

    private static int colour(Pin.State state) {
        return switch (state) {
            case OPEN -> 0xf0c541;
            case SETTLED -> 0x9fb4c0;
            case CHOSEN -> LIGHT;
        };
    }

    private static void head(Raster raster, Pin pin, double x, double y, double density) {
        double reach = (HEAD + 2 * RIM) * density;
        int left = clamp(x - reach, raster.width());
        int right = clamp(x + reach + 1, raster.width());
        int bottom = clamp(y + reach, raster.height());
        int colour = colour(pin.state());
        for (int row = clamp(y - LENGTH * density - reach, raster.height()); row < bottom; row++) {
            for (int column = left; column < right; column++) {
                double inside = -distance((column + 0.5 - x) / density, (y - row - 0.5) / density) * density;
                double rim = RIM * density;
                int at = row * raster.width() + column;
                int[] pixels = raster.pixels();
                pixels[at] = Blend.over(pixels[at], DARK, Blend.alpha(inside + rim + 0.5));
                pixels[at] = Blend.over(pixels[at], colour, Blend.alpha(inside + 0.5));
            }
        }
    }

    /** To the border of the pin whose tip is the origin, negative inside; y upwards. */
    private static double distance(double x, double y) {
        double slope = (HEAD - TIP) / LENGTH;
        double across = Math.sqrt(1 - slope * slope);
        double side = Math.abs(x);
        double along = side * slope + y * across;
        if (along < 0) {
            return Math.hypot(side, y) - TIP;
        }
        return along > across * LENGTH
                ? Math.hypot(side, y - LENGTH) - HEAD
                : side * across - y * slope - TIP;
    }

    private static void number(Raster raster, Lettering.Text text, double x, double y) {
        int left = (int) Math.round(x - text.width() / 2.0);
        int top = (int) Math.round(y - text.height() / 2.0);
        for (int row = Math.max(0, top); row < Math.min(top + text.height(), raster.height()); row++) {
            for (int column = Math.max(0, left); column < Math.min(left + text.width(), raster.width()); column++) {
                int cover = text.cover()[(row - top) * text.width() + column - left] & 0xff;
                int at = row * raster.width() + column;
                raster.pixels()[at] = Blend.over(raster.pixels()[at], DARK, cover * 256 / 255);
            }
        }
    }

    private static int clamp(double value, int size) {
        return Math.clamp((long) Math.floor(value), 0, size);
    }
}
