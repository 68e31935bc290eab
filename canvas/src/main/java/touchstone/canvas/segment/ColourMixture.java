package touchstone.canvas.segment;

import java.util.Arrays;
import java.util.Random;

/**
 * Which colours an object has: a mixture of up to five Gaussians over up to three channels of brightness, as GrabCut uses
 * it (Rother, Kolmogorov and Blake 2004). Pixels are shared out among the parts by k-means with a fixed seed, afterwards
 * to the part that each most likely belongs to.
 */
final class ColourMixture {

    private static final int PARTS = 5;
    private static final int SAMPLE = 20_000;
    private static final int ROUNDS = 10;
    /** Added to variances, so that a part of one colour has a shape; brightness is a whole number. */
    private static final double ROUNDING = 1.0;

    private final int channels;
    private final double[] weight = new double[PARTS];
    private final double[][] mean;
    private final double[][] inverse;
    private final double[] scale = new double[PARTS];

    /** Of pixels given by their colours, one after the other; at least one. */
    private ColourMixture(int channels) {
        this.channels = channels;
        mean = new double[PARTS][channels];
        inverse = new double[PARTS][channels * channels];
    }

    /** From pixels alone: k-means. */
    static ColourMixture of(double[] colours, int channels) {
        ColourMixture mixture = new ColourMixture(channels);
        mixture.fit(colours, kMeans(colours, channels));
        return mixture;
    }

    /** From pixels shared out as this mixture says. */
    ColourMixture again(double[] colours) {
        int[] part = new int[colours.length / channels];
        double[] colour = new double[channels];
        for (int i = 0; i < part.length; i++) {
            System.arraycopy(colours, i * channels, colour, 0, channels);
            double best = -1;
            for (int k = 0; k < PARTS; k++) {
                double p = density(k, colour);
                if (weight[k] > 0 && p > best) {
                    best = p;
                    part[i] = k;
                }
            }
        }
        ColourMixture next = new ColourMixture(channels);
        next.fit(colours, part);
        return next;
    }

    /** The negative logarithm of how likely a colour is. */
    double surprise(double[] colour) {
        double sum = 0;
        for (int k = 0; k < PARTS; k++) {
            if (weight[k] > 0) {
                sum += weight[k] * density(k, colour);
            }
        }
        return -Math.log(Math.max(sum, 1e-300));
    }

    private double density(int k, double[] colour) {
        double[] m = mean[k];
        double[] s = inverse[k];
        double sum = 0;
        for (int i = 0; i < channels; i++) {
            double di = colour[i] - m[i];
            for (int j = 0; j < channels; j++) {
                sum += di * (colour[j] - m[j]) * s[i * channels + j];
            }
        }
        return scale[k] * Math.exp(-0.5 * sum);
    }

    private static int[] kMeans(double[] colours, int channels) {
        int n = colours.length / channels;
        int step = Math.max(1, n / SAMPLE);
        int samples = (n + step - 1) / step;
        double[][] centres = new double[PARTS][channels];
        double[] far = new double[samples];
        Arrays.fill(far, Double.MAX_VALUE);
        Random random = new Random(1);
        int chosen = random.nextInt(samples);
        for (int k = 0; k < PARTS; k++) {
            System.arraycopy(colours, chosen * step * channels, centres[k], 0, channels);
            double total = 0;
            for (int i = 0; i < samples; i++) {
                far[i] = Math.min(far[i], squared(colours, i * step, centres[k], channels));
                total += far[i];
            }
            // The next centre is a pixel far from all others, the further the likelier (k-means++).
            double until = random.nextDouble() * total;
            for (int i = 0; i < samples && until >= 0; i++) {
                until -= far[i];
                chosen = i;
            }
        }
        int[] part = new int[n];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] sums = new double[PARTS][channels + 1];
            for (int i = 0; i < n; i += step) {
                int k = nearest(colours, i, centres, channels);
                for (int c = 0; c < channels; c++) {
                    sums[k][c] += colours[i * channels + c];
                }
                sums[k][channels]++;
            }
            for (int k = 0; k < PARTS; k++) {
                for (int c = 0; c < channels && sums[k][channels] > 0; c++) {
                    centres[k][c] = sums[k][c] / sums[k][channels];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            part[i] = nearest(colours, i, centres, channels);
        }
        return part;
    }

    private static int nearest(double[] colours, int pixel, double[][] centres, int channels) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int k = 0; k < centres.length; k++) {
            double d = squared(colours, pixel, centres[k], channels);
            if (d < least) {
                least = d;
                best = k;
            }
        }
        return best;
    }

    private static double squared(double[] colours, int pixel, double[] centre, int channels) {
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            double d = colours[pixel * channels + c] - centre[c];
            sum += d * d;
        }
        return sum;
    }

    private void fit(double[] colours, int[] part) {
        int[] count = new int[PARTS];
        for (int i = 0; i < part.length; i++) {
            count[part[i]]++;
            for (int c = 0; c < channels; c++) {
                mean[part[i]][c] += colours[i * channels + c];
            }
        }
        for (int k = 0; k < PARTS; k++) {
            for (int c = 0; c < channels; c++) {
                mean[k][c] /= Math.max(1, count[k]);
            }
        }
        double[][] spread = new double[PARTS][channels * channels];
        for (int i = 0; i < part.length; i++) {
            int k = part[i];
            for (int a = 0; a < channels; a++) {
                double da = colours[i * channels + a] - mean[k][a];
                for (int b = 0; b < channels; b++) {
                    spread[k][a * channels + b] += da * (colours[i * channels + b] - mean[k][b]);
                }
            }
        }
        for (int k = 0; k < PARTS; k++) {
            weight[k] = (double) count[k] / part.length;
            for (int i = 0; i < spread[k].length; i++) {
                spread[k][i] = spread[k][i] / Math.max(1, count[k]) + (i % (channels + 1) == 0 ? ROUNDING : 0);
            }
            double determinant = invert(spread[k], inverse[k]);
            scale[k] = 1 / Math.sqrt(Math.pow(2 * Math.PI, channels) * determinant);
        }
    }

    /** Gauss and Jordan; the matrix is positive definite. Gives its determinant. */
    private double invert(double[] matrix, double[] into) {
        double[] m = matrix.clone();
        int n = channels;
        for (int i = 0; i < n; i++) {
            into[i * n + i] = 1;
        }
        double determinant = 1;
        for (int i = 0; i < n; i++) {
            double pivot = m[i * n + i];
            determinant *= pivot;
            for (int c = 0; c < n; c++) {
                m[i * n + c] /= pivot;
                into[i * n + c] /= pivot;
            }
            for (int r = 0; r < n; r++) {
                double factor = m[r * n + i];
                if (r != i && factor != 0) {
                    for (int c = 0; c < n; c++) {
                        m[r * n + c] -= factor * m[i * n + c];
                        into[r * n + c] -= factor * into[i * n + c];
                    }
                }
            }
        }
        return determinant;
    }
}
