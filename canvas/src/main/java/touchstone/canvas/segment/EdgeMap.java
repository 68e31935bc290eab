package touchstone.canvas.segment;

import java.util.Arrays;

/**
 * How much it costs a line to run over each pixel of a part: little along the edges of what is seen. After Mortensen and
 * Barrett, Intelligent Scissors for Image Composition (1995): where the second derivative passes zero (weight 0.43), the
 * strength of the gradient (0.14) and its direction (0.43), all of the channel with the strongest gradient there.
 */
final class EdgeMap {

    /** The steps to the eight neighbours, in turn by 45 degrees, the first one to the right. */
    static final int[] DX = { 1, 1, 0, -1, -1, -1, 0, 1 };
    static final int[] DY = { 0, 1, 1, 1, 0, -1, -1, -1 };
    /** How long the steps are. */
    static final int STRAIGHT = 5;
    static final int DIAGONAL = 7;

    /** What a step of length 1 costs at most, between two pixels without any edge. */
    static final int DEAREST = 64;

    private static final double ZERO_CROSSING = 0.43;
    private static final double STRENGTH = 0.14;
    private static final double DIRECTION = 0.43;
    /** Directions along an edge that are told apart, of half a turn. */
    private static final int ANGLES = 16;
    /** The gradient that counts as full is that of this share of the pixels, but never less than the faintest. */
    private static final double FULL_SHARE = 0.02;
    private static final int FAINTEST = 48;
    /** Of a full gradient, what noise may have: below it nothing counts as an edge. */
    private static final double NOISE = 0.1;
    /** {@code TURN[angle][direction]}: what it costs to leave a pixel with that edge in that direction. */
    private static final int[][] TURN = turns();

    final Shades shades;
    final int width;
    final int height;
    /** 1 to {@link #DEAREST}, without what directions cost. */
    final byte[] cost;
    /** The direction of the edge, 0 to ANGLES - 1; ANGLES where there is none. */
    final byte[] angle;
    /** The gradient's square, summed over Sobel's weights. */
    private final int[] strength;

    EdgeMap(Shades shades) {
        this.shades = shades;
        width = shades.width;
        height = shades.height;
        cost = new byte[width * height];
        angle = new byte[width * height];
        strength = new int[width * height];
        boolean[] crossing = new boolean[width * height];
        Arrays.fill(angle, (byte) ANGLES);
        for (byte[] plane : shades.planes) {
            differentiate(smoothed(plane), crossing);
        }
        price(crossing);
    }

    private static int[][] turns() {
        int[][] turns = new int[ANGLES + 1][8];
        for (int a = 0; a <= ANGLES; a++) {
            for (int d = 0; d < 8; d++) {
                double off = Math.abs(Math.sin(a * Math.PI / ANGLES - d * Math.PI / 4));
                double turned = a == ANGLES ? 1 : 2 / Math.PI * Math.asin(Math.min(1, off));
                turns[a][d] = (int) Math.round(DIRECTION * DEAREST * turned / 2);
            }
        }
        return turns;
    }

    /** What a step from one pixel to its neighbour costs. */
    int step(int from, int to, int direction) {
        int turn = TURN[angle[from]][direction] + TURN[angle[to]][direction];
        int length = (direction & 1) == 0 ? STRAIGHT : DIAGONAL;
        return length * ((cost[from] + cost[to] + 1) / 2 + turn);
    }

    /** The most that {@link #step} can be. */
    static int dearestStep() {
        return DIAGONAL * (DEAREST + 1 + (int) Math.ceil(DIRECTION * DEAREST));
    }

    /** The pixel with the strongest gradient within a reach, the nearest of equal ones. */
    int strongest(int x, int y, int reach) {
        int best = y * width + x;
        for (int dy = -reach; dy <= reach; dy++) {
            for (int dx = -reach; dx <= reach; dx++) {
                int nx = x + dx;
                int ny = y + dy;
                if (dx * dx + dy * dy <= reach * reach && nx >= 0 && ny >= 0 && nx < width && ny < height) {
                    int at = ny * width + nx;
                    if (strength[at] > strength[best] || (strength[at] == strength[best]
                            && distance(at, x, y) < distance(best, x, y))) {
                        best = at;
                    }
                }
            }
        }
        return best;
    }

