package touchstone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import touchstone.paper.Papers;
import touchstone.qa.Estimate;
import touchstone.qa.json.EstimateJson;
import touchstone.qa.report.Report;
import touchstone.qa.scoring.GoldenScore;
import touchstone.qa.Rules;
import touchstone.setup.SampleProject;
import touchstone.store.Project;

/**
 * {@code demo}: a sample project from start to end: its numbers, its report, a picture of the workstation, and the
 * workstation itself where there is a display. A project that an earlier run left is taken as it is, with whatever was
 * drawn in it since.
 */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {

    private static final int PICTURE_SECONDS = 120;
    private static final int OPENING_SECONDS = 3;
    /** Pixels; smaller images are details that show little of the workstation. */
    private static final int LEAST_SIDE = 200;

    @Mixin
    final Output output;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "demoOut")
    Path out = Path.of("touchstone-demo");

    @Option(names = "--sample", paramLabel = "NAME", descriptionKey = "sample")
    String sample = "cells";

    DemoCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        SampleProject source = SampleProject.named(sample);
        Path file = out.resolve(source.name() + ".touchstone");
        boolean fresh = !Files.exists(file);
        Report report;
        Path picture = out.resolve("workstation.png");
        boolean pictured;
        try (Bar bar = output.bar()) {
            if (fresh) {
                Files.createDirectories(out);
                source.build(file, bar::show);
            }
            Optional<Launcher> launcher = Launcher.find();
            Optional<Launcher.Running> photographer = Optional.empty();
            try (Project project = Project.openReadOnly(file)) {
                if (launcher.isPresent()) {
                    photographer = Optional.of(launcher.get().start(portrait(project, picture)));
                }
                report = Quality.report(project, source.title(), Rules.DEFAULT, Map.of(), bar);
                for (String name : List.of("report.html", "report.json", "report.csv")) {
                    Papers.write(report, out.resolve(name));
                }
            }
            pictured = photographer.isPresent() && photographer.get().hasDone(PICTURE_SECONDS, output);
        }
        boolean opened = open(file);
        return output.answer(() -> document(file, fresh, pictured, opened, report),
                () -> text(file, fresh, pictured, opened, report));
    }

    /** What asks for a picture of the image on which there is most to see; "--" because options follow that are not ours. */
    private static String[] portrait(Project project, Path picture) {
        List<String> arguments = new ArrayList<>(
                List.of("portrait", "--", project.path().toString(), picture.toString()));
        project.images().stream().filter(i -> Math.min(i.width(), i.height()) >= LEAST_SIDE)
                .max(Comparator.comparingInt(i -> project.annotations(i.id()).size()))
                .ifPresent(i -> arguments.addAll(List.of("--image", i.address())));
        return arguments.toArray(String[]::new);
    }

    private boolean open(Path file) throws IOException, InterruptedException {
        Optional<Launcher> launcher = Launcher.find();
        if (launcher.isEmpty() || !Display.isThere(System.getenv())) {
            return false;
        }
        return launcher.get().start("open", file.toString()).isStillRunning(OPENING_SECONDS, output);
    }

    private Map<String, @Nullable Object> document(Path file, boolean fresh, boolean pictured, boolean opened,
            Report report) {
        return Json.object("project", file.toString(), "made", fresh, "report", out.resolve("report.html").toString(),
                "reportJson", out.resolve("report.json").toString(), "picture",
                pictured ? out.resolve("workstation.png").toString() : null, "opened", opened, "agreement",
                report.agreement().map(a -> number(a.numbers(), "krippendorffAlpha")).orElse(null), "scores",
                report.scores().stream().map(s -> Json.object("annotator", s.comparison().second().name(), "f1",
                        number(s.numbers(), "f1"))).toList());
    }

    private static @Nullable Object number(Map<String, Estimate> numbers, String key) {
        Estimate estimate = numbers.get(key);
        return switch (estimate) {
            case null -> null;
            case Estimate.Value v -> v.value();
            case Estimate.Undefined none -> EstimateJson.of(none);
        };
    }

    private String text(Path file, boolean fresh, boolean pictured, boolean opened, Report report) {
        StringBuilder text = new StringBuilder(output.text(fresh ? "demo.made" : "demo.there", file));
        report.agreement().ifPresent(a -> text.append("\n").append(
                output.text("demo.agreement", Annotators.names(a.annotators()))).append("\n")
                .append(Estimates.lines(a.numbers())));
        for (GoldenScore score : report.scores()) {
            text.append("\n").append(output.text("demo.score", score.comparison().second().name(),
                    score.comparison().first().name())).append("\n").append(Estimates.lines(score.numbers()));
        }
        List<String> files = pictured
                ? List.of("report.html", "report.json", "report.csv", "workstation.png")
                : List.of("report.html", "report.json", "report.csv");
        files.forEach(name -> text.append("\n").append(output.text("demo.file", out.resolve(name))));
        text.append("\n").append(output.text(opened ? "demo.opened" : "demo.open", file));
        return text.toString();
    }
}
