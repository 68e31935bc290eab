package touchstone.qa.conduct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Progress.Status;
import touchstone.model.ProjectView;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;
import touchstone.qa.scoring.Comparison;

/**
 * How often annotators hand an image on or leave it out. Too seldom is as much a sign as too often: who never asks
 * guesses. A rate is out of its band only where its whole interval is. Confidence is the attribute of that name, or the
 * one that a setting names.
 */
public final class EscalationAnalysis implements Analysis {

    /** As many images as one looks through. */
    private static final int SOME = 50;
    private static final Wording WORDS = new Wording("escalation");

    private record Bands(double low, double high, double skip, String attribute, String unsure) {
    }

    private record Counts(long images, long escalated, long skipped, long returned, long rated, long unsure) {
    }

    @Override
    public String name() {
        return "escalation";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        Bands bands = new Bands(settings.number("escalation.low", 0.01, 0, 1),
                settings.number("escalation.high", 0.15, 0, 1), settings.number("escalation.skip", 0.1, 0, 1),
                settings.text("escalation.attribute", "confidence"), settings.text("escalation.unsure", "low"));
        WorkLog log = WorkLog.of(subject, Sessions.gap(settings), watch);
        List<Alarm> alarms = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        List<Chart.Bar> bars = new ArrayList<>();
        boolean marked = false;
        for (Annotator a : subject.project().annotators()) {
            if (a.role() != Annotator.Role.ANNOTATOR) {
                continue;
            }
            Counts c = counts(subject.project(), a, log, bands, watch);
            if (c.images == 0) {
                continue;
            }
            marked |= c.escalated + c.skipped + c.returned + c.rated > 0 || log.people().containsKey(a.id());
            Estimate escalated = Estimate.share(c.escalated, c.images, Reason.EMPTY);
            Estimate skipped = Estimate.share(c.skipped, c.images, Reason.EMPTY);
            rows.add(List.of(new Cell.Name(a.name()), new Cell.Count(c.images),
                    new Cell.Value(escalated, Unit.SHARE), new Cell.Value(skipped, Unit.SHARE),
                    new Cell.Value(Estimate.share(c.returned, c.images, Reason.EMPTY), Unit.SHARE),
                    new Cell.Value(Estimate.share(c.unsure, c.rated, Reason.NOT_MARKED), Unit.SHARE)));
            boolean often = whole(escalated).low() > bands.high;
            boolean seldom = whole(escalated).high() < bands.low;
            bars.add(new Chart.Bar(a.name(), escalated, often || seldom));
            if (often) {
                alarms.add(WORDS.alarm(Severity.MODERATE, "often", a.name(), c.escalated, c.images, bands.high)
                        .at(passed(subject.project(), a, Status.ESCALATED)).of(a));
            }
            if (seldom) {
                alarms.add(WORDS.alarm(Severity.LOW, "seldom", a.name(), c.escalated, c.images, bands.low)
                        .at(passed(subject.project(), a, Status.DONE).stream().limit(SOME).toList()).of(a));
            }
            if (whole(skipped).low() > bands.skip) {
                alarms.add(WORDS.alarm(Severity.MODERATE, "skips", a.name(), c.skipped, c.images, bands.skip)
                        .at(passed(subject.project(), a, Status.SKIPPED)).of(a));
            }
        }
        if (!marked) {
            return Optional.empty();
        }
        return Optional.of(new Result(name(), WORDS.text("title"), WORDS.text("meaning", bands.low, bands.high),
                subject.basis().with(settings.used()), alarms,
                List.of(new Grid("people", WORDS.text("table"), Wording.columns("annotator", "images", "escalated",
                        "skipped", "returned", "unsure"), rows),
                        new Chart.Bars("rates", WORDS.text("chart"), Wording.shared("column.escalated"), Unit.SHARE,
                                bars))));
    }

    private static List<ImageId> passed(ProjectView project, Annotator a, Status as) {
        return project.images().stream().map(Image::id).filter(i -> project.status(i, a.id()) == as).toList();
    }

    /** A share that exists always has Wilson's. */
    private static Interval whole(Estimate share) {
        return share instanceof Estimate.Value v && v.interval() != null ? v.interval() : Interval.wilson(0, 1);
    }

    private static Counts counts(ProjectView project, Annotator a, WorkLog log, Bands bands, Watch watch) {
        long images = 0;
        long escalated = 0;
        long skipped = 0;
        long rated = 0;
        long unsure = 0;
        for (Image image : project.images()) {
            watch.check();
            Status status = project.status(image.id(), a.id());
            boolean passed = status == Status.ESCALATED || status == Status.SKIPPED || status == Status.RETURNED;
            if (!passed && !Comparison.hasWorked(project, image, a)) {
                continue;
            }
            images++;
            escalated += status == Status.ESCALATED ? 1 : 0;
            skipped += status == Status.SKIPPED ? 1 : 0;
            for (Annotation object : project.annotations(image.id(), a.id())) {
                String value = object.attributes().getOrDefault(bands.attribute, "");
                rated += value.isEmpty() ? 0 : 1;
                unsure += value.equalsIgnoreCase(bands.unsure) ? 1 : 0;
            }
        }
        // What was escalated or skipped and is resolved by now is known from the log alone.
        return new Counts(images, Math.min(images, Math.max(escalated, log.passes().escalated(a.id()))),
                Math.min(images, Math.max(skipped, log.passes().skipped(a.id()))),
                Math.min(images, log.passes().returned(a.id())), rated, unsure);
    }
}
