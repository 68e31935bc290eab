package touchstone.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.store.Project;
import touchstone.store.format.Export;
import touchstone.store.format.Format;
import touchstone.store.format.Formats;
import touchstone.store.format.WriteOptions;

/** {@code export}: one annotator's layer, or all of them, as a file for another program. */
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", index = "0", descriptionKey = "project")
    Path file;

    @Option(names = "--format", paramLabel = "F", required = true, descriptionKey = "formatOut")
    String format;

    @Parameters(paramLabel = "PATH", index = "1", descriptionKey = "exportPath")
    Path path;

    @Option(names = "--of", paramLabel = "NAME", descriptionKey = "exportOf")
    @Nullable
    String name;

    ExportCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        Format to = Formats.named(format);
        try (Project project = Project.openReadOnly(file)) {
            List<AnnotatorId> annotators = name == null
                    ? project.annotators().stream().map(Annotator::id).toList()
                    : List.of(Annotators.named(project, name).id());
            return output.answer(Export.verified(to, project, new WriteOptions(annotators), path));
        }
    }
}
