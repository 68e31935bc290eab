package touchstone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.Annotator;
import touchstone.model.InputRefused;
import touchstone.model.LabelSchema;
import touchstone.qa.json.ScoreJson;
import touchstone.qa.scoring.GoldenScore;
import touchstone.qa.Rules;
import touchstone.store.Project;

/** {@code score}: how close annotators are to a golden set. */
@Command(name = "score")
final class ScoreCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--gold", paramLabel = "NAME", required = true, descriptionKey = "gold")
    String gold;

    @Option(names = "--of", paramLabel = "NAME", descriptionKey = "scoreOf")
    @Nullable
    String of;

    @Mixin
    final Demands demands = new Demands();

    ScoreCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        Rules rules = demands.rules();
        List<Requirement> requirements = demands.requirements();
        try (Project project = Project.openReadOnly(file); Bar bar = output.bar()) {
            Annotator reference = Annotators.named(project, gold);
            List<GoldenScore> scores = new ArrayList<>();
            boolean met = true;
            for (Annotator annotator : annotators(project, reference)) {
                GoldenScore score = GoldenScore.of(project, reference, annotator, rules, Quality.watch(bar));
                met &= Requirement.areMet(requirements, score.numbers(), output);
                scores.add(score);
            }
            output.answer(() -> document(project.schema(), scores), () -> text(scores));
            return met ? Failure.DONE : Failure.MISSED;
        }
    }

    /** The one asked for, else all who draw and are not the reference. */
    private List<Annotator> annotators(Project project, Annotator reference) throws InputRefused {
        if (of != null) {
            return List.of(Annotators.named(project, of));
        }
        List<Annotator> others = project.annotators().stream()
                .filter(a -> !a.equals(reference) && a.role() != Annotator.Role.GOLD).toList();
        if (others.isEmpty()) {
            throw new InputRefused(output.text("score.nobody", gold));
        }
        return others;
    }

    private Object document(LabelSchema schema, List<GoldenScore> scores) {
        return scores.size() == 1
                ? ScoreJson.of(schema, scores.getFirst())
                : Json.object("gold", gold, "scores", ScoreJson.of(schema, scores));
    }

    private String text(List<GoldenScore> scores) {
        return scores.stream().map(this::text).collect(Collectors.joining("\n"));
    }

    /** The numbers, then how often each kind of error was made. */
    private String text(GoldenScore score) {
        StringBuilder text = new StringBuilder(output.text("score.text", score.comparison().second().name(), gold,
                score.comparison().images().size(), score.disagreements().size(), score.comparison().unbegun(),
                score.golden()))
                .append('\n').append(Estimates.lines(score.numbers()));
        score.errors().forEach((kind, count) -> text.append('\n').append(String.format(Locale.ROOT,
                "  %-26s %7d  %s", kind.key(), count, score.rules().severity(kind).key())));
        return text.toString();
    }
}
