package touchstone.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where a command reads and writes; tests give their own. Text is UTF-8 whatever the system's settings. */
record Streams(InputStream in, PrintStream out, PrintStream err) {

    static Streams ofTheProcess() {
        return new Streams(System.in, utf8(System.out), utf8(System.err));
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, false, StandardCharsets.UTF_8);
    }
}
