package touchstone.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.store.EditConflict;
import touchstone.store.ProjectRefused;
import touchstone.store.exchange.WrongPassphrase;

/**
 * Why a command did not do its work.
 *
 * @param code the exit code: 2 wrong usage, 3 input refused, 4 project not usable
 * @param sentence what the user reads
 */
record Failure(int code, String sentence) {

    static final int DONE = 0;
    static final int MISSED = 1;
    static final int USAGE = 2;
    static final int INPUT = 3;
    static final int PROJECT = 4;

    private static final Messages TEXT = Messages.beside(Failure.class);

    /** A number as it is written in German. */
    private static final Pattern COMMA = Pattern.compile("'([0-9]+),([0-9]+)' is not a (?:double|float)");

    /** Picocli's list of what an option may be. */
    private static final Pattern CHOICES = Pattern
            .compile("(?<=expected one of )\\[([A-Z_, ]+)\\] \\(case-insensitive\\)");

    static Failure of(Throwable cause) {
        return switch (cause) {
            case CommandLine.ParameterException wrong -> new Failure(USAGE, usage(wrong));
            case WrongUsage wrong -> new Failure(USAGE, sentence(wrong));
            case InputRefused refused -> new Failure(INPUT, sentence(refused));
            case WrongPassphrase wrong -> new Failure(INPUT, sentence(wrong));
            case ProjectRefused refused -> new Failure(PROJECT, sentence(refused));
            case EditConflict conflict -> new Failure(INPUT, sentence(conflict));
            case UncheckedIOException wrapped -> of(Objects.requireNonNull(wrapped.getCause()));
            case InvalidGeometry invalid -> new Failure(INPUT, sentence(invalid));
            case NoSuchFileException missing -> new Failure(INPUT, TEXT.text("file.missing", missing.getFile()));
            case AccessDeniedException denied -> new Failure(INPUT, TEXT.text("file.denied", denied.getFile()));
            case FileAlreadyExistsException there -> new Failure(INPUT, TEXT.text("file.exists", there.getFile()));
            case FileSystemException trouble -> new Failure(INPUT,
                    TEXT.text("file.trouble", trouble.getFile(), String.valueOf(trouble.getReason())));
            case IOException trouble -> new Failure(INPUT, TEXT.text("io.trouble", sentence(trouble)));
            case CancellationException stopped -> new Failure(INPUT, TEXT.text("stopped"));
            case OutOfMemoryError full -> new Failure(INPUT, TEXT.text("memory"));
            case StackOverflowError deep -> new Failure(INPUT, TEXT.text("memory"));
            default -> new Failure(INPUT, TEXT.text("unexpected"));
        };
    }

    private static String usage(CommandLine.ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        String what = CHOICES.matcher(what(wrong).strip()).replaceAll(Failure::choices)
                .replaceAll("\\bis not an? (int|long)\\b", "is not a whole number")
                .replaceAll("\\bis not a double\\b", "is not a number");
        return TEXT.text("usage", what.endsWith(".") ? what.substring(0, what.length() - 1) : what, command);
    }

    private static String what(CommandLine.ParameterException wrong) {
        if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().getFirst();
            List<String> near = unmatched.getSuggestions().stream().limit(1).toList();
            boolean isOption = unmatched.isUnknownOption();
            return isOption || !wrong.getCommandLine().getSubcommands().isEmpty()
                    ? TEXT.text(isOption ? "usage.option" : "usage.command", first, near.size(), String.join("", near))
                    : TEXT.text("usage.more", String.join(" ", unmatched.getUnmatched()));
        }
        String said = sentence(wrong);
        Matcher comma = COMMA.matcher(said);
        return said.startsWith("Missing required subcommand")
                ? TEXT.text("usage.nothing")
                : comma.find() ? TEXT.text("usage.comma", said, comma.group(1) + "." + comma.group(2)) : said;
    }

    /** The values of an option as its help writes them, not as the program names them. */
    private static String choices(MatchResult listed) {
        return Matcher.quoteReplacement(listed.group(1).toLowerCase(Locale.ROOT));
    }

    /** A message on one line, whatever a library put into it. */
    private static String sentence(Throwable cause) {
        return String.valueOf(cause.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    }

    /** Tells the user, and with {@code --json} the script as well. */
    int report(Streams streams, boolean json, boolean debug, Throwable cause) {
        streams.err().println(sentence);
        if (debug) {
            cause.printStackTrace(streams.err());
        }
        if (json) {
            streams.out().println(Json.text(Map.of("error", sentence)));
        }
        return code;
    }
}
