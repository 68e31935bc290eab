package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.store.Project;
import touchstone.store.exchange.PackageFile;
import touchstone.store.exchange.PackedProject;
import touchstone.store.Summary;

/** {@code info}: a project in numbers. */
@Command(name = "info")
final class InfoCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Mixin
    final Passphrase passphrase = new Passphrase();

    @Parameters(paramLabel = "PROJECT|PACK", descriptionKey = "projectOrPackage")
    Path file;

    InfoCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        if (!PackageFile.isPackage(file)) {
            try (Project project = Projects.look(file, output)) {
                return answer(project);
            }
        }
        char[] secret = passphrase.of(file, output.streams());
        try (Waiting waiting = output.waiting();
                PackedProject packed = waiting.led(() -> PackedProject.open(file, secret, waiting.packing()))) {
            return answer(packed.project());
        }
    }

    private int answer(Project project) throws IOException {
        Summary summary = project.summary();
        return output.answer(() -> document(summary, project), () -> text(summary, project));
    }

    private static Map<String, @Nullable Object> document(Summary s, Project project) {
        Map<String, Object> byKind = new LinkedHashMap<>();
        s.byKind().forEach((kind, count) -> byKind.put(kind.key(), count));
        LabelSchema schema = project.schema();
        return Json.object("images", s.images(), "annotators",
                s.annotators().stream().map(layer -> Json.object("name", layer.annotator().name(), "role",
                        layer.annotator().role().key(), "annotations", layer.annotations())).toList(),
                "labels", s.labels(), "annotations", s.annotations(), "byKind", byKind, "edits", s.edits(),
                "schemaVersion", s.schemaVersion(), "auditHead", s.auditHead(), "fields", fields(project), "spacings",
                spacings(project), "labelTree",
                schema.labels().stream().map(l -> Json.object("name", l.name(), "parent",
                        Optional.ofNullable(l.parent()).flatMap(schema::byId).map(Label::name).orElse(null),
                        "subjective", l.subjective())).toList());
    }

    /** How many images have each field. */
    private static Map<String, Integer> fields(Project project) {
        Map<String, Integer> fields = new TreeMap<>();
        project.images().forEach(i -> i.fields().keySet().forEach(name -> fields.merge(name, 1, Integer::sum)));
        return fields;
    }

    private static int spacings(Project project) {
        return (int) project.images().stream().filter(i -> i.spacing() != null).count();
    }

    private String text(Summary s, Project project) {
        String fields = fields(project).entrySet().stream().map(e -> e.getKey() + " (" + e.getValue() + ")")
                .collect(Collectors.joining(", "));
        String kinds = s.byKind().entrySet().stream().map(e -> e.getValue() + " " + e.getKey().key())
                .collect(Collectors.joining(", "));
        String people = s.annotators().stream().map(layer -> output.text("info.annotator", layer.annotator().name(),
                layer.annotator().role().key(), layer.annotations())).collect(Collectors.joining("\n"));
        return output.text("info.text", file.getFileName(), s.images(), s.annotations(),
                kinds.isEmpty() ? "-" : kinds, s.labels().isEmpty() ? "-" : String.join(", ", s.labels()), s.edits(),
                s.auditHead(), people.isEmpty() ? "" : "\n" + people, fields.isEmpty() ? "-" : fields,
                spacings(project));
    }
}