    private int distance(int at, int x, int y) {
        int dx = at % width - x;
        int dy = at / width - y;
        return dx * dx + dy * dy;
    }

    int strength(int at) {
        return strength[at];
    }

    /** Weighted 1 2 1 across and down, so sixteen times the brightness; the sides are repeated. */
    private int[] smoothed(byte[] plane) {
        int[] across = new int[plane.length];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            for (int x = 0; x < width; x++) {
                int left = plane[row + Math.max(0, x - 1)] & 0xff;
                int right = plane[row + Math.min(width - 1, x + 1)] & 0xff;
                across[row + x] = left + 2 * (plane[row + x] & 0xff) + right;
            }
        }
        int[] smooth = new int[plane.length];
        for (int y = 0; y < height; y++) {
            int above = Math.max(0, y - 1) * width;
            int row = y * width;
            int below = Math.min(height - 1, y + 1) * width;
            for (int x = 0; x < width; x++) {
                smooth[row + x] = across[above + x] + 2 * across[row + x] + across[below + x];
            }
        }
        return smooth;
    }

    private void differentiate(int[] smooth, boolean[] crossing) {
        int[] second = new int[smooth.length];
        for (int y = 0; y < height; y++) {
            int above = Math.max(0, y - 1) * width;
            int row = y * width;
            int below = Math.min(height - 1, y + 1) * width;
            for (int x = 0; x < width; x++) {
                int l = Math.max(0, x - 1);
                int r = Math.min(width - 1, x + 1);
                int at = row + x;
                second[at] = smooth[row + l] + smooth[row + r] + smooth[above + x] + smooth[below + x]
                        - 4 * smooth[at];
                // A sixteenth of the smoothed values' differences, with a central difference of weight 1.
                int gx = (smooth[row + r] - smooth[row + l]) / 4;
                int gy = (smooth[below + x] - smooth[above + x]) / 4;
                int squared = gx * gx + gy * gy;
                if (squared > strength[at]) {
                    strength[at] = squared;
                    // Along the edge is a quarter turn from the gradient.
                    double along = Math.atan2(gx, -gy);
                    angle[at] = (byte) Math.floorMod((int) Math.rint(along / Math.PI * ANGLES), ANGLES);
                    crossing[at] = false;
                }
            }
        }
        cross(second, crossing);
    }

    /** Of two neighbours between which the second derivative changes its sign, the one nearer to zero. */
    private void cross(int[] second, boolean[] crossing) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                int here = second[at];
                if (here == 0) {
                    crossing[at] = true;
                    continue;
                }
                int neighbour = x + 1 < width ? at + 1 : at;
                for (int i = 0; i < 2; i++) {
                    int there = second[neighbour];
                    if (there != 0 && here < 0 != there < 0) {
                        crossing[Math.abs(here) <= Math.abs(there) ? at : neighbour] = true;
                    }
                    neighbour = y + 1 < height ? at + width : at;
                }
            }
        }
    }

    private void price(boolean[] crossing) {
        double full = Math.sqrt(Math.max(FAINTEST * FAINTEST, share()));
        for (int at = 0; at < cost.length; at++) {
            double g = Math.min(1, Math.sqrt(strength[at]) / full);
            double zero = crossing[at] && g > NOISE ? 0 : 1;
            double part = ZERO_CROSSING * zero + STRENGTH * (1 - g);
            cost[at] = (byte) Math.clamp(Math.round(DEAREST * part), 1, DEAREST);
            if (g <= NOISE) {
                angle[at] = (byte) ANGLES;
            }
        }
    }

    /** The square of the gradient that the strongest pixels have at least. */
    private int share() {
        int[] sample = new int[Math.min(strength.length, 1 << 14)];
        long step = Math.max(1, strength.length / sample.length);
        for (int i = 0; i < sample.length; i++) {
            sample[i] = strength[(int) (i * step)];
        }
        Arrays.sort(sample);
        return sample[(int) ((sample.length - 1) * (1 - FULL_SHARE))];
    }
}
