package touchstone.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Runs the common commands once, so that the virtual machine can keep the classes that they load and link: the launcher
 * and the installer do this after a build and give the result to every later start (JEP 514).
 */
public final class Training {

    private static final Streams NOWHERE = new Streams(new ByteArrayInputStream(new byte[0]),
            new PrintStream(OutputStream.nullOutputStream()), new PrintStream(OutputStream.nullOutputStream()));

    private Training() {
    }

    public static void main(String[] args) {
        Main.run(NOWHERE, "--version");
        Main.run(NOWHERE, "--help");
        Main.run(NOWHERE, "rle", "--help");
        Main.run(NOWHERE, "rle", "area", "no-such-file.json", "--json");
    }
}
