package touchstone.store.fault;

import java.io.IOException;

/** Programs of the machine that a trial needs and may not find. */
final class Tracer {

    static final String MISSING = "There is no tracer: install one with 'sudo apt install strace'.";

    private Tracer() {
    }

    /** Whether there is one that tells what a process asks of the system. */
    static boolean isThere() throws InterruptedException {
        return runs("strace", "-V");
    }

    /** Whether a command is there and ends well. */
    static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException thereIsNone) {
            return false;
        }
    }
}
