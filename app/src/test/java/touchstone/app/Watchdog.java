package touchstone.app;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * Measures how long the JavaFX thread keeps others waiting: asks it for an answer every few milliseconds, and looks at what
 * it does while the answer is late. On a machine with other work the thread's processor time tells more than the clock.
 */
final class Watchdog implements AutoCloseable {

    private static final long BETWEEN_MILLIS = 4;
    private static final long LATE_MILLIS = 40;
    private static final long SAMPLE_MILLIS = 5;
    private static final int DEPTH = 200;
    private static final int TOLD = 4;

    /**
     * One wait.
     *
     * @param cpu milliseconds of processor time that the JavaFX thread took meanwhile
     * @param clock milliseconds by the clock
     * @param culprit what it was seen at most often; empty for a short wait
     */
    record Pause(double cpu, double clock, String culprit) {

        static final Pause NONE = new Pause(0, 0, "");
    }

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private volatile boolean watching = true;
    private volatile long watched;
    private Pause longest = Pause.NONE;
    private double total;
    private final Thread thread = Thread.ofPlatform().daemon().name("watchdog").start(this::watch);

    private void watch() {
        try {
            while (watching) {
                ask();
                Thread.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        long cpu = watched == 0 ? 0 : threads.getThreadCpuTime(watched);
        long asked = System.nanoTime();
        long[] answer = new long[2];
        Platform.runLater(() -> {
            watched = Thread.currentThread().threadId();
            answer[0] = System.nanoTime();
            answer[1] = threads.getCurrentThreadCpuTime();
            answered.countDown();
        });
        Map<String, Integer> seen = new HashMap<>();
        boolean there = answered.await(LATE_MILLIS, TimeUnit.MILLISECONDS);
        while (!there) {
            ThreadInfo info = watched == 0 ? null : threads.getThreadInfo(watched, DEPTH);
            if (info != null) {
                seen.merge(told(info.getStackTrace()), 1, Integer::sum);
            }
            there = answered.await(SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
        }
        note(new Pause(cpu == 0 ? 0 : (answer[1] - cpu) / 1e6, (answer[0] - asked) / 1e6, seen.entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue)).map(Map.Entry::getKey).orElse("")));
    }

    /** The innermost place, and the innermost few of this program that led to it. */
    private static String told(StackTraceElement[] stack) {
        String own = Arrays.stream(stack).filter(e -> e.getClassName().startsWith("touchstone.")).limit(TOLD)
                .map(Watchdog::place).collect(Collectors.joining(" < "));
        return (stack.length == 0 ? "" : place(stack[0]) + " << ") + own;
    }

    private static String place(StackTraceElement at) {
        String name = at.getClassName();
        return name.substring(name.lastIndexOf('.') + 1) + "." + at.getMethodName() + ":" + at.getLineNumber();
    }

    private synchronized void note(Pause pause) {
        total += pause.cpu;
        if (pause.cpu > longest.cpu || pause.cpu == 0 && pause.clock > longest.clock) {
            longest = pause;
        }
    }

    /** The longest pause since the last asking, by processor time. */
    synchronized Pause longest() {
        Pause found = longest;
        longest = Pause.NONE;
        return found;
    }

    /** Milliseconds of processor time that the JavaFX thread took since the last asking. */
    synchronized double total() {
        double found = total;
        total = 0;
        return found;
    }

    @Override
    public void close() {
        watching = false;
        thread.interrupt();
    }
}
