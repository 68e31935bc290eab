package touchstone.canvas.layer;

import java.util.Arrays;

/**
 * A set of small numbers that gives them back in order: cheaper than sorting what a tree finds. Belongs to one thread,
 * which has only one at a time.
 */
final class Places {

    private static final ThreadLocal<Places> OWN = ThreadLocal.withInitial(Places::new);

    private long[] words = {};
    private int from;
    private int to;

    private Places() {
    }

    /** The calling thread's own, empty. */
    static Places none(int size) {
        Places places = OWN.get();
        int n = (size + 63) >> 6;
        if (places.words.length < n) {
            places.words = new long[n];
        } else if (places.from < places.to) {
            Arrays.fill(places.words, places.from, places.to, 0);
        }
        places.from = n;
        places.to = 0;
        return places;
    }

    void add(int place) {
        int word = place >> 6;
        words[word] |= 1L << place;
        from = Math.min(from, word);
        to = Math.max(to, word + 1);
    }

    /** The smallest one from a number on, or -1. */
    int next(int place) {
        int word = Math.max(place >> 6, from);
        if (word >= to) {
            return -1;
        }
        long bits = words[word] & (place >> 6 == word ? -1L << place : -1L);
        while (bits == 0) {
            if (++word >= to) {
                return -1;
            }
            bits = words[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }
}
