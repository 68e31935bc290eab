package touchstone.qa.similarity;

import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;

/**
 * IoU of the two masks' inner boundary bands (Cheng et al. 2021, as in their code): the pixels of a mask whose chessboard
 * distance to the background is at most d, everything outside the image being background.
 */
public final class BoundaryIou {

    /** The usual width of the band as a share of the image's diagonal. */
    public static final double RATIO = 0.02;

    private BoundaryIou() {
    }

    /** d: 2 % of the image's diagonal in whole pixels, halves to the even side, at least 1. */
    public static int distance(Mask mask) {
        return distance(mask.width(), mask.height(), RATIO);
    }

    /** d for a share of the diagonal of an image. */
    public static int distance(int width, int height, double ratio) {
        return (int) Math.max(1, Math.rint(ratio * Math.sqrt((double) height * height + (double) width * width)));
    }

    /** Of two masks of one frame; 1 when both are empty. */
    public static double of(Mask a, Mask b) {
        return of(a, b, distance(a));
    }

    /** Of two masks of one frame with bands of {@code distance} pixels, at least 1. */
    public static double of(Mask a, Mask b, int distance) {
        Bounds window = a.bounds().union(b.bounds());
        Bitmap first = band(Bitmap.of(a, window), distance);
        Bitmap second = band(Bitmap.of(b, window), distance);
        long common = first.common(second);
        long united = first.area() + second.area() - common;
        return united == 0 ? 1 : (double) common / united;
    }

    /** A mask's band alone, as a mask of the same frame; of two bands, their IoU is {@link #of(Mask, Mask)}. */
    public static Mask band(Mask mask) {
        MaskBuilder band = new MaskBuilder(mask.width(), mask.height());
        Bitmap bits = band(Bitmap.of(mask, mask.bounds()), distance(mask));
        for (int y = 0; y < bits.height(); y++) {
            for (int i = 0; i < bits.stride(); i++) {
                long word = bits.word(i, y);
                if (word != 0) {
                    band.or(bits.left() / Mask.TILE + i, bits.top() + y, word);
                }
            }
        }
        return band.build();
    }

    private static Bitmap band(Bitmap mask, int distance) {
        return mask.minus(mask.eroded(distance));
    }
}
