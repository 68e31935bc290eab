package touchstone.canvas.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The time that all threads of this process have spent on a processor, native ones too. Asked of the C library, because
 * Java only knows it to a hundredth of a second, which is a whole frame; where that fails Java's own figure stands in.
 */
public final class ProcessorTime {

    private static final int LINUX_CLOCK = 2;
    private static final int MAC_CLOCK = 12;

    private final int clock = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac")
            ? MAC_CLOCK
            : LINUX_CLOCK;
    private final MemorySegment time = Arena.ofAuto().allocate(ValueLayout.JAVA_LONG, 2);
    private final @Nullable MethodHandle clockGetTime = find();

    @SuppressWarnings("restricted") // reads a clock into memory of this object's own
    private static @Nullable MethodHandle find() {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find("clock_gettime").map(address -> linker.downcallHandle(address,
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS))).orElse(null);
    }

    public synchronized long nanos() {
        MethodHandle call = clockGetTime;
        if (call != null) {
            try {
                if ((int) call.invokeExact(clock, time) == 0) {
                    return time.getAtIndex(ValueLayout.JAVA_LONG, 0) * 1_000_000_000L
                            + time.getAtIndex(ValueLayout.JAVA_LONG, 1);
                }
            } catch (Throwable notThere) {
                return coarse();
            }
        }
        return coarse();
    }

    private static long coarse() {
        return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }
}
