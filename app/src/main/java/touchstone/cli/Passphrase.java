package touchstone.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import touchstone.model.Messages;
import touchstone.store.exchange.PackageFile;

/** A package's passphrase: never an argument, which other users of the machine and the shell's history would see. */
final class Passphrase {

    private static final Messages TEXT = Messages.beside(Passphrase.class);

    @Option(names = "--passphrase-stdin", descriptionKey = "passphrase")
    boolean stdin;

    /**
     * The first line of standard input where that was asked for; null otherwise.
     *
     * @throws WrongUsage when the line is empty
     */
    char @Nullable [] read(Streams streams) throws IOException, WrongUsage {
        if (!stdin) {
            return null;
        }
        String line = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8)).readLine();
        if (line == null || line.isEmpty()) {
            throw new WrongUsage(TEXT.text("passphrase.empty"));
        }
        return line.toCharArray();
    }

    /** As {@link #read}, else asked for on the terminal where the package is sealed and there is one. */
    char @Nullable [] of(Path file, Streams streams) throws IOException, WrongUsage {
        char[] given = read(streams);
        if (given != null || !PackageFile.isPackage(file) || !PackageFile.isSealed(file)) {
            return given;
        }
        // There is none where neither the input nor the output is a terminal's.
        return Optional.ofNullable(System.console()).filter(Console::isTerminal)
                .map(terminal -> terminal.readPassword("%s ", TEXT.text("passphrase.ask", file.getFileName())))
                .orElse(null);
    }
}
