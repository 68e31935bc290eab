package touchstone.model;

/**
 * How people see colours. Those that lack one kind of cone are simulated by the matrices of Machado, Oliveira and
 * Fernandes (2009, severity 1) on linear light; without any colour the luminance of Rec. 709 is left.
 */
public enum ColourVision {

    NORMAL(1, 0, 0, 0, 1, 0, 0, 0, 1), PROTANOPIA(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216,
            -0.003882, -0.048116, 1.051998), DEUTERANOPIA(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413,
                    -0.011820, 0.042940, 0.968881), TRITANOPIA(1.255528, -0.076749, -0.178779, -0.078411, 0.930809,
                            0.147602, 0.004733, 0.691367, 0.303900), GREYSCALE(0.2126, 0.7152, 0.0722, 0.2126, 0.7152,
                                    0.0722, 0.2126, 0.7152, 0.0722);

    private static final int STEPS = 4096;
    private static final float[] LINEAR = new float[256];
    private static final byte[] ENCODED = new byte[STEPS + 1];

    static {
        for (int v = 0; v < LINEAR.length; v++) {
            double s = v / 255.0;
            LINEAR[v] = (float) (s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4));
        }
        for (int i = 0; i <= STEPS; i++) {
            double l = (double) i / STEPS;
            double s = l <= 0.0031308 ? l * 12.92 : 1.055 * Math.pow(l, 1 / 2.4) - 0.055;
            ENCODED[i] = (byte) Math.round(s * 255);
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // never handed out nor written after the constructor
    private final float[] matrix = new float[9];

    ColourVision(double... matrix) {
        for (int i = 0; i < matrix.length; i++) {
            this.matrix[i] = (float) matrix[i];
        }
    }

    /** The colour 0xRRGGBB that a person with normal vision has to be shown to see what this one sees; the top byte stays. */
    public int seen(int rgb) {
        if (this == NORMAL) {
            return rgb;
        }
        float red = LINEAR[rgb >> 16 & 0xff];
        float green = LINEAR[rgb >> 8 & 0xff];
        float blue = LINEAR[rgb & 0xff];
        return (rgb & 0xff000000) | (row(0, red, green, blue) << 16) | (row(3, red, green, blue) << 8)
                | row(6, red, green, blue);
    }

    private int row(int at, float red, float green, float blue) {
        float light = matrix[at] * red + matrix[at + 1] * green + matrix[at + 2] * blue;
        int step = (int) (light * STEPS + 0.5f);
        return ENCODED[step < 0 ? 0 : Math.min(step, STEPS)] & 0xff;
    }
}
