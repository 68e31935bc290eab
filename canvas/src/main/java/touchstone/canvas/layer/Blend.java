package touchstone.canvas.layer;

/** Colour over colour on opaque pixels. */
final class Blend {

    private static final int RED_BLUE = 0xff00ff;
    private static final int GREEN = 0x00ff00;
    private static final int LAST = 0xff;

    private Blend() {
    }

    /** @param alpha 0 (nothing) to 256 (the colour alone) */
    static int over(int under, int colour, int alpha) {
        return mix(under, (colour & RED_BLUE) * alpha, (colour >>> 8 & LAST) * alpha, 256 - alpha);
    }

    /** Two colours in two parts of 256, which together are not more than 256. */
    static int sum(int under, int part, int colour, int alpha) {
        // All channels in one product each, green above the others: for single pixels, which no vector unit takes.
        long sum = apart(under) * part + apart(colour) * alpha;
        return 0xff000000 | (int) (sum >>> 8) & RED_BLUE | (int) (sum >>> 32) & GREEN;
    }

    /** A colour's channels, each with room for a product with 256. */
    private static long apart(int rgb) {
        return rgb & RED_BLUE | (long) (rgb & GREEN) << 24;
    }

    static void span(int[] pixels, int from, int to, int colour, int alpha) {
        if (to - from == 1) {
            // A border's pixels stand alone, and setting out on a loop would cost more than they do.
            pixels[from] = over(pixels[from], colour, alpha);
            return;
        }
        int redBlue = (colour & RED_BLUE) * alpha;
        int green = (colour >>> 8 & LAST) * alpha;
        int rest = 256 - alpha;
        for (int i = from; i < to; i++) {
            pixels[i] = mix(pixels[i], redBlue, green, rest);
        }
    }

    private static int mix(int under, int redBlue, int green, int rest) {
        int rb = (((under & RED_BLUE) * rest + redBlue) >>> 8) & RED_BLUE;
        int g = ((under >>> 8 & LAST) * rest + green) & GREEN;
        return 0xff000000 | rb | g;
    }

    static int alpha(double opacity) {
        return (int) Math.round(Math.clamp(opacity, 0, 1) * 256);
    }
}
