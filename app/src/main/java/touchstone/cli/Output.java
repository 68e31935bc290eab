package touchstone.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import touchstone.model.Messages;
import touchstone.store.format.Export;
import touchstone.store.format.Imported;

/** The options that every command has, and what they decide: how it answers. */
final class Output {

    private static final Messages TEXT = Messages.beside(Output.class);

    private static final int NOTES = 20;

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

    /** Who waits for a reading or a writing. */
    Waiting waiting() {
        return new Waiting(bar());
    }

    String text(String key, Object... values) {
        return TEXT.text(key, values);
    }

    /** The command's answer: the document with {@code --json}, else the text for people. Always {@link Failure#DONE}. */
    int answer(Supplier<?> document, Supplier<String> text) {
        streams.out().println(json ? Json.text(document.get()) : text.get().stripTrailing());
        return Failure.DONE;
    }

    /** A part of an answer to people that is too long to be held. */
    void line(String text) {
        streams.out().println(text);
    }

    /** As {@link Json#write}: a document for scripts of which a part is too long to be held. */
    <X extends Exception> int answer(String key, Json.Many<X> many, Supplier<Map<String, @Nullable Object>> rest)
            throws X {
        Json.write(streams.out(), key, many, rest);
        return Failure.DONE;
    }

    /** An answer that people and scripts read alike. */
    int answer(Object document) {
        streams.out().println(Json.text(document));
        return Failure.DONE;
    }

    /** The answer of a command that wrote a file for another program. */
    int answer(Export written) {
        written.problems().forEach(this::complain);
        return answer(
                () -> Json.object("images", written.images(), "annotations", written.annotations(), "losses",
                        written.losses().all().stream()
                                .map(l -> Json.object("what", l.what(), "count", l.count())).toList(),
                        "verified", written.verified(), "problems", written.problems(), "auditHead",
                        written.auditHead().isEmpty() ? null : written.auditHead()),
                () -> text(written));
    }

    private String text(Export written) {
        String losses = written.losses().all().stream().map(l -> "\n  " + text("export.loss", l.what(), l.count()))
                .collect(Collectors.joining());
        return text(written.verified() ? "export.done" : "export.unverified", written.annotations(), written.images())
                + (losses.isEmpty() ? "" : "\n" + text("export.losses") + losses)
                + (written.auditHead().isEmpty() ? "" : "\n" + text("export.head", written.auditHead()));
    }

    /** What a read file held that was left out or taken over differently: the first of each kind, and how many more. */
    void notes(List<Imported.Note> refused, List<Imported.Note> changed) {
        notes("import.refused", refused);
        notes("import.changed", changed);
    }

    private void notes(String what, List<Imported.Note> notes) {
        notes.stream().limit(NOTES).forEach(n -> complain(text(what, n.where(), n.reason())));
        if (notes.size() > NOTES) {
            complain(text("import.more", notes.size() - NOTES));
        }
    }

    /** What is to be known of image files: the first sentences, and how many more. */
    void remarks(List<String> sentences) {
        sentences.stream().limit(NOTES).forEach(this::complain);
        if (sentences.size() > NOTES) {
            complain(text("remarks.more", sentences.size() - NOTES));
        }
    }

    /** For work that may take a while. */
    Bar bar() {
        return new Bar(streams.err(), quiet);
    }

    /** Something that was left out of what was asked for; said even when quiet. */
    void complain(String sentence) {
        streams.err().println(sentence);
    }

    /** A remark beside the answer. */
    void say(String sentence) {
        if (!quiet) {
            streams.err().println(sentence);
        }
    }
}
