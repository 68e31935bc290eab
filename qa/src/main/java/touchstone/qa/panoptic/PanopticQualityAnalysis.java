package touchstone.qa.panoptic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.qa.Estimate;
import touchstone.qa.Watch;
import touchstone.qa.panoptic.PanopticScore.Category;
import touchstone.qa.panoptic.PanopticScore.Nature;
import touchstone.qa.panoptic.PanopticScore.OfCategory;
import touchstone.qa.panoptic.PanopticScore.Quality;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;
import touchstone.qa.scoring.Comparison;

/**
 * Panoptic quality of everybody against each golden set, on the images on which both have worked. Later objects lie on
 * earlier ones; what the golden set leaves empty is background and not unjudged, so that objects there are spurious.
 */
public final class PanopticQualityAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(PanopticQualityAnalysis.class);

    /** One annotator against one reference. */
    private record Compared(Annotator gold, Annotator other, PanopticScore score) {
    }

    @Override
    public String name() {
        return "panopticQuality";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        List<Annotator> people = subject.project().annotators();
        List<Annotator> others = people.stream().filter(a -> a.role() != Role.GOLD).toList();
        List<Compared> all = new ArrayList<>();
        for (Annotator gold : people) {
            if (gold.role() == Role.GOLD) {
                for (int i = 0; i < others.size(); i++) {
                    PanopticScore score = score(subject.project(), gold, others.get(i),
                            watch.part(i, others.size()));
                    if (score.all().n() > 0) {
                        all.add(new Compared(gold, others.get(i), score));
                    }
                }
            }
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(result(subject, all));
    }

    private static PanopticScore score(ProjectView project, Annotator gold, Annotator other, Watch watch) {
        List<Label> labels = project.schema().labels();
        Map<LabelId, Integer> places = new HashMap<>();
        labels.forEach(l -> places.put(l.id(), places.size()));
        List<Image> images = project.images().stream()
                .filter(i -> i.width() > 0 && i.height() > 0 && Comparison.hasWorked(project, i, gold)
                        && Comparison.hasWorked(project, i, other))
                .toList();
        AtomicInteger done = new AtomicInteger();
        PanopticTally tally = images.parallelStream().map(image -> {
            watch.check();
            PanopticTally of = VisibleSegments.of(image, project.annotations(image.id(), gold.id()), places)
                    .against(VisibleSegments.of(image, project.annotations(image.id(), other.id()), places),
                            labels.size());
            watch.done(done.incrementAndGet(), images.size());
            return of;
        }).toList().stream().reduce(PanopticTally.none(labels.size()), PanopticTally::plus);
        return PanopticScore.of(images.size(),
                labels.stream().map(l -> new Category(l.id(), l.name(), Nature.UNKNOWN)).toList(), tally);
    }

    private Result result(Subject subject, List<Compared> all) {
        Compared first = all.getFirst();
        String meaning = TEXT.text("meaning", first.other.name(), first.gold.name(),
                first.score.all().pq().number().orElse(0), first.score.all().sq().number().orElse(0),
                first.score.all().rq().number().orElse(0));
        return new Result(name(), TEXT.text("title"), meaning, subject.basis(), List.of(),
                List.of(overall(all), byLabel(all)));
    }

    private static Grid overall(List<Compared> all) {
        List<List<Cell>> rows = all.stream().map(c -> {
            Quality q = c.score.all();
            return List.<Cell>of(new Cell.Name(c.gold.name()), new Cell.Name(c.other.name()),
                    new Cell.Count(c.score.images()), new Cell.Count(q.n()), share(q.pq()), share(q.sq()),
                    share(q.rq()));
        }).toList();
        return new Grid("overall", TEXT.text("overall"),
                columns("gold", "annotator", "images", "labels", "pq", "sq", "rq"), rows);
    }

    private static Grid byLabel(List<Compared> all) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Compared c : all) {
            for (OfCategory of : c.score.categories()) {
                if (of.segments() > 0) {
                    Quality q = of.quality();
                    rows.add(List.of(new Cell.Name(c.gold.name()), new Cell.Name(c.other.name()),
                            new Cell.Name(of.category().name()), new Cell.Count(of.found()),
                            new Cell.Count(of.spurious()), new Cell.Count(of.missed()), share(q.pq()), share(q.sq()),
                            share(q.rq())));
                }
            }
        }
        return new Grid("labels", TEXT.text("byLabel"),
                columns("gold", "annotator", "label", "found", "spurious", "missed", "pq", "sq", "rq"), rows);
    }

    private static Cell share(Estimate estimate) {
        return new Cell.Value(estimate, Unit.SHARE);
    }

    private static List<Grid.Column> columns(String... keys) {
        return Stream.of(keys).map(key -> new Grid.Column(key, TEXT.text("column." + key))).toList();
    }
}
