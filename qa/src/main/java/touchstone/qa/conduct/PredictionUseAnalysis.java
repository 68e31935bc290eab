package touchstone.qa.conduct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import touchstone.model.Annotator;
import touchstone.model.ImageId;
import touchstone.qa.Estimate;
import touchstone.qa.Moments;
import touchstone.qa.Reason;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.conduct.PredictionLog.Judged;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;

/**
 * Whether predictions are looked at or waved through: how many are accepted as they are, how long each takes, and what
 * becomes of wrong ones that were planted (an attribute of the prediction, "planted" unless a setting names another).
 */
public final class PredictionUseAnalysis implements Analysis {

    private static final Wording WORDS = new Wording("predictionUse");

    @Override
    public String name() {
        return "predictionUse";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        double most = settings.number("predictionUse.accepted", 0.95, 0, 1);
        double fast = settings.number("predictionUse.seconds", 2, 0, 3600);
        double missed = settings.number("predictionUse.missed", 0.1, 0, 1);
        String planted = settings.text("predictionUse.planted", "planted");
        WorkLog log = WorkLog.of(subject, Sessions.gap(settings), watch);
        List<Judged> judged = log.predictions().judged(subject.project());
        if (judged.isEmpty()) {
            return Optional.empty();
        }
        List<Alarm> alarms = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        List<Chart.Bar> bars = new ArrayList<>();
        for (Annotator a : subject.project().annotators()) {
            List<Judged> own = judged.stream().filter(j -> j.by().equals(a.id())).toList();
            if (own.isEmpty()) {
                continue;
            }
            long accepted = own.stream().filter(j -> !j.isRejected()).count();
            long plain = own.stream().filter(Judged::isTakenAsItIs).count();
            Moments seconds = Moments.of(own.stream().mapToDouble(Judged::seconds).toArray());
            double median = Cause.median(own.stream().mapToDouble(Judged::seconds).toArray());
            List<Judged> wrong = own.stream().filter(j -> !j.attributes().getOrDefault(planted, "").isEmpty())
                    .filter(j -> !j.attributes().getOrDefault(planted, "").equalsIgnoreCase("false")).toList();
            long waved = wrong.stream().filter(Judged::isTakenAsItIs).count();
            Estimate asTheyAre = Estimate.share(plain, own.size(), Reason.EMPTY);
            Estimate through = Estimate.share(waved, wrong.size(), Reason.NOT_MARKED);
            rows.add(List.of(new Cell.Name(a.name()), new Cell.Count(own.size()),
                    new Cell.Value(Estimate.share(accepted, own.size(), Reason.EMPTY), Unit.SHARE),
                    new Cell.Value(asTheyAre, Unit.SHARE),
                    new Cell.Value(Estimate.share(accepted - plain, accepted, Reason.EMPTY), Unit.SHARE),
                    new Cell.Value(seconds.amount(Reason.EMPTY), Unit.SECONDS),
                    new Cell.Value(Estimate.of(median, own.size()), Unit.SECONDS),
                    new Cell.Value(through, Unit.SHARE), new Cell.Value(kept(own), Unit.SHARE)));
            boolean stamped = asTheyAre.number().orElse(0) > most && median < fast;
            bars.add(new Chart.Bar(a.name(), asTheyAre, stamped));
            if (stamped) {
                alarms.add(WORDS.alarm(Severity.HIGH, "stamped", a.name(), asTheyAre.number().orElse(0), median)
                        .at(images(own)).of(a));
            }
            if (through.number().orElse(0) > missed) {
                alarms.add(WORDS.alarm(Severity.HIGH, "planted", a.name(), waved, wrong.size())
                        .at(images(wrong)).of(a));
            }
        }
        return Optional.of(new Result(name(), WORDS.text("title"), WORDS.text("meaning"),
                subject.basis().with(settings.used()), alarms,
                List.of(new Grid("people", WORDS.text("table"), Wording.columns("annotator", "judged", "accepted",
                        "asTheyAre", "edited", "secondsMean", "secondsMedian", "plantedMissed", "editedIou"), rows),
                        new Chart.Bars("rates", WORDS.text("chart"), Wording.shared("column.asTheyAre"), Unit.SHARE,
                                bars))));
    }

    /** How much of what the model drew is left where it was edited. */
    private static Estimate kept(List<Judged> own) {
        return Moments.of(own.stream().filter(j -> j.isEdited() && !j.isRejected())
                .flatMap(j -> Optional.ofNullable(j.similarity()).stream()).mapToDouble(Double::doubleValue).toArray())
                .amount(Reason.EMPTY);
    }

    private static List<ImageId> images(List<Judged> judged) {
        return judged.stream().filter(Judged::isTakenAsItIs).map(Judged::image).distinct().toList();
    }
}
