package touchstone.store.image;

/** CIE L*a*b* for the white point D50 as sRGB, by Bradford's adaptation to D65 (IEC 61966-2-1). */
public final class Lab {

    private static final double[] WHITE = { 0.9642, 1, 0.8249 };
    private static final double[][] TO_LINEAR = { { 3.1338561, -1.6168667, -0.4906146 },
            { -0.9787684, 1.9161415, 0.0334540 }, { 0.0719453, -0.2289914, 1.4052427 } };
    private static final double[][] FROM_LINEAR = { { 0.4360747, 0.3850649, 0.1430804 },
            { 0.2225045, 0.7168786, 0.0606169 }, { 0.0139322, 0.0971045, 0.7141733 } };
    private static final double LINEAR_BELOW = 6.0 / 29;

    private Lab() {
    }

    /** Of 8 bits as TIFF stores it: L* 0 to 255 for 0 to 100, a* and b* as signed bytes. */
    static Samples toRgb(Samples lab) {
        if (!(lab instanceof Samples.Bytes b)) {
            throw new IllegalArgumentException();
        }
        byte[] rgb = new byte[b.data().length];
        for (int i = 0; i + 2 < rgb.length; i += 3) {
            int colour = rgb((b.data()[i] & 0xff) * 100.0 / 255, b.data()[i + 1], b.data()[i + 2]);
            rgb[i] = (byte) (colour >> 16);
            rgb[i + 1] = (byte) (colour >> 8);
            rgb[i + 2] = (byte) colour;
        }
        return new Samples.Bytes(b.width(), b.height(), 3, rgb);
    }

    /** 0xRRGGBB of L* (0 to 100), a* and b*, clipped to what a screen can show. */
    public static int rgb(double lightness, double a, double b) {
        double y = (lightness + 16) / 116;
        double[] xyz = { WHITE[0] * cube(y + a / 500), WHITE[1] * cube(y), WHITE[2] * cube(y - b / 200) };
        int rgb = 0;
        for (double[] row : TO_LINEAR) {
            double linear = row[0] * xyz[0] + row[1] * xyz[1] + row[2] * xyz[2];
            rgb = rgb << 8 | Math.clamp(Math.round(255 * gamma(linear)), 0, 255);
        }
        return rgb;
    }

    /** L* (0 to 100), a* and b* of 0xRRGGBB. */
    public static double[] of(int rgb) {
        double[] linear = { linear(rgb >> 16 & 0xff), linear(rgb >> 8 & 0xff), linear(rgb & 0xff) };
        double[] roots = new double[3];
        for (int i = 0; i < 3; i++) {
            double[] row = FROM_LINEAR[i];
            roots[i] = root((row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2]) / WHITE[i]);
        }
        return new double[]{ 116 * roots[1] - 16, 500 * (roots[0] - roots[1]), 200 * (roots[1] - roots[2]) };
    }

    private static double linear(int value) {
        double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static double root(double t) {
        return t > LINEAR_BELOW * LINEAR_BELOW * LINEAR_BELOW
                ? Math.cbrt(t)
                : t / (3 * LINEAR_BELOW * LINEAR_BELOW) + 4.0 / 29;
    }

    private static double cube(double t) {
        return t > LINEAR_BELOW ? t * t * t : 3 * LINEAR_BELOW * LINEAR_BELOW * (t - 4.0 / 29);
    }

    private static double gamma(double linear) {
        return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    }
}
