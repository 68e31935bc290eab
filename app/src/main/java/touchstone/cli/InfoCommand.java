package touchstone.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import touchstone.store.Project;
import touchstone.store.Summary;

/** {@code info}: a project in numbers. */
@Command(name = "info")
final class InfoCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    InfoCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        try (Project project = Project.openReadOnly(file)) {
            Summary summary = project.summary();
            return output.answer(() -> document(summary), () -> text(summary));
        }
    }

    private static Map<String, @Nullable Object> document(Summary s) {
        Map<String, Object> byKind = new LinkedHashMap<>();
        s.byKind().forEach((kind, count) -> byKind.put(kind.key(), count));
        return Json.object("images", s.images(), "annotators",
                s.annotators().stream().map(layer -> Json.object("name", layer.annotator().name(), "role",
                        layer.annotator().role().key(), "annotations", layer.annotations())).toList(),
                "labels", s.labels(), "annotations", s.annotations(), "byKind", byKind, "edits", s.edits(),
                "schemaVersion", s.schemaVersion(), "auditHead", s.auditHead());
    }

    private String text(Summary s) {
        String kinds = s.byKind().entrySet().stream().map(e -> e.getValue() + " " + e.getKey().key())
                .collect(Collectors.joining(", "));
        String people = s.annotators().stream().map(layer -> output.text("info.annotator", layer.annotator().name(),
                layer.annotator().role().key(), layer.annotations())).collect(Collectors.joining("\n"));
        return output.text("info.text", file.getFileName(), s.images(), s.annotations(),
                kinds.isEmpty() ? "-" : kinds, s.labels().isEmpty() ? "-" : String.join(", ", s.labels()), s.edits(),
                s.auditHead(), people.isEmpty() ? "" : "\n" + people);
    }
}
