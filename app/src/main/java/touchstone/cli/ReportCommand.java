package touchstone.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.qa.report.Report;
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
        }
        Rules rules = overlap.rules();
        try (Project project = Project.openReadOnly(file); Bar bar = output.bar()) {
            Report report = Quality.report(project, file.getFileName().toString(), rules, bar);
            for (Path path : out) {
                String name = path.toString();
                Files.writeString(path, name.endsWith(".html")
                        ? report.html()
                        : name.endsWith(".json") ? report.json() : report.csv());
            }
            return output.answer(
                    () -> Json.object("written", out.stream().map(Path::toString).toList(), "scores",
                            report.scores().size(), "agreement", report.agreement().isPresent()),
                    () -> output.text("report.done", String.join(", ", out.stream().map(Path::toString).toList())));
        }
    }
}
