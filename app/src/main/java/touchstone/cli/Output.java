package touchstone.cli;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has, and what they decide: how it answers. */
final class Output {

    private final Streams streams;

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    @Option(names = "--quiet", descriptionKey = "quiet")
    boolean quiet;

    @Option(names = "--debug", descriptionKey = "debug")
    boolean debug;

    @Option(names = { "-h", "--help" }, usageHelp = true, descriptionKey = "help")
    boolean help;

    Output(Streams streams) {
        this.streams = streams;
    }

    Streams streams() {
        return streams;
    }

    /** The command's answer: the document with {@code --json}, else the text for people. */
    void answer(Supplier<Map<String, @Nullable Object>> document, Supplier<String> text) {
        streams.out().println(json ? Json.text(document.get()) : text.get().stripTrailing());
    }

    /** A remark beside the answer. */
    void say(String sentence) {
        if (!quiet) {
            streams.err().println(sentence);
        }
    }
}
