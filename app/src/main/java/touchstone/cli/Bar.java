package touchstone.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Progress on standard error: a line that replaces itself on a terminal, now and then a plain line elsewhere. Nothing in
 * the first third of a second, so that quick work stays silent.
 */
final class Bar implements AutoCloseable {

    private static final long FIRST_MILLIS = 300;
    private static final long TERMINAL_MILLIS = 100;
    private static final long PLAIN_MILLIS = 5_000;

    private final PrintStream err;
    private final boolean silent;
    private long next = System.currentTimeMillis() + FIRST_MILLIS;
    private int shown;

    Bar(PrintStream err, boolean silent) {
        this.err = err;
        this.silent = silent;
    }

    /** Called as often as is convenient, from any thread. */
    synchronized void show(String what) {
        long now = System.currentTimeMillis();
        if (silent || now < next) {
            return;
        }
        boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        next = now + (terminal ? TERMINAL_MILLIS : PLAIN_MILLIS);
        if (terminal) {
            err.print("\r" + what + " ".repeat(Math.max(0, shown - what.length())));
            err.flush();
            shown = what.length();
        } else {
            err.println(what);
        }
    }

    @Override
    public synchronized void close() {
        if (shown > 0) {
            err.print("\r" + " ".repeat(shown) + "\r");
            err.flush();
            shown = 0;
        }
    }
}
