package touchstone.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import touchstone.store.Salvage;
import touchstone.store.Salvaged;

/** {@code salvage}: what can be read of a damaged project, in a new file, and what cannot. */
@Command(name = "salvage")
final class SalvageCommand implements Callable<Integer> {

    private static final int NAMED_AT_MOST = 40;

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", index = "0", descriptionKey = "project")
    Path file;

    @Parameters(paramLabel = "OUT", index = "1", descriptionKey = "salvageOut")
    Path made;

    SalvageCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        try (Waiting waiting = output.waiting()) {
            Salvaged salvaged = waiting.led(() -> Salvage.into(file, made, waiting.bulk()));
            return output.answer(() -> document(salvaged), () -> text(salvaged));
        }
    }

    private Map<String, @Nullable Object> document(Salvaged s) {
        return Json.object("out", made.toString(), "recovered", s.items(), "fromHistory", s.fromHistory(), "history",
                Json.object("entries", s.entries(), "kept", s.entriesKept()), "pages",
                Json.object("all", s.pages(), "unread", s.unreadPages()), "lost",
                s.losses().stream().map(l -> Json.object("kind", l.kind().key(), "what", l.what())).toList());
    }

    private String text(Salvaged s) {
        String done = output.text("salvage.done", made, s.items().getOrDefault("annotation", 0),
                s.items().getOrDefault("image", 0), s.entriesKept(), s.entries());
        List<Salvaged.Loss> losses = s.losses();
        if (losses.isEmpty()) {
            return done + "\n" + output.text("salvage.whole");
        }
        return done + "\n" + output.text("salvage.lost", losses.size()) + losses.stream().limit(NAMED_AT_MOST)
                .map(l -> "\n  " + l.what()).collect(Collectors.joining())
                + (losses.size() > NAMED_AT_MOST
                        ? "\n" + output.text("salvage.more", losses.size() - NAMED_AT_MOST)
                        : "");
    }
}
