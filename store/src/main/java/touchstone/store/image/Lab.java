package touchstone.store.image;

/** CIE L*a*b* for the white point D50 as sRGB, by Bradford's adaptation to D65 (IEC 61966-2-1). */
public final class Lab {

    private static final double[] WHITE = { 0.9642, 1, 0.8249 };
    private static final double[][] TO_LINEAR = { { 3.1338561, -1.6168667, -0.4906146 },
            { -0.9787684, 1.9161415, 0.0334540 }, { 0.0719453, -0.2289914, 1.4052427 } };
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

    private static double cube(double t) {
        return t > LINEAR_BELOW ? t * t * t : 3 * LINEAR_BELOW * LINEAR_BELOW * (t - 4.0 / 29);
    }

    private static double gamma(double linear) {
        return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    }
}
