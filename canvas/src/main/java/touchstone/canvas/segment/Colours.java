package touchstone.canvas.segment;

/**
 * A part's colours as the eye tells them apart: CIELAB for red, green and blue (sRGB, white D65), lightness alone for one
 * channel, and of other channels the first three as they are.
 */
final class Colours {

    private static final float[] LINEAR = linear();

    final int width;
    final int height;
    /** Three parts a pixel, pixel by pixel. */
    final float[] lab;

    Colours(Shades shades) {
        width = shades.width;
        height = shades.height;
        lab = new float[3 * width * height];
        if (shades.planes.length == 3) {
            convert(shades.planes);
        } else {
            for (int c = 0; c < Math.min(3, shades.planes.length); c++) {
                for (int i = 0; i < width * height; i++) {
                    lab[3 * i + c] = (shades.planes[c][i] & 0xff) * 100f / 255;
                }
            }
        }
    }

    private static float[] linear() {
        float[] linear = new float[256];
        for (int i = 0; i < 256; i++) {
            double v = i / 255.0;
            linear[i] = (float) (v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
        }
        return linear;
    }

    private void convert(byte[][] planes) {
        for (int i = 0; i < width * height; i++) {
            float r = LINEAR[planes[0][i] & 0xff];
            float g = LINEAR[planes[1][i] & 0xff];
            float b = LINEAR[planes[2][i] & 0xff];
            double x = root((0.412453 * r + 0.357580 * g + 0.180423 * b) / 0.950456);
            double y = root(0.212671 * r + 0.715160 * g + 0.072169 * b);
            double z = root((0.019334 * r + 0.119193 * g + 0.950227 * b) / 1.088754);
            lab[3 * i] = (float) (116 * y - 16);
            lab[3 * i + 1] = (float) (500 * (x - y));
            lab[3 * i + 2] = (float) (200 * (y - z));
        }
    }

    private static double root(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }
}
