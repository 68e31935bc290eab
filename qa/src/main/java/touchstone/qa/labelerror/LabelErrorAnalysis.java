package touchstone.qa.labelerror;

import java.util.Comparator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import touchstone.model.Image;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.qa.ErrorKind;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cases;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;
import touchstone.qa.scoring.Disagreement;
import touchstone.qa.scoring.GoldenScore;

/**
 * Labels that are likely wrong, of everybody who draws: what looks wrong by itself, and where a model's objects speak
 * against those of people. How many labels are wrong altogether is estimated from the golden set. The articles count 6 % of
 * wrong labels in ImageNet and 10 % as typical; above {@code labelErrors.noise} there is an alarm.
 */
public final class LabelErrorAnalysis implements Analysis {

    private static final Messages TEXT = LabelErrors.TEXT;

    @Override
    public String name() {
        return "labelErrors";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        Thresholds limits = Thresholds.of(settings);
        double noisy = settings.number("labelErrors.noise", 0.1, 0, 1);
        int shown = settings.whole("labelErrors.shown", 24, 0, 1000);
        ProjectView project = subject.project();
        List<Annotator> people = project.annotators().stream()
                .filter(a -> a.role() == Role.ANNOTATOR || a.role() == Role.GOLD).toList();
        List<Annotator> models = project.annotators().stream().filter(a -> a.role() == Role.MODEL).toList();
        LabelErrors errors = LabelErrors.of(project, people, subject.rules(), limits, watch.part(0, 2));
        if (errors.objects() == 0) {
            return Optional.empty();
        }
        List<Suspicion> found = new ArrayList<>(errors.found());
        for (Annotator model : models) {
            for (Annotator person : people) {
                found.addAll(PredictionErrors.of(project, person, model, subject.rules(), watch.part(1, 2)));
            }
        }
        found.sort(Suspicion.WORST_FIRST);
        Map<Annotator, GoldenScore> golden = golden(subject, people, watch);
        return Optional.of(new Result(name(), TEXT.text("title"), TEXT.text("meaning", errors.objects(),
                errors.images(), found.size()), subject.basis().with(settings.used()),
                alarms(golden, noisy, errors), parts(errors, found, golden, shown)));
    }

    /** For each annotator how his objects on the golden set's images stand. */
    private static Map<Annotator, GoldenScore> golden(Subject subject, List<Annotator> people, Watch watch) {
        Map<Annotator, GoldenScore> golden = new LinkedHashMap<>();
        Optional<Annotator> gold = people.stream().filter(a -> a.role() == Role.GOLD).findFirst();
        if (gold.isPresent()) {
            for (Annotator person : people) {
                if (person.role() == Role.ANNOTATOR) {
                    golden.put(person, GoldenScore.of(subject, gold.get(), person, watch));
                }
            }
        }
        return golden;
    }

    private static List<Disagreement> wrong(GoldenScore score) {
        return score.disagreements().stream().filter(d -> d.kind() != ErrorKind.MISSING).toList();
    }

    /** The share of his objects that are not right. */
    static Estimate noise(GoldenScore score) {
        long wrong = wrong(score).stream().map(Disagreement::second).distinct().count();
        long right = score.comparison().objects().micro().truePositive()
                + score.comparison().tags().micro().truePositive();
        return Estimate.share(wrong, wrong + right, Reason.NO_OBJECTS);
    }

    private static List<Alarm> alarms(Map<Annotator, GoldenScore> golden, double noisy, LabelErrors errors) {
        List<Alarm> alarms = new ArrayList<>();
        golden.forEach((person, score) -> noise(score).number().ifPresent(share -> {
            if (share > noisy) {
                alarms.add(new Alarm(Severity.HIGH, TEXT.text("alarm.noise", person.name(), share, noisy),
                        TEXT.text("advice.noise"), wrong(score).stream().sorted(Disagreement.WORST_FIRST)
                                .map(d -> d.image().id()).toList())
                        .of(person));
            }
        }));
        if (!errors.leftOut().isEmpty()) {
            alarms.add(new Alarm(Severity.LOW, TEXT.text("alarm.leftOut", errors.leftOut().size(), errors.images()),
                    TEXT.text("advice.leftOut"), errors.leftOut().keySet().stream()
                            .sorted(Comparator.comparing(Image::address)).map(Image::id).toList()));
        }
        return alarms;
    }

    private static List<Part> parts(LabelErrors errors, List<Suspicion> found, Map<Annotator, GoldenScore> golden,
            int shown) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Figures("overall", "", List.of(
                figure("found", found.size(), errors.objects()), figure("objects", errors.objects(), errors.images()),
                figure("twins", errors.twins().size(), errors.images()),
                figure("leftOut", errors.leftOut().size(), errors.images()))));
        if (!golden.isEmpty()) {
            parts.add(new Grid("noise", TEXT.text("noise"), List.of(column("annotator"), column("noise")),
                    golden.entrySet().stream().map(e -> List.<Cell>of(new Cell.Name(e.getKey().name()),
                            new Cell.Value(noise(e.getValue()), Unit.SHARE))).toList()));
        }
        Map<Suspicion.Kind, Long> counts = new EnumMap<>(Suspicion.Kind.class);
        found.forEach(s -> counts.merge(s.kind(), 1L, Long::sum));
        parts.add(new Grid("kinds", TEXT.text("kinds"), List.of(column("kind"), column("count")),
                counts.entrySet().stream().map(e -> List.<Cell>of(new Cell.Text(TEXT.text("kind." + e.getKey().key())),
                        new Cell.Count(e.getValue()))).toList()));
        parts.add(new Cases("cases", TEXT.text("cases"), worst(found, shown).stream()
                .map(s -> new Cases.Case(s.image().id(), s.objects().stream().map(Annotation::id).toList(), s.region(),
                        s.severity(), s.sentence(), s.score()))
                .toList()));
        return parts;
    }

    /** So many of the worst, taken in turn from every kind, so that no kind that is frequent hides the others. */
    private static List<Suspicion> worst(List<Suspicion> found, int shown) {
        Map<Suspicion.Kind, List<Suspicion>> byKind = new EnumMap<>(Suspicion.Kind.class);
        found.forEach(s -> byKind.computeIfAbsent(s.kind(), k -> new ArrayList<>()).add(s));
        List<Suspicion> worst = new ArrayList<>();
        for (int turn = 0; worst.size() < Math.min(shown, found.size()); turn++) {
            for (List<Suspicion> kind : byKind.values()) {
                if (turn < kind.size() && worst.size() < shown) {
                    worst.add(kind.get(turn));
                }
            }
        }
        worst.sort(Suspicion.WORST_FIRST);
        return worst;
    }

    private static Figures.Figure figure(String key, int count, int of) {
        return new Figures.Figure(key, TEXT.text("figure." + key), Estimate.of(count, of), Unit.COUNT);
    }

    private static Grid.Column column(String key) {
        return new Grid.Column(key, TEXT.text("column." + key));
    }
}
