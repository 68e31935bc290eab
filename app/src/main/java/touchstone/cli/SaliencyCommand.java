package touchstone.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.Annotator;
import touchstone.model.InputRefused;
import touchstone.qa.json.EstimateJson;
import touchstone.qa.saliency.SaliencyCheck;
import touchstone.store.Project;

/** {@code saliency}: whether a model looked where somebody drew. */
@Command(name = "saliency")
final class SaliencyCommand implements Callable<Integer> {

    private static final double FARTHEST = 10_000;

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--maps", paramLabel = "DIR", required = true, descriptionKey = "maps")
    Path maps;

    @Option(names = "--of", paramLabel = "NAME", descriptionKey = "saliencyOf")
    @Nullable
    String of;

    @Option(names = "--tolerance", paramLabel = "PIXELS", descriptionKey = "pointingTolerance")
    double tolerance;

    SaliencyCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        if (!(tolerance >= 0 && tolerance <= FARTHEST)) {
            throw new WrongUsage(output.text("saliency.tolerance", tolerance));
        }
        if (!Files.isDirectory(maps)) {
            throw new InputRefused(output.text("saliency.folder", maps));
        }
        try (Project project = Project.openReadOnly(file); Bar bar = output.bar()) {
            Annotator annotator = annotator(project);
            SaliencyCheck check = SaliencyCheck.of(project, annotator, maps, tolerance, Quality.watch(bar));
            if (check.checked().isEmpty()) {
                throw new InputRefused(output.text("saliency.none", maps));
            }
            return output.answer(() -> document(annotator, check), () -> text(check));
        }
    }

    private Annotator annotator(Project project) throws InputRefused {
        if (of != null) {
            return Annotators.named(project, of);
        }
        for (Annotator.Role role : List.of(Annotator.Role.GOLD, Annotator.Role.ANNOTATOR)) {
            List<Annotator> all = project.annotators().stream().filter(a -> a.role() == role).toList();
            Optional<Annotator> only = all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
            if (only.isPresent()) {
                return only.get();
            }
        }
        throw new InputRefused(output.text("saliency.which", Annotators.names(project.annotators())));
    }

    private Map<String, @Nullable Object> document(Annotator annotator, SaliencyCheck check) {
        Map<String, Object> sites = new LinkedHashMap<>();
        check.bySite().forEach((site, numbers) -> {
            Map<String, Object> of = new LinkedHashMap<>();
            numbers.forEach((name, estimate) -> of.put(name, EstimateJson.of(estimate)));
            sites.put(site, of);
        });
        return Json.object("of", annotator.name(), "tolerance", tolerance, "energyInside",
                EstimateJson.of(check.energyInside()), "pointing", EstimateJson.of(check.pointing()), "sites", sites,
                "images", check.checked().stream()
                        .map(c -> Json.object("image", c.image().address(), "site", c.site(), "energyInside",
                                EstimateJson.of(c.saliency().energyInside()), "pointing",
                                EstimateJson.of(c.saliency().pointing()), "scaled", c.saliency().scaled(),
                                "negatives", c.saliency().negatives()))
                        .toList(),
                "missing", check.missing());
    }

    private String text(SaliencyCheck check) {
        return output.text("saliency.text", check.checked().size(), check.missing().size()) + "\n"
                + Estimates.line("energyInside", check.energyInside()) + "\n"
                + Estimates.line("pointing", check.pointing());
    }
}
