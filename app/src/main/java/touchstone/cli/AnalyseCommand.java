package touchstone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.Annotator;
import touchstone.model.InputRefused;
import touchstone.qa.Estimate;
import touchstone.qa.analysis.Analyses;
import touchstone.qa.json.ResultJson;
import touchstone.qa.report.ResultTables;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Result;
import touchstone.qa.result.Subject;
import touchstone.store.Project;

/** {@code analyse}: any of the questions that can be asked of a project. */
@Command(name = "analyse")
final class AnalyseCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PROJECT", descriptionKey = "project")
    @Nullable
    Path file;

    @Parameters(index = "1..*", paramLabel = "NAME", descriptionKey = "analyses")
    List<String> names = List.of();

    @Option(names = "--list", descriptionKey = "listAnalyses")
    boolean list;

    @Option(names = "--of", split = ",", paramLabel = "NAME", descriptionKey = "analyseOf")
    List<String> of = List.of();

    @Option(names = "--tables", paramLabel = "DIR", descriptionKey = "tables")
    @Nullable
    Path tables;

    @Mixin
    final Asked asked = new Asked();

    @Mixin
    final Demands demands = new Demands();

    AnalyseCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        if (list) {
            return list();
        }
        if (file == null) {
            throw new WrongUsage(output.text("analyse.project"));
        }
        List<Analysis> chosen = chosen();
        List<Requirement> requirements = demands.requirements();
        try (Project project = Project.openReadOnly(file); Bar bar = output.bar()) {
            Subject subject = Quality.subject(project, people(project), demands.rules(), asked.settings());
            List<Result> results = Quality.analyse(chosen, subject, bar);
            if (tables != null) {
                Quality.write(new ResultTables(subject.project()).of(results), tables);
            }
            boolean met = Requirement.areMet(requirements, numbers(results), output);
            List<String> silent = chosen.stream().map(Analysis::name)
                    .filter(name -> results.stream().noneMatch(r -> r.name().equals(name))).toList();
            output.answer(
                    () -> Json.object("project", project.path().getFileName().toString(), "edit",
                            subject.basis().edit(), "auditHead", subject.basis().auditHead(), "results",
                            new ResultJson(project).of(results), "nothingToSay", silent),
                    () -> text(results, silent));
            return met ? Failure.DONE : Failure.MISSED;
        }
    }

    private int list() {
        return output.answer(
                () -> Json.object("analyses", Analyses.ALL.stream()
                        .map(a -> Json.object("name", a.name(), "question", Analyses.question(a))).toList()),
                () -> {
                    int width = Analyses.names().stream().mapToInt(String::length).max().orElse(0) + 2;
                    return Analyses.ALL.stream()
                            .map(a -> a.name() + " ".repeat(width - a.name().length()) + Analyses.question(a))
                            .collect(Collectors.joining("\n"));
                });
    }

    /** Those that are named, each once, in the order of all; without names all of them. */
    private List<Analysis> chosen() throws WrongUsage {
        for (String name : names) {
            if (Analyses.named(name).isEmpty()) {
                throw new WrongUsage(output.text("analyse.unknown", name, String.join(", ", Analyses.names())));
            }
        }
        return names.isEmpty()
                ? Analyses.ALL
                : Analyses.ALL.stream().filter(a -> names.contains(a.name())).toList();
    }

    private Set<Annotator> people(Project project) throws InputRefused {
        Set<Annotator> people = new LinkedHashSet<>();
        for (String name : of) {
            people.add(Annotators.named(project, name.strip()));
        }
        return people;
    }

    /** Every figure by its analysis and key; also by analysis, part and key, where two parts have figures of one key. */
    private static Map<String, Estimate> numbers(List<Result> results) {
        Map<String, Estimate> numbers = new LinkedHashMap<>();
        Map<String, Estimate> exact = new LinkedHashMap<>();
        for (Result result : results) {
            for (Figures figures : result.parts().stream().filter(Figures.class::isInstance).map(Figures.class::cast)
                    .toList()) {
                for (Figures.Figure figure : figures.figures()) {
                    numbers.putIfAbsent(result.name() + "." + figure.key(), figure.estimate());
                    exact.put(result.name() + "." + figures.key() + "." + figure.key(), figure.estimate());
                }
            }
        }
        exact.forEach(numbers::putIfAbsent);
        return numbers;
    }

    private String text(List<Result> results, List<String> silent) {
        List<String> blocks = new ArrayList<>();
        results.forEach(result -> blocks.add(ResultText.of(result)));
        if (!silent.isEmpty()) {
            blocks.add(output.text("analyse.silent", String.join(", ", silent)));
        }
        return String.join("\n\n", blocks);
    }
}
