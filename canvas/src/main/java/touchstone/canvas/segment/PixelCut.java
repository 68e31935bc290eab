package touchstone.canvas.segment;

import java.util.function.BooleanSupplier;

/**
 * Shares the undecided pixels of a part out between an object and what lies around it, so that they have likely colours
 * on their side and the border runs where neighbours differ: the energy of GrabCut, of which the least is the cheapest
 * cut.
 */
final class PixelCut {

    /** What is known of a pixel. */
    static final byte OUT = 0;
    static final byte IN = 1;
    static final byte UNDECIDED = 2;

    /** How much the border counts beside the colours, as in the paper. */
    private static final double GAMMA = 50;
    /** Costs become whole numbers. */
    private static final double UNIT = 64;

    final Shades shades;
    final int channels;
    private final int width;
    private final int height;

    PixelCut(Shades shades) {
        this.shades = shades;
        channels = Math.min(3, shades.planes.length);
        width = shades.width;
        height = shades.height;
    }

    /** The colours of the pixels that are in, or of those that are out, one after the other. */
    double[] colours(boolean[] in, boolean wanted) {
        int n = 0;
        for (boolean pixel : in) {
            n += pixel == wanted ? 1 : 0;
        }
        double[] colours = new double[n * channels];
        int to = 0;
        for (int i = 0; i < in.length; i++) {
            if (in[i] == wanted) {
                for (int c = 0; c < channels; c++) {
                    colours[to++] = shades.planes[c][i] & 0xff;
                }
            }
        }
        return colours;
    }

    /** One over twice the mean squared difference of neighbours; 0 where all are alike. */
    double contrast() {
        double sum = 0;
        long pairs = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int d = 0; d < 4; d++) {
                    if (isInside(x + EdgeMap.DX[d], y + EdgeMap.DY[d])) {
                        sum += difference(y * width + x, d);
                        pairs++;
                    }
                }
            }
        }
        return sum == 0 ? 0 : pairs / (2 * sum);
    }

    private boolean isInside(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height;
    }

    /** The squared difference of a pixel and its neighbour. */
    private double difference(int at, int direction) {
        int to = at + EdgeMap.DX[direction] + EdgeMap.DY[direction] * width;
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            int d = (shades.planes[c][at] & 0xff) - (shades.planes[c][to] & 0xff);
            sum += (double) d * d;
        }
        return sum;
    }

    /**
     * Which pixels are in. Half done when nobody waits any more.
     *
     * @param known {@link #OUT}, {@link #IN} or {@link #UNDECIDED} for each pixel
     */
    boolean[] solve(byte[] known, ColourMixture object, ColourMixture around, double contrast,
            BooleanSupplier dropped) {
        MaxFlow flow = new MaxFlow(width, height);
        double[] colour = new double[channels];
        int[][] tables = channels == 1 ? tables(object, around) : new int[0][];
        for (int at = 0; at < known.length; at++) {
            if (known[at] == UNDECIDED) {
                if (channels == 1) {
                    int shade = shades.planes[0][at] & 0xff;
                    flow.terminals(at, tables[1][shade], tables[0][shade]);
                } else {
                    for (int c = 0; c < channels; c++) {
                        colour[c] = shades.planes[c][at] & 0xff;
                    }
                    flow.terminals(at, cost(around.surprise(colour)), cost(object.surprise(colour)));
                }
            }
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int d = 0; d < 4; d++) {
                    if (isInside(x + EdgeMap.DX[d], y + EdgeMap.DY[d])) {
                        link(flow, known, y * width + x, d, contrast);
                    }
                }
            }
        }
        flow.solve(dropped);
        boolean[] in = new boolean[known.length];
        for (int at = 0; at < in.length; at++) {
            in[at] = known[at] == IN || (known[at] == UNDECIDED && flow.isSource(at));
        }
        return in;
    }

    private static int[][] tables(ColourMixture object, ColourMixture around) {
        int[][] tables = new int[2][256];
        for (int v = 0; v < 256; v++) {
            double[] colour = { v };
            tables[0][v] = cost(object.surprise(colour));
            tables[1][v] = cost(around.surprise(colour));
        }
        return tables;
    }

    /** A density may be above 1, so that its surprise is below 0; both sides are raised alike. */
    private static int cost(double surprise) {
        return (int) Math.round((surprise + 10) * UNIT);
    }

    private void link(MaxFlow flow, byte[] known, int at, int direction, double contrast) {
        int to = at + EdgeMap.DX[direction] + EdgeMap.DY[direction] * width;
        if (known[at] != UNDECIDED && known[to] != UNDECIDED) {
            return;
        }
        double length = (direction & 1) == 0 ? 1 : Math.sqrt(2);
        int weight = (int) Math.round(UNIT * GAMMA / length * Math.exp(-contrast * difference(at, direction)));
        if (known[at] == UNDECIDED && known[to] == UNDECIDED) {
            flow.link(at, direction, weight);
        } else {
            int open = known[at] == UNDECIDED ? at : to;
            byte other = known[at] == UNDECIDED ? known[to] : known[at];
            flow.terminals(open, other == IN ? weight : 0, other == OUT ? weight : 0);
        }
    }
}
