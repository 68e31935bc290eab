package touchstone.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.Annotator;
import touchstone.store.Project;
import touchstone.store.format.Import;
import touchstone.store.format.Imported;
import touchstone.store.format.Mapping;
import touchstone.store.format.ReadOptions;

/** {@code import}: a file of another program as one annotator's layer, in one edit. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", index = "0", descriptionKey = "project")
    Path file;

    @Option(names = "--format", paramLabel = "F", descriptionKey = "formatIn")
    String format = Interchange.AUTO;

    @Parameters(paramLabel = "PATH", index = "1", descriptionKey = "importPath")
    Path path;

    @Option(names = "--as", paramLabel = "NAME", descriptionKey = "importAs")
    @Nullable
    String name;

    @Option(names = "--role", paramLabel = "ROLE", descriptionKey = "role")
    String role = Annotator.Role.ANNOTATOR.key();

    @Option(names = "--images", paramLabel = "DIR", descriptionKey = "imagesFolder")
    @Nullable
    Path images;

    @Option(names = "--map", paramLabel = "FILE", descriptionKey = "importMap")
    @Nullable
    Path map;

    @Option(names = "--known-labels", descriptionKey = "importKnown")
    boolean knownLabels;

    @Option(names = "--preview", descriptionKey = "importPreview")
    boolean preview;

    ImportCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        Annotator.Role asRole = Annotator.Role.of(role).orElseThrow(() -> new WrongUsage(output.text("import.role",
                role,
                Arrays.stream(Annotator.Role.values()).map(Annotator.Role::key).collect(Collectors.joining(", ")))));
        String asName = name == null ? null : Annotators.name(name);
        Mapping mapping = map == null
                ? new Mapping(Map.of(), Map.of(), Map.of(), !knownLabels)
                : Mapping.read(map, !knownLabels);
        try (Waiting waiting = output.waiting()) {
            Done done = waiting.led(() -> done(mapping, new Import.Options(asName, asRole, images, waiting), waiting));
            Import.Report report = done.report;
            output.notes(report.refused(), report.changed());
            return output.answer(() -> document(report, done.newLabels), () -> text(report, done.newLabels));
        }
    }

    private record Done(Import.Report report, List<String> newLabels) {

        Done {
            newLabels = List.copyOf(newLabels);
        }
    }

    private Done done(Mapping mapping, Import.Options options, Waiting waiting) throws Exception {
        Imported read = Interchange.reader(format, path).read(path, new ReadOptions(images, waiting));
        try (Project project = preview ? Project.openReadOnly(file) : Projects.open(file, output)) {
            List<String> newLabels = mapping.newLabels(read, project.schema());
            Import imported = Import.edit(project, file, mapping.apply(read, project.schema()), options);
            if (!preview && !imported.edit().isEmpty()) {
                project.commitWhole(imported.edit(), null, waiting.bulk());
            }
            return new Done(imported.report(), newLabels);
        }
    }

    private Map<String, @Nullable Object> document(Import.Report report, List<String> newLabels) {
        return Json.object("preview", preview, "newLabels", newLabels, "images", report.images(), "annotations",
                report.annotations(), "byKind",
                Interchange.byKind(report.byKind()), "labels", report.labels(), "refused", notes(report.refused()),
                "changed", notes(report.changed()));
    }

    private static List<Map<String, @Nullable Object>> notes(List<Imported.Note> notes) {
        return notes.stream().map(n -> Json.object("where", n.where(), "reason", n.reason())).toList();
    }

    private String text(Import.Report report, List<String> newLabels) {
        if (preview) {
            return output.text("import.preview", report.annotations(), report.images(), report.refused().size(),
                    report.changed().size(), newLabels.size(), String.join(", ", newLabels));
        }
        return output.text("import.done", report.annotations(), report.images(), report.refused().size(),
                report.changed().size());
    }
}
