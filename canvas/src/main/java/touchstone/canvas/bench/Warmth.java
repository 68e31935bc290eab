package touchstone.canvas.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * When a piece of work is warm: after a number of frames, and when the virtual machine has compiled next to nothing for
 * some stretches of frames on end. Its compilers run on the same processors and would be counted as the frames' own
 * work; they rest between their tiers, so that one quiet stretch does not say that they are done.
 */
final class Warmth {

    /** Frames of a stretch, and how many milliseconds of compiling in it are next to nothing. */
    private static final int SPAN = 50;
    private static final long LITTLE = 10;
    /** So many quiet stretches on end. */
    private static final int QUIET = 3;
    /** Of the least number of frames, so many times are the most. */
    private static final int PATIENCE = 16;

    private final @Nullable CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
    private final int least;
    private long compiled;
    private int quiet;

    Warmth(int least) {
        this.least = least;
        compiled = compiled();
    }

    /** Whether frame i still is one before those that count. */
    boolean isComing(int i) {
        if (i > 0 && i % SPAN == 0) {
            long now = compiled();
            quiet = now - compiled <= LITTLE ? quiet + 1 : 0;
            compiled = now;
        }
        return i < least || (quiet < QUIET && i < PATIENCE * least);
    }

    private long compiled() {
        return compilers == null || !compilers.isCompilationTimeMonitoringSupported()
                ? 0
                : compilers.getTotalCompilationTime();
    }
}
