package touchstone.model;

import java.time.Duration;

/**
 * How much working time an entry of the log stands for: the time since the same person's entry before. Where that is
 * longer than two minutes, or negative because the clock was set back, the person was away and ten seconds count, as they
 * do for the first entry.
 */
public final class WorkingTime {

    /** In the place of the time of an entry before where there is none. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final long AWAY = Duration.ofMinutes(2).toMillis();
    private static final long SINGLE = Duration.ofSeconds(10).toMillis();

    private WorkingTime() {
    }

    /**
     * @param before milliseconds since 1970 of the person's entry before, or {@link #NEVER}
     * @param now of the entry
     * @return milliseconds
     */
    public static long between(long before, long now) {
        boolean away = before == NEVER || now < before || now - before > AWAY;
        return away ? SINGLE : now - before;
    }
}
