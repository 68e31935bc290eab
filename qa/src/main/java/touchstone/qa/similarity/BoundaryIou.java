package touchstone.qa.similarity;

import java.util.Arrays;
import touchstone.model.geometry.Mask;

/**
 * IoU of the two masks' inner boundary bands (Cheng et al. 2021, as in their code): the pixels of a mask whose chessboard
 * distance to the background is at most d, everything outside the image being background.
 */
public final class BoundaryIou {

    private BoundaryIou() {
    }

    /** d: 2 % of the image's diagonal in whole pixels, halves to the even side, at least 1. */
    public static int distance(Mask mask) {
        return (int) Math.max(1, Math.rint(0.02 * Math.sqrt((double) mask.height() * mask.height()
                + (double) mask.width() * mask.width())));
    }

    /** Of two masks of one frame; 1 when both are empty. */
    public static double of(Mask a, Mask b) {
        return of(a, b, distance(a));
    }

    static double of(Mask a, Mask b, int distance) {
        Mask first = band(a, distance);
        Mask second = band(b, distance);
        long common = first.intersectionArea(second);
        long united = first.areaPixels() + second.areaPixels() - common;
        return united == 0 ? 1 : (double) common / united;
    }

    private static Mask band(Mask mask, int distance) {
        int w = mask.width();
        int h = mask.height();
        // One frame of background around the image; chessboard distance by two passes over the eight neighbours.
        int stride = w + 2;
        int[] d = new int[stride * (h + 2)];
        mask.forEachRun((y, from, to) -> Arrays.fill(d, (y + 1) * stride + from + 1, (y + 1) * stride + to + 1,
                Integer.MAX_VALUE - 1));
        for (int i = stride + 1; i < d.length - stride - 1; i++) {
            if (d[i] > 0) {
                d[i] = 1 + Math.min(Math.min(d[i - 1], d[i - stride]), Math.min(d[i - stride - 1], d[i - stride + 1]));
            }
        }
        for (int i = d.length - stride - 2; i > stride; i--) {
            if (d[i] > 0) {
                int below = Math.min(Math.min(d[i + 1], d[i + stride]), Math.min(d[i + stride - 1], d[i + stride + 1]));
                d[i] = Math.min(d[i], 1 + below);
            }
        }
        return Mask.ofPixels(w, h, (x, y) -> {
            int here = d[(y + 1) * stride + x + 1];
            return here > 0 && here <= distance;
        });
    }
}
