package touchstone.model.geometry;

import java.util.Arrays;

/**
 * Counts how many pixels around each of 64 are set, for all of them at once: bit n of the counts of the 64 pixels is one
 * word.
 */
final class Majority {

    /** Enough bits for the pixels of a disc of radius {@link Morphology#SMOOTHEST}. */
    private static final int BITS = 14;

    private final Mask mask;
    private final int[] halfWidths;
    private final int reach;
    private final long[] set = new long[BITS];
    private final long[] unset = new long[BITS];

    private Majority(Mask mask, int[] halfWidths) {
        this.mask = mask;
        this.halfWidths = halfWidths;
        reach = halfWidths.length / 2;
    }

    /**
     * @param doubtful the only pixels that can change
     * @param halfWidths of the rows of the disc that is looked at, at most 63
     */
    static Mask of(Mask mask, Mask doubtful, int[] halfWidths) {
        Majority majority = new Majority(mask, halfWidths);
        MaskBuilder voted = new MaskBuilder(mask.width(), mask.height(), doubtful.bounds());
        doubtful.forEachTile((column, row, words) -> {
            for (int i = 0; i < Mask.TILE; i++) {
                if (words[i] != 0) {
                    int y = row * Mask.TILE + i;
                    voted.or(column, y, words[i] & majority.of(column, y));
                }
            }
        });
        return mask.minus(doubtful).union(voted.build());
    }

    private long of(int column, int y) {
        Arrays.fill(set, 0);
        Arrays.fill(unset, 0);
        for (int dy = -reach; dy <= reach; dy++) {
            if (y + dy >= 0 && y + dy < mask.height()) {
                count(column, y + dy, halfWidths[reach + dy]);
            }
        }
        long more = 0;
        long equal = -1;
        for (int bit = BITS - 1; bit >= 0; bit--) {
            more |= equal & set[bit] & ~unset[bit];
            equal &= ~(set[bit] ^ unset[bit]);
        }
        return more | equal & mask.word(column, y);
    }

    /** The pixels of a row up to {@code half} columns away. */
    private void count(int column, int y, int half) {
        long left = mask.word(column - 1, y);
        long here = mask.word(column, y);
        long right = mask.word(column + 1, y);
        long frameLeft = frame(column - 1);
        long frameHere = frame(column);
        long frameRight = frame(column + 1);
        vote(here, frameHere);
        for (int dx = 1; dx <= half; dx++) {
            vote(here >>> dx | right << 64 - dx, frameHere >>> dx | frameRight << 64 - dx);
            vote(here << dx | left >>> 64 - dx, frameHere << dx | frameLeft >>> 64 - dx);
        }
    }

    private long frame(int column) {
        int pixels = mask.width() - column * Mask.TILE;
        return column < 0 || pixels <= 0 ? 0 : pixels >= Mask.TILE ? -1 : (1L << pixels) - 1;
    }

    private void vote(long bits, long inFrame) {
        add(set, bits & inFrame);
        add(unset, ~bits & inFrame);
    }

    private static void add(long[] counts, long bits) {
        long carry = bits;
        for (int i = 0; carry != 0; i++) {
            long both = counts[i] & carry;
            counts[i] ^= carry;
            carry = both;
        }
    }
}
