package touchstone.canvas.layer;

/** Colour over colour on opaque pixels. */
final class Blend {

    private Blend() {
    }

    /** @param alpha 0 (nothing) to 256 (the colour alone) */
    static int over(int under, int colour, int alpha) {
        int rb = (under & 0xff00ff) * (256 - alpha) + (colour & 0xff00ff) * alpha >>> 8 & 0xff00ff;
        int g = (under & 0x00ff00) * (256 - alpha) + (colour & 0x00ff00) * alpha >>> 8 & 0x00ff00;
        return 0xff000000 | rb | g;
    }

    static void span(int[] pixels, int from, int to, int colour, int alpha) {
        int rbAdd = (colour & 0xff00ff) * alpha;
        int gAdd = (colour & 0x00ff00) * alpha;
        int rest = 256 - alpha;
        for (int i = from; i < to; i++) {
            int p = pixels[i];
            pixels[i] = 0xff000000 | (p & 0xff00ff) * rest + rbAdd >>> 8 & 0xff00ff
                    | (p & 0x00ff00) * rest + gAdd >>> 8 & 0x00ff00;
        }
    }

    static int alpha(double opacity) {
        return (int) Math.round(Math.clamp(opacity, 0, 1) * 256);
    }
}
