package touchstone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.geometry.Bounds;
import touchstone.qa.Estimate;
import touchstone.qa.check.Check;
import touchstone.qa.check.CheckRules;
import touchstone.qa.check.Checks;
import touchstone.qa.check.Fixes;
import touchstone.qa.check.GuidelineLimits;
import touchstone.qa.check.Problem;
import touchstone.store.EditConflict;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;

/** {@code check}: what is wrong without comparing anybody, and the safe part of putting it right. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {

    private static final String EVERY = "all";
    private static final int LINES = 50;

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--rules", paramLabel = "FILE", descriptionKey = "checkRules")
    @Nullable
    Path rules;

    @Option(names = "--of", split = ",", paramLabel = "NAME", descriptionKey = "checkOf")
    List<String> of = List.of();

    @Option(names = "--fix", split = ",", arity = "1..*", paramLabel = "CHECK", descriptionKey = "fix")
    List<String> fix = List.of();

    @Option(names = "--require", paramLabel = "CONDITION", descriptionKey = "requireOfChecks")
    List<String> require = List.of();

    CheckCommand(Streams streams) {
        output = new Output(streams);
    }

    /** An edit that was made. */
    private record Fixed(Image image, long edit, List<Problem> problems) {
    }

    @Override
    public Integer call() throws Exception {
        List<Requirement> requirements = new ArrayList<>();
        for (String text : require) {
            requirements.add(Requirement.of(text));
        }
        Set<String> fixing = fixing();
        try (Project project = fixing.isEmpty() ? Project.openReadOnly(file) : Projects.open(file, output);
                Bar bar = output.bar()) {
            CheckRules checkRules = rules == null
                    ? GuidelineLimits.of(project)
                    : CheckRulesFile.read(rules, project.schema());
            List<Annotator> annotators = annotators(project);
            List<Fixed> fixed = fixing.isEmpty() ? List.of() : fix(project, annotators, checkRules, fixing);
            List<Problem> problems = Checks.of(project, annotators, checkRules, Quality.watch(bar));
            boolean met = Requirement.areMet(requirements, numbers(problems), output);
            output.answer(() -> document(project, problems, fixed), () -> text(project, problems, fixed));
            return met ? Failure.DONE : Failure.MISSED;
        }
    }

    private Set<String> fixing() throws WrongUsage {
        Set<String> names = new HashSet<>();
        for (String name : fix) {
            if (name.equals(EVERY)) {
                Checks.ALL.forEach(check -> names.add(check.name()));
            } else {
                names.add(Checks.named(name).map(Check::name).orElseThrow(() -> new WrongUsage(
                        output.text("check.unknown", name,
                                Checks.ALL.stream().map(Check::name).collect(Collectors.joining(", "))))));
            }
        }
        return names;
    }

    private List<Annotator> annotators(Project project) throws InputRefused {
        if (of.isEmpty()) {
            return project.annotators();
        }
        List<Annotator> chosen = new ArrayList<>();
        for (String name : of) {
            Annotator annotator = Annotators.named(project, name.strip());
            if (!chosen.contains(annotator)) {
                chosen.add(annotator);
            }
        }
        return chosen;
    }

    /** One edit an image, so that each image can be undone alone. */
    private List<Fixed> fix(Project project, List<Annotator> annotators, CheckRules checkRules, Set<String> checks)
            throws EditConflict, ProjectRefused {
        List<Fixed> done = new ArrayList<>();
        for (Image image : project.images()) {
            Fixes fixes = Fixes.of(project, image, annotators, checkRules, checks);
            if (!fixes.edit().isEmpty()) {
                done.add(new Fixed(image, project.commit(fixes.edit(), null).seq(), fixes.fixed()));
            }
        }
        return done;
    }

    /** What a condition can be put on: all problems, the severe ones, the others, and those of each check. */
    private static Map<String, Estimate> numbers(List<Problem> problems) {
        Map<String, Estimate> numbers = new LinkedHashMap<>();
        long errors = problems.stream().filter(p -> p.severity().isSevere()).count();
        numbers.put("problems", Estimate.of(problems.size(), problems.size()));
        numbers.put("errors", Estimate.of((double) errors, problems.size()));
        numbers.put("warnings", Estimate.of((double) (problems.size() - errors), problems.size()));
        counts(problems).forEach((check, count) -> numbers.put(check, Estimate.of((double) count, problems.size())));
        return numbers;
    }

    private static Map<String, Long> counts(List<Problem> problems) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Checks.ALL.forEach(check -> counts.put(check.name(), 0L));
        problems.forEach(problem -> counts.merge(problem.check(), 1L, Long::sum));
        return counts;
    }

    private static Map<String, @Nullable Object> document(Project project, List<Problem> problems, List<Fixed> fixed) {
        Names names = Names.of(project);
        long errors = problems.stream().filter(p -> p.severity().isSevere()).count();
        return Json.object("problems", problems.stream().map(p -> document(p, names)).toList(), "counts",
                counts(problems), "errors", errors, "warnings", problems.size() - errors, "fixable",
                problems.stream().filter(p -> p.fix() != null).count(), "fixed",
                fixed.stream().map(f -> Json.object("image", f.image().address(), "edit", f.edit(), "problems",
                        f.problems().size(), "counts", byCheck(f.problems()))).toList());
    }

    private static Map<String, Long> byCheck(List<Problem> problems) {
        return problems.stream().collect(Collectors.groupingBy(Problem::check, TreeMap::new, Collectors.counting()));
    }

    private static Map<String, @Nullable Object> document(Problem p, Names names) {
        Bounds at = p.place();
        return Json.object("check", p.check(), "severity", p.severity().key(), "image", names.image(p), "annotator",
                names.annotator(p), "objects", p.objects().stream().map(AnnotationId::toString).toList(), "place",
                at == null ? null : List.of(at.minX(), at.minY(), at.width(), at.height()), "reason", p.reason(),
                "fixable", p.fix() != null);
    }

    /** What the problems' images and layers are called. */
    private record Names(Map<ImageId, String> images, Map<AnnotatorId, String> annotators) {

        static Names of(Project project) {
            return new Names(project.images().stream().collect(Collectors.toMap(Image::id, Image::address)),
                    project.annotators().stream().collect(Collectors.toMap(Annotator::id, Annotator::name)));
        }

        @Nullable
        String image(Problem p) {
            return p.image() == null ? null : images.get(p.image());
        }

        @Nullable
        String annotator(Problem p) {
            return p.annotator() == null ? null : annotators.get(p.annotator());
        }
    }

    private String text(Project project, List<Problem> problems, List<Fixed> fixed) {
        Names names = Names.of(project);
        List<String> lines = new ArrayList<>();
        fixed.forEach(f -> lines.add(output.text("check.fixed", f.image().address(), f.problems().size(), f.edit(),
                byCheck(f.problems()).entrySet().stream().map(e -> e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", ")))));
        problems.stream().limit(LINES).forEach(p -> lines.add(output.text("check.line", p.severity().key(),
                Objects.requireNonNullElse(names.image(p), "-"),
                Objects.requireNonNullElse(names.annotator(p), "-"), p.check(), p.reason())));
        if (problems.size() > LINES) {
            lines.add(output.text("check.more", problems.size() - LINES));
        }
        long errors = problems.stream().filter(p -> p.severity().isSevere()).count();
        lines.add(output.text("check.done", problems.size(), errors,
                problems.stream().filter(p -> p.fix() != null).count()));
        return String.join("\n", lines);
    }
}
