package touchstone.cli;

import java.io.IOException;
import java.util.Arrays;
import picocli.CommandLine;
import touchstone.assist.ModelWorker;

/** The command line's entry: reads the arguments, runs one command, answers with its exit code. */
public final class Main {

    private Main() {
    }

    public static void main(String[] args) throws IOException {
        if (args.length == 2 && args[0].equals(ModelWorker.COMMAND)) {
            ModelWorker.main(new String[]{ args[1] });
            return;
        }
        // Letters are drawn without a screen, also where one is named that cannot be reached.
        System.setProperty("java.awt.headless", "true");
        int code = run(Streams.ofTheProcess(), args);
        if (!isEnding()) {
            System.exit(code);
        } else if (code == Failure.DONE || code == Failure.MISSED) {
            // Told to end when the work was done already: what the caller hears is that it is done.
            Runtime.getRuntime().halt(code);
        }
        // Else the process ends by the signal, and its exit code says so.
    }

    /** Whether the process is told to end. */
    private static boolean isEnding() {
        Thread nothing = Thread.ofPlatform().unstarted(() -> {
        });
        try {
            Runtime.getRuntime().addShutdownHook(nothing);
            Runtime.getRuntime().removeShutdownHook(nothing);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    /** Runs one command in this process. */
    static int run(Streams streams, String... args) {
        CommandLine line = Commands.line(streams, args);
        boolean json = Arrays.asList(args).contains("--json");
        boolean debug = Arrays.asList(args).contains("--debug");
        line.setParameterExceptionHandler((e, a) -> Failure.of(e).report(streams, json, debug, e));
        line.setExecutionExceptionHandler((e, command, parsed) -> Failure.of(e).report(streams, json, debug, e));
        int code;
        try {
            code = line.execute(args);
        } catch (OutOfMemoryError | StackOverflowError tooLittle) {
            // Picocli hands on exceptions alone.
            code = Failure.of(tooLittle).report(streams, json, debug, tooLittle);
        }
        streams.out().flush();
        streams.err().flush();
        return code;
    }
}
