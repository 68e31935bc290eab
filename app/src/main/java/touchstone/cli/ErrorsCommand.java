package touchstone.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.geometry.Bounds;
import touchstone.qa.Estimate;
import touchstone.qa.Rules;
import touchstone.qa.Watch;
import touchstone.qa.json.EstimateJson;
import touchstone.qa.labelerror.LabelErrors;
import touchstone.qa.labelerror.PredictionErrors;
import touchstone.qa.labelerror.Suspicion;
import touchstone.qa.labelerror.TagErrors;
import touchstone.qa.labelerror.Thresholds;
import touchstone.qa.result.Settings;
import touchstone.store.Project;

/** {@code errors}: labels of a project that are likely wrong, the worst first. */
@Command(name = "errors")
final class ErrorsCommand implements Callable<Integer> {

    private static final int SHOWN = 40;

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--of", paramLabel = "NAME", descriptionKey = "errorsOf")
    @Nullable
    String of;

    @Option(names = "--predictions", paramLabel = "NAME", descriptionKey = "predictions")
    @Nullable
    String predictions;

    @Option(names = "--probabilities", paramLabel = "FILE", descriptionKey = "imageProbabilities")
    @Nullable
    Path probabilities;

    @Option(names = "--embeddings", paramLabel = "FILE", descriptionKey = "embeddings")
    @Nullable
    Path embeddings;

    @Option(names = "--neighbours", paramLabel = "K", defaultValue = "10", descriptionKey = "neighbours")
    int neighbours;

    @Option(names = "--template", paramLabel = "FILE", descriptionKey = "auditTemplate")
    @Nullable
    Path template;

    @Mixin
    final Asked asked = new Asked();

    ErrorsCommand(Streams streams) {
        output = new Output(streams);
    }

    private record Found(List<Suspicion> all, LabelErrors alone, Map<String, Estimate> noise) {
    }

    @Override
    public Integer call() throws Exception {
        if (neighbours < 1) {
            throw new WrongUsage(output.text("errors.neighbours"));
        }
        if (of != null && of.equals(predictions)) {
            throw new WrongUsage(output.text("errors.same", of));
        }
        Thresholds limits = thresholds();
        try (Project project = Project.openReadOnly(file); Bar bar = output.bar()) {
            List<Annotator> people = people(project);
            Found found = find(project, people, limits, Quality.watch(bar));
            if (template != null) {
                Files.writeString(template, AuditFile.template(found.all));
            }
            return output.answer(() -> document(project, people, found), () -> text(found));
        }
    }

    private Thresholds thresholds() throws WrongUsage {
        try {
            Settings settings = new Settings(asked.settings());
            Thresholds limits = Thresholds.of(settings);
            for (String name : asked.settings().keySet()) {
                if (!settings.used().containsKey(name)) {
                    throw new WrongUsage(
                            output.text("errors.setting", name, String.join(", ", settings.used().keySet())));
                }
            }
            return limits;
        } catch (Settings.BadSetting bad) {
            throw new WrongUsage(bad);
        }
    }

    private List<Annotator> people(Project project) throws InputRefused {
        if (of != null) {
            return List.of(Annotators.named(project, of));
        }
        List<Annotator> people = project.annotators().stream().filter(a -> a.role() != Role.MODEL)
                .filter(a -> !a.name().equals(predictions)).toList();
        if (people.isEmpty()) {
            throw new InputRefused(output.text("errors.nobody", Annotators.names(project.annotators())));
        }
        return people;
    }

    private Found find(Project project, List<Annotator> people, Thresholds limits, Watch watch) throws Exception {
        Rules rules = Rules.DEFAULT;
        List<Annotator> predictors = predictions == null
                ? project.annotators().stream().filter(a -> a.role() == Role.MODEL).toList()
                : List.of(Annotators.named(project, predictions));
        ProbabilityFile table = probabilities == null ? null : ProbabilityFile.read(probabilities);
        Map<Image, double[]> rows = table == null ? Map.of() : table.images(project);
        EmbeddingFile vectors = embeddings == null ? null : EmbeddingFile.read(embeddings, project);
        LabelErrors alone = LabelErrors.of(project, people, rules, limits, watch);
        List<Suspicion> all = new ArrayList<>(alone.found());
        for (Annotator predictor : predictors) {
            for (Annotator person : people) {
                if (!person.equals(predictor)) {
                    all.addAll(PredictionErrors.of(project, person, predictor, rules, watch));
                }
            }
        }
        Map<String, Estimate> noise = new LinkedHashMap<>();
        if (table != null) {
            for (Annotator person : people) {
                TagErrors tags = TagErrors.of(project, person, rows, table.classes(), rules);
                all.addAll(tags.found());
                noise.put(person.name(), tags.noise());
            }
        }
        if (vectors != null) {
            for (Annotator person : people) {
                all.addAll(vectors.errors(project, person, neighbours, rules, watch));
            }
        }
        all.sort(Suspicion.WORST_FIRST);
        return new Found(all, alone, noise);
    }

    private Object document(Project project, List<Annotator> people, Found found) {
        Map<String, Object> noise = new LinkedHashMap<>();
        found.noise.forEach((name, estimate) -> noise.put(name, EstimateJson.of(estimate)));
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts(found.all).forEach((kind, n) -> counts.put(kind.key(), n));
        return Json.object("project", project.path().getFileName().toString(), "edit", project.summary().edits(), "of",
                people.stream().map(Annotator::name).toList(), "images", found.alone.images(), "objects",
                found.alone.objects(), "twinImages", found.alone.twins().size(), "twins",
                found.alone.twins().stream().map(t -> Json.object("images", List.of(t.first().address(),
                        t.second().address()), "correlation", t.correlation(), "turned", t.turned())).toList(),
                "counts", counts, "tagNoise", noise,
                "findings", found.all.stream().map(ErrorsCommand::finding).toList(), "leftOut",
                found.alone.leftOut().entrySet().stream()
                        .map(e -> Json.object("image", e.getKey().address(), "because", e.getValue())).toList());
    }

    private static Object finding(Suspicion s) {
        Bounds r = s.region();
        return Json.object("kind", s.kind().key(), "severity", s.severity().key(), "score", s.score(), "image",
                s.image().address(), "objects", s.objects().stream().map(o -> o.id().toString()).toList(), "region",
                r == null ? null : List.of(r.minX(), r.minY(), r.width(), r.height()), "because", s.sentence());
    }

    private static Map<Suspicion.Kind, Integer> counts(List<Suspicion> all) {
        Map<Suspicion.Kind, Integer> counts = new EnumMap<>(Suspicion.Kind.class);
        all.forEach(s -> counts.merge(s.kind(), 1, Integer::sum));
        return counts;
    }

    private String text(Found found) {
        StringBuilder text = new StringBuilder(output.text("errors.text", found.all.size(), found.alone.objects(),
                found.alone.images()));
        found.noise.forEach((name, estimate) -> text.append("\n").append(Estimates.line(name, estimate)));
        found.all.stream().limit(SHOWN).forEach(s -> text.append(String.format(Locale.ROOT, "%n  %-9s %.3f  %s: %s",
                s.severity().key(), s.score(), s.image().address(), s.sentence())));
        if (found.all.size() > SHOWN) {
            text.append("\n").append(output.text("errors.more", found.all.size() - SHOWN));
        }
        found.alone.leftOut().values().forEach(because -> text.append("\n  ").append(because));
        return text.toString();
    }
}
