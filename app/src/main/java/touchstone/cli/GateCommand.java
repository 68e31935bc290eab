package touchstone.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Note;
import touchstone.model.note.Thresholds;
import touchstone.qa.Rules;
import touchstone.qa.analysis.Analyses;
import touchstone.qa.gate.Decision;
import touchstone.qa.json.ResultJson;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Result;
import touchstone.qa.result.Subject;
import touchstone.qa.review.Policies;
import touchstone.store.Project;
import touchstone.store.SignOffs;

/** {@code gate}: whether the pilot has passed, batches can be accepted, data may leave; and the limits that decide it. */
@Command(name = "gate")
final class GateCommand implements Callable<Integer> {

    /** Kept like limits, and asked for by who reviews, not by a gate. */
    private static final Set<String> REVIEWING = Set.of("review.peer", "review.expert", "review.checklist",
            "review.phase");

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--pilot", descriptionKey = "gatePilot")
    boolean pilot;

    @Option(names = "--batch", descriptionKey = "gateBatch")
    boolean batch;

    @Option(names = "--export", descriptionKey = "gateExport")
    boolean export;

    @Option(names = "--qualification", descriptionKey = "gateQualification")
    boolean qualification;

    @Option(names = "--of", paramLabel = "NAME", split = ",", descriptionKey = "gateOf")
    List<String> of = List.of();

    @Option(names = "--keep", descriptionKey = "gateKeep")
    boolean keep;

    @Option(names = "--sign", paramLabel = "TEXT", descriptionKey = "gateSign")
    @Nullable
    String sign;

    @Option(names = "--annotator", paramLabel = "NAME", descriptionKey = "signOffAnnotator")
    @Nullable
    String annotator;

    @Mixin
    final Asked asked = new Asked();

    @Mixin
    final Overlap overlap = new Overlap();

    GateCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        Rules rules = overlap.rules();
        Map<String, String> settings = new LinkedHashMap<>(asked.settings());
        if (sign != null && sign.isBlank()) {
            throw new WrongUsage(output.text("signOff.meaning"));
        }
        Map<String, String> plain = new TreeMap<>(settings);
        plain.keySet().retainAll(REVIEWING);
        String phase = plain.get("review.phase");
        if (phase != null && !Policies.OF_REVIEW.contains(phase)) {
            throw new WrongUsage(output.text("gate.phase", phase, String.join(", ", Policies.OF_REVIEW)));
        }
        if (keep) {
            settings.keySet().removeAll(plain.keySet());
        }
        boolean writes = keep || sign != null;
        try (Project project = writes ? Projects.open(file, output) : Project.openReadOnly(file);
                Bar bar = output.bar()) {
            Map<String, String> kept = new TreeMap<>(plain);
            kept.putAll(settings);
            if (!of.isEmpty()) {
                for (String name : of) {
                    Annotators.named(project, name.strip());
                }
                settings.put("exportGate.of", of.stream().map(String::strip).collect(Collectors.joining("\n")));
            }
            List<Analysis> chosen = chosen();
            Subject subject = Quality.subject(project, Set.of(), rules, settings);
            List<Analysis> asked = new ArrayList<>(chosen);
            if (keep) {
                asked.addAll(whose(kept.keySet(), chosen));
            }
            List<Result> results = Quality.analyse(asked, subject, bar).stream()
                    .filter(r -> chosen.stream().anyMatch(a -> a.name().equals(r.name()))).toList();
            if (keep) {
                keep(project, kept);
                strangers(project, plain);
            }
            if (chosen.isEmpty()) {
                return output.answer(() -> Json.object("kept", kept), () -> output.text("gate.kept", kept.entrySet()
                        .stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(", "))));
            }
            List<String> silent = chosen.stream().map(Analysis::name)
                    .filter(name -> results.stream().noneMatch(r -> r.name().equals(name))).toList();
            boolean passed = silent.isEmpty() && results.stream().allMatch(r -> Decision.of(r) == Decision.PASSED);
            String signed = sign == null ? "" : sign(project, results, silent);
            output.answer(
                    () -> Json.object("passed", passed, "decisions", decisions(results, silent), "signed", signed,
                            "results", new ResultJson(project).of(results), "nothingToSay", silent),
                    () -> text(results, silent, passed));
            return passed ? Failure.DONE : Failure.MISSED;
        }
    }

    /** Without a choice the pilot, the batches and the export; none where settings are kept and nothing else is asked. */
    private List<Analysis> chosen() {
        boolean all = !pilot && !batch && !export && !qualification && !(keep && sign == null);
        List<String> names = new ArrayList<>();
        if (pilot || all) {
            names.add("pilotGate");
        }
        if (qualification) {
            names.add("qualification");
        }
        if (batch || all) {
            names.add("acceptance");
        }
        if (export || all) {
            names.add("exportGate");
        }
        return names.stream().map(n -> Analyses.named(n).orElseThrow()).toList();
    }

    /** Analyses to which settings belong that none of the gates asks for: they say whether the values make sense. */
    private static List<Analysis> whose(Set<String> settings, List<Analysis> chosen) {
        return settings.stream().map(s -> s.substring(0, Math.max(0, s.indexOf('.')))).distinct()
                .flatMap(name -> Analyses.named(name).stream()).filter(a -> !chosen.contains(a)).toList();
    }

    private void keep(Project project, Map<String, String> more) throws Exception {
        Note before = project.notes(Thresholds.KIND).stream().findFirst().orElse(null);
        Map<String, String> values = new TreeMap<>(Thresholds.of(project));
        values.putAll(more);
        Annotator who = annotator == null ? null : Annotators.drawing(project, annotator, output);
        Note after = new Thresholds(who == null ? null : who.id(), Instant.now(), values).note();
        project.commitWhole(Edit.of(output.text("gate.edit"), new Change(before, after)),
                who == null ? null : who.id());
    }

    /** Reviewers may come later; that a name is nobody's yet is worth a word. */
    private void strangers(Project project, Map<String, String> plain) {
        List.of("review.peer", "review.expert").stream().flatMap(s -> plain.getOrDefault(s, "").lines())
                .map(String::strip).filter(name -> !name.isEmpty() && project.annotatorNamed(name).isEmpty())
                .forEach(name -> output.say(output.text("gate.stranger", name)));
    }

    private String sign(Project project, List<Result> results, List<String> silent) throws Exception {
        Annotator who = Annotators.drawing(project, annotator, output);
        String meaning = output.text("gate.signed", String.valueOf(sign).strip(),
                decisions(results, silent).entrySet().stream().map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", ")));
        project.commit(SignOffs.edit(SignOffs.make(project, who, meaning)), who.id());
        return meaning;
    }

    private static Map<String, String> decisions(List<Result> results, List<String> silent) {
        Map<String, String> decisions = new LinkedHashMap<>();
        results.forEach(r -> decisions.put(r.name(), Decision.of(r).key()));
        silent.forEach(name -> decisions.put(name, Decision.UNDECIDED.key()));
        return decisions;
    }

    private String text(List<Result> results, List<String> silent, boolean passed) {
        List<String> blocks = new ArrayList<>(results.stream().map(ResultText::of).toList());
        if (!silent.isEmpty()) {
            blocks.add(output.text("analyse.silent", String.join(", ", silent)));
        }
        blocks.add(output.text(passed ? "gate.passed" : "gate.missed"));
        return String.join("\n\n", blocks);
    }
}
