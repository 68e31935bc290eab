package touchstone.qa.gate;

import touchstone.qa.scoring.Disagreement;
import touchstone.model.ImageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.GoldenScore;

/**
 * Whether an annotator may work: the share of what he did on golden images that is right (right objects by right objects
 * and errors of every kind) against a pass mark. Only images on which he has worked count; whoever has worked on none is
 * named and not judged.
 */
public final class QualificationAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(QualificationAnalysis.class);

    @Override
    public String name() {
        return "qualification";
    }

    /** @param wrong images with an error, the worst error first */
    private record Exam(Annotator annotator, int images, Estimate right, Decision decision, List<ImageId> wrong) {
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        double mark = settings.number("qualification.mark", 0.8, 0, 1);
        List<Annotator> all = subject.project().annotators();
        List<Annotator> golden = all.stream().filter(a -> a.role() == Role.GOLD).toList();
        List<Annotator> people = all.stream().filter(a -> a.role() == Role.ANNOTATOR).toList();
        List<Exam> exams = new ArrayList<>();
        for (int p = 0; p < people.size(); p++) {
            exams.add(exam(subject, golden, people.get(p), mark, watch.part(p, people.size())));
        }
        if (exams.stream().allMatch(e -> e.images == 0)) {
            return Optional.empty();
        }
        List<Exam> judged = exams.stream().filter(e -> e.images > 0).toList();
        List<String> unseen = exams.stream().filter(e -> e.images == 0).map(e -> e.annotator.name()).toList();
        long passed = exams.stream().filter(e -> e.decision == Decision.PASSED).count();
        long failed = exams.stream().filter(e -> e.decision == Decision.FAILED).count();
        return Optional.of(new Result(name(), TEXT.text("exam.title"),
                TEXT.text("exam.meaning", passed, failed, judged.size() - passed - failed, mark, unseen.size()),
                subject.basis().with(settings.used()), alarms(judged, unseen, mark),
                List.of(figures(judged), grid(exams))));
    }

    private static Exam exam(Subject subject, List<Annotator> golden, Annotator annotator, double mark, Watch watch) {
        long right = 0;
        long compared = 0;
        int images = 0;
        List<Disagreement> wrong = new ArrayList<>();
        for (Annotator gold : golden) {
            GoldenScore score = new GoldenScore(
                    Comparison.of(subject, gold, annotator, Comparison.Scope.BOTH, watch), subject.rules());
            right += Compared.right(score);
            compared += Compared.all(score);
            images += score.comparison().images().size();
            wrong.addAll(score.comparison().disagreements());
        }
        Estimate share = Estimate.share(right, compared, Reason.EMPTY);
        return new Exam(annotator, images, share, Decision.above(share, mark),
                wrong.stream().sorted(Disagreement.WORST_FIRST).map(d -> d.image().id()).distinct().toList());
    }

    private static List<Alarm> alarms(List<Exam> judged, List<String> unseen, double mark) {
        List<Alarm> alarms = new ArrayList<>();
        judged.stream().filter(e -> e.decision == Decision.FAILED)
                .forEach(e -> alarms.add(new Alarm(Severity.HIGH, TEXT.text("exam.alarm", e.annotator.name(), mark),
                        TEXT.text("exam.advice"), e.wrong).of(e.annotator)));
        if (!unseen.isEmpty()) {
            alarms.add(new Alarm(Severity.LOW, TEXT.text("exam.unseen", String.join(", ", unseen), unseen.size()),
                    TEXT.text("exam.unseen.advice")).on(Alarm.Page.QUEUE));
        }
        return alarms;
    }

    private static Figures figures(List<Exam> judged) {
        Decision all = Decision.all(judged.stream().map(Exam::decision).toList());
        return new Figures("overall", "",
                List.of(new Figures.Figure("passed", TEXT.text("exam.passed"), all.number(judged.size()),
                        Unit.ANSWER)));
    }

    private static Grid grid(List<Exam> exams) {
        return new Grid("annotators", TEXT.text("exam.table"),
                List.of(column("annotator"), column("images"), column("right"), column("decision")),
                exams.stream().map(e -> List.<Cell>of(new Cell.Name(e.annotator.name()), new Cell.Count(e.images),
                        new Cell.Value(e.right, Unit.SHARE), new Cell.Text(
                                e.images == 0 ? TEXT.text("exam.unjudged") : e.decision.text())))
                        .toList());
    }

    private static Grid.Column column(String key) {
        return new Grid.Column(key, TEXT.text("column." + key));
    }
}
