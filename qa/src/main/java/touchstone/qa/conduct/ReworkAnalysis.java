package touchstone.qa.conduct;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.qa.Estimate;
import touchstone.qa.Moments;
import touchstone.qa.Reason;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.conduct.Rework.Correction;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cases;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;
import touchstone.qa.similarity.Iou;

/**
 * How many finished objects had to be changed afterwards, by somebody else or by their annotator, and by how much. The
 * articles call up to 15-20 % usual and take more than 30 % for a fault of the guideline.
 */
public final class ReworkAnalysis implements Analysis {

    private static final Wording WORDS = new Wording("rework");
    private static final int CASES = 6;

    private record Bands(double usual, double fault) {
    }

    @Override
    public String name() {
        return "rework";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        Bands bands = new Bands(settings.number("rework.usual", 0.2, 0, 1), settings.number("rework.fault", 0.3, 0, 1));
        double cosmetic = settings.number("rework.cosmeticIou", 0.9, 0, 1);
        WorkLog log = WorkLog.of(subject, Sessions.gap(settings), watch);
        Map<AnnotatorId, Long> finished = log.rework().finished();
        List<Annotator> people = subject.project().annotators().stream()
                .filter(a -> finished.getOrDefault(a.id(), 0L) > 0).toList();
        if (log.isEmpty() || people.isEmpty()) {
            return Optional.empty();
        }
        Map<ImageId, Image> images = subject.project().images().stream().collect(Collectors.toMap(Image::id, i -> i));
        List<Correction> corrections = log.rework().corrections();
        List<Alarm> alarms = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        List<Chart.Bar> bars = new ArrayList<>();
        long all = 0;
        long changed = 0;
        for (Annotator a : people) {
            watch.check();
            List<Correction> own = corrections.stream().filter(c -> c.annotator().equals(a.id())).toList();
            long n = finished.getOrDefault(a.id(), 0L);
            // An object that its annotator added after finishing is changed without having been counted.
            long reworked = Math.min(n, own.stream().filter(Correction::wasThere).count());
            all += n;
            changed += reworked;
            Estimate rate = Estimate.share(reworked, n, Reason.NO_OBJECTS);
            Moments kept = overlap(own, images);
            rows.add(List.of(new Cell.Name(a.name()), new Cell.Count(n), new Cell.Value(rate, Unit.SHARE),
                    new Cell.Count(own.stream().filter(c -> c.wasThere() && c.byOther()).count()),
                    new Cell.Count(own.stream().filter(c -> c.wasThere() && !c.byOther()).count()),
                    new Cell.Count(own.stream().filter(c -> c.wasThere() && c.after() == null).count()),
                    new Cell.Count(own.stream().filter(c -> !c.wasThere()).count()),
                    new Cell.Count(own.stream().filter(c -> isCosmetic(c, images, cosmetic)).count()),
                    new Cell.Value(kept.share(Reason.EMPTY), Unit.SHARE)));
            bars.add(new Chart.Bar(a.name(), rate, reworked > bands.usual * n));
            alarm(rate, bands, a.name(), "own").map(x -> x.at(images(own)).of(a)).ifPresent(alarms::add);
        }
        Estimate total = Estimate.share(changed, all, Reason.NO_OBJECTS);
        if (people.size() > 1) {
            alarm(total, bands, "", "all").map(x -> x.at(images(corrections))).ifPresent(alarms::add);
        }
        alarms.sort(Comparator.comparing(Alarm::severity));
        List<Part> parts = new ArrayList<>();
        parts.add(new Figures("overall", "", List.of(
                Wording.figure("finished", Estimate.of((double) all, all), Unit.COUNT),
                Wording.figure("reworkRate", total, Unit.SHARE))));
        parts.add(new Grid("people", WORDS.text("table"), Wording.columns("annotator", "finished", "reworkRate",
                "byOthers", "byOneself", "removed", "added", "cosmetic", "keptIou"), rows));
        parts.add(new Chart.Bars("rates", WORDS.text("chart", bands.usual), Wording.shared("column.reworkRate"),
                Unit.SHARE, bars));
        cases(corrections, images).ifPresent(parts::add);
        return Optional.of(new Result(name(), WORDS.text("title"),
                WORDS.text("meaning", changed, all, total.number().orElse(0)), subject.basis().with(settings.used()),
                alarms, parts));
    }

    private static List<ImageId> images(List<Correction> corrections) {
        return corrections.stream().map(Correction::image).distinct().toList();
    }

    private static Optional<Alarm> alarm(Estimate rate, Bands bands, String who, String key) {
        double value = rate.number().orElse(0);
        if (value > bands.fault) {
            return Optional.of(WORDS.alarm(Severity.HIGH, key + ".fault", who, value, bands.fault));
        }
        return value > bands.usual
                ? Optional.of(WORDS.alarm(Severity.MODERATE, key + ".high", who, value, bands.usual))
                : Optional.empty();
    }

    /** How much of the shape was kept, over objects that were changed and are still there. */
    private static Moments overlap(List<Correction> corrections, Map<ImageId, Image> images) {
        Moments all = Moments.NONE;
        for (Correction c : corrections) {
            Optional<Double> iou = kept(c, images);
            if (iou.isPresent()) {
                all = all.plus(iou.get());
            }
        }
        return all;
    }

    private static Optional<Double> kept(Correction c, Map<ImageId, Image> images) {
        Annotation before = c.before();
        Annotation after = c.after();
        Image image = before == null ? null : images.get(before.image());
        return before == null || after == null || image == null
                ? Optional.empty()
                : Optional.of(Iou.on(image).of(before.geometry(), after.geometry()));
    }

    /** Changes that a model would hardly notice: the same label, nearly the same shape. */
    private static boolean isCosmetic(Correction c, Map<ImageId, Image> images, double least) {
        Annotation before = c.before();
        Annotation after = c.after();
        return before != null && after != null && before.label().equals(after.label())
                && kept(c, images).orElse(0.0) >= least;
    }

    private static Optional<Cases> cases(List<Correction> corrections, Map<ImageId, Image> images) {
        List<Cases.Case> cases = corrections.stream().filter(c -> c.byOther() && kept(c, images).isPresent())
                .sorted(Comparator.comparingDouble((Correction c) -> kept(c, images).orElse(1.0))
                        .thenComparing(c -> String.valueOf(c.after())))
                .limit(CASES).map(c -> {
                    Annotation after = c.after();
                    if (after == null) {
                        throw new IllegalStateException();
                    }
                    return new Cases.Case(after.image(), List.of(after.id()), after.geometry().bounds(),
                            Severity.MODERATE, WORDS.text("case", kept(c, images).orElse(0.0)),
                            1 - kept(c, images).orElse(0.0));
                }).toList();
        return cases.isEmpty() ? Optional.empty() : Optional.of(new Cases("worst", WORDS.text("cases"), cases));
    }
}
