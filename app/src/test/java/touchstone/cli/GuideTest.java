package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import touchstone.qa.analysis.Analyses;

/** What the guide shows of the command line exists: commands, their options, the names of analyses. */
class GuideTest {

    private static final Pattern SHOWN = Pattern.compile("`([^`]+)`|^ {4}(touchstone .+)$", Pattern.MULTILINE);
    private static final Pattern OPTION = Pattern.compile("(?<=^| )--?[a-zA-Z][a-z-]*");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z]+");

    private final List<String> wrong = new ArrayList<>();
    private int seen;

    @Test
    void every_command_in_the_guide_is_one_that_the_program_takes() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> guide = Files.list(Path.of("guide"))) {
            guide.filter(p -> p.toString().endsWith(".md")).forEach(pages::add);
        }
        assertEquals(4, pages.size());
        for (Path page : pages) {
            SHOWN.matcher(Files.readString(page)).results()
                    .forEach(m -> check(page, m.group(1) == null ? m.group(2) : m.group(1)));
        }
        assertEquals(List.of(), wrong);
        assertTrue(seen > 100, seen + " commands read");
    }

    private void check(Path page, String shown) {
        String text = shown.replaceFirst("^touchstone ", "");
        List<String> words = List.of(text.split("\\s+"));
        if (!Commands.names().contains(words.getFirst())) {
            // A name of something else, or an option of the command that the sentence is about.
            if (!text.equals(shown) && NAME.matcher(words.getFirst()).matches()) {
                wrong.add(page + ": no command " + shown);
            }
            return;
        }
        seen++;
        CommandLine command = line(words.getFirst());
        if (words.size() > 1 && command.getSubcommands().containsKey(words.get(1))) {
            command = command.getSubcommands().get(words.get(1));
        }
        CommandLine taken = command;
        OPTION.matcher(text).results().map(m -> m.group())
                .filter(o -> !taken.getCommandSpec().optionsMap().containsKey(o))
                .forEach(o -> wrong.add(page + ": " + shown + " has no " + o));
        if (words.getFirst().equals("analyse")) {
            words.stream().skip(1).takeWhile(w -> !w.startsWith("-")).filter(w -> NAME.matcher(w).matches())
                    .filter(w -> Analyses.named(w).isEmpty()).forEach(w -> wrong.add(page + ": no analysis " + w));
        }
    }

    private static CommandLine line(String command) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false);
        return Objects
                .requireNonNull(Commands.line(new Streams(InputStream.nullInputStream(), nowhere, nowhere), command)
                        .getSubcommands().get(command));
    }
}
