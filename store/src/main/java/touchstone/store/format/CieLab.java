package touchstone.store.format;

/** Colours as DICOM writes them (PS3.3, C.10.7.1.1): CIELab for D50, each part in 16 bits. */
final class CieLab {

    private static final double[] WHITE = { 0.9642, 1, 0.8249 };
    /** From XYZ for D50 to linear sRGB, Bradford's adaptation included (Lindbloom). */
    private static final double[][] TO_RGB = { { 3.1338561, -1.6168667, -0.4906146 },
            { -0.9787684, 1.9161415, 0.0334540 }, { 0.0719453, -0.2289914, 1.4052427 } };

    private CieLab() {
    }

    /** 0xRRGGBB, clipped to what a screen can show. */
    static int rgb(int[] encoded) {
        double l = encoded[0] * 100 / 65535.0;
        double a = encoded[1] * 255 / 65535.0 - 128;
        double b = encoded[2] * 255 / 65535.0 - 128;
        double y = (l + 16) / 116;
        double[] xyz = { WHITE[0] * linear(y + a / 500), WHITE[1] * linear(y), WHITE[2] * linear(y - b / 200) };
        int rgb = 0;
        for (double[] row : TO_RGB) {
            double light = Math.clamp(row[0] * xyz[0] + row[1] * xyz[1] + row[2] * xyz[2], 0, 1);
            double shown = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
            rgb = rgb << 8 | (int) Math.round(255 * shown);
        }
        return rgb;
    }

    private static double linear(double t) {
        return t > 6 / 29.0 ? t * t * t : 3 * (6 / 29.0) * (6 / 29.0) * (t - 4 / 29.0);
    }
}
