package touchstone.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.InputRefused;
import touchstone.paper.Papers;
import touchstone.qa.report.Report;
import touchstone.qa.result.Result;
import touchstone.qa.Rules;
import touchstone.store.Project;

/** {@code report}: everything that is known of a project's quality, as a page, for programs, or as a table. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "reportOut")
    List<Path> out = List.of();

    @Option(names = "--tables", paramLabel = "DIR", descriptionKey = "tables")
    @Nullable
    Path tables;

    @Mixin
    final Asked asked = new Asked();

    @Mixin
    final Overlap overlap = new Overlap();

    ReportCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        for (Path path : out) {
            if (!path.toString().matches(".*\\.(html|json|csv)")) {
                throw new WrongUsage(output.text("report.ending", path));
            }
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                throw new InputRefused(output.text("report.folder", path, folder));
            }
        }
        Rules rules = overlap.rules();
        Map<String, String> settings = asked.settings();
        try (Project project = Project.openReadOnly(file); Bar bar = output.bar()) {
            Report report = Quality.report(project, file.getFileName().toString(), rules, settings, bar);
            for (Path path : out) {
                Papers.write(report, path);
            }
            if (tables != null) {
                Quality.write(report.tables(), tables);
            }
            return output.answer(
                    () -> Json.object("written", out.stream().map(Path::toString).toList(), "scores",
                            report.scores().size(), "agreement", report.agreement().isPresent(), "analyses",
                            report.results().stream().map(Result::name).toList()),
                    () -> output.text("report.done", String.join(", ", out.stream().map(Path::toString).toList())));
        }
    }
}
