package touchstone.model;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Version 7 UUIDs (RFC 9562, section 5.7): 48 bits of Unix milliseconds, a 12-bit counter within the millisecond
 * (method 1 of section 6.2), 62 random bits. Ids of one process ascend even when the clock steps back.
 */
final class Uuid7 {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static long last;

    private Uuid7() {
    }

    static UUID next() {
        return new UUID(timeAndCounter(System.currentTimeMillis()), (RANDOM.nextLong() >>> 2) | 0x8000_0000_0000_0000L);
    }

    private static synchronized long timeAndCounter(long millis) {
        last = Math.max(millis << 12, last + 1);
        return (last >>> 12) << 16 | 0x7000 | (last & 0xfff);
    }

    /** Unsigned, so that ids sort by time; {@link UUID#compareTo} compares signed halves. */
    static int compare(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
}
