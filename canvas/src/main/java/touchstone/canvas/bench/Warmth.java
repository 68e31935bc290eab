package touchstone.canvas.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * When a piece of work is warm: after a number of frames, and when the virtual machine has compiled next to nothing for
 * some frames more. Its compilers run on the same processors and would be counted as the frames' own work.
 */
final class Warmth {

    /** Frames over which compiling is looked at, and how many milliseconds of it are next to nothing. */
    private static final int SPAN = 50;
    private static final long LITTLE = 25;
    /** Of the least number of frames, so many times are the most. */
    private static final int PATIENCE = 8;

    private final @Nullable CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
    private final int least;
    private long compiled;
    private boolean warm;

    Warmth(int least) {
        this.least = least;
        compiled = compiled();
    }

    /** Whether frame i still is one before those that count. */
    boolean isComing(int i) {
        if (i > 0 && i % SPAN == 0) {
            long now = compiled();
            warm = i >= least && now - compiled <= LITTLE;
            compiled = now;
        }
        return i < least || (!warm && i < PATIENCE * least);
    }

    private long compiled() {
        return compilers == null || !compilers.isCompilationTimeMonitoringSupported()
                ? 0
                : compilers.getTotalCompilationTime();
    }
}
