package touchstone.qa.consensus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Tag;
import touchstone.qa.Estimate;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.agreement.RatingTable;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cases;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;
import touchstone.qa.scoring.Comparison;

/**
 * How far each annotator's labels can be relied on, by {@link DawidSkene} over the objects that two or more have and over the
 * tags, and what has to be decided by somebody. Silent with fewer than three annotators, of whom nothing can be said
 * without a reference.
 */
public final class ConsensusAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(ConsensusAnalysis.class);

    private static final int FEWEST = 3;

    @Override
    public String name() {
        return "consensus";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        ProjectView project = subject.project();
        List<Annotator> annotators = project.annotators().stream().filter(a -> a.role() == Annotator.Role.ANNOTATOR)
                .filter(a -> project.images().stream().anyMatch(i -> Comparison.hasWorked(project, i, a))).toList();
        if (annotators.size() < FEWEST) {
            return Optional.empty();
        }
        Settings settings = subject.settings();
        int quorum = settings.whole("consensus.quorum", 0, 0, 1000);
        int shown = settings.whole("consensus.cases", 50, 0, 10_000);
        ObjectConsensus consensus = ObjectConsensus.of(project, annotators,
                new ConsensusRules(subject.rules(), quorum, ConsensusRules.Method.MAJORITY), watch);
        Votes objects = ObjectConsensus.votes(consensus.candidates().all().stream()
                .filter(c -> !c.isTag() && c.members().size() > 1).toList(), annotators);
        Votes tags = tags(project, annotators, consensus.candidates().images(), watch);
        Grid grid = new Grid("annotators", TEXT.text("annotators"),
                List.of(column("annotator"), column("objectLabels"), column("objectQuality"), column("tagAnswers"),
                        column("tagQuality")),
                rows(annotators, objects, tags, watch));
        List<Candidate> ties = consensus.ties();
        Figures figures = new Figures("overall", TEXT.text("overall"),
                List.of(figure("taken", consensus.taken().size()), figure("ties", ties.size()),
                        figure("belowQuorum", consensus.belowQuorum().size())));
        Cases cases = new Cases("ties", TEXT.text("cases"),
                ties.stream().limit(shown).map(tie -> tie(project, tie)).toList());
        List<Alarm> alarms = ties.isEmpty()
                ? List.of()
                : List.of(new Alarm(Severity.MODERATE, TEXT.text("alarm", ties.size()), TEXT.text("advice"),
                        ties.stream().map(t -> t.image().id()).toList()));
        return Optional.of(new Result(name(), TEXT.text("title"),
                TEXT.text("meaning", annotators.size(), consensus.taken().size(), ties.size()),
                subject.basis().with(settings.used()), alarms, List.of(figures, grid, cases)));
    }

    /** Units = images times labels used as tags, ratings = whether those who worked on the image set it. */
    private static Votes tags(ProjectView project, List<Annotator> annotators, List<Image> images, Watch watch) {
        List<List<Optional<Set<LabelId>>>> set = new ArrayList<>();
        Set<LabelId> used = new LinkedHashSet<>();
        for (Image image : images) {
            watch.check();
            List<Optional<Set<LabelId>>> onImage = new ArrayList<>();
            for (Annotator annotator : annotators) {
                Set<LabelId> own = project.annotations(image.id(), annotator.id()).stream()
                        .filter(a -> a.geometry() instanceof Tag).map(Annotation::label).collect(Collectors.toSet());
                used.addAll(own);
                onImage.add(Comparison.hasWorked(project, image, annotator) ? Optional.of(own) : Optional.empty());
            }
            set.add(onImage);
        }
        List<List<@Nullable String>> units = new ArrayList<>();
        for (List<Optional<Set<LabelId>>> onImage : set) {
            for (LabelId label : used) {
                List<@Nullable String> unit = new ArrayList<>();
                onImage.forEach(own -> unit.add(own.map(o -> o.contains(label) ? "yes" : "no").orElse(null)));
                units.add(unit);
            }
        }
        return Votes.of(RatingTable.of(annotators.stream().map(a -> a.id().toString()).toList(), units));
    }

    private static List<List<Cell>> rows(List<Annotator> annotators, Votes objects, Votes tags, Watch watch) {
        List<Estimate> ofObjects = DawidSkene.of(objects, watch).raters();
        List<Estimate> ofTags = DawidSkene.of(tags, watch).raters();
        long[] labels = objects.ratings();
        long[] answers = tags.ratings();
        List<List<Cell>> rows = new ArrayList<>();
        for (int a = 0; a < annotators.size(); a++) {
            rows.add(List.of(new Cell.Name(annotators.get(a).name()), new Cell.Count(labels[a]),
                    new Cell.Value(ofObjects.get(a), Unit.SHARE), new Cell.Count(answers[a]),
                    new Cell.Value(ofTags.get(a), Unit.SHARE)));
        }
        return rows;
    }

    private static Cases.Case tie(ProjectView project, Candidate tie) {
        Bounds around = tie.members().stream().map(m -> m.geometry().bounds()).reduce(Bounds.EMPTY, Bounds::union);
        String votes = tie.votes().entrySet().stream()
                .map(v -> TEXT.text("votes", project.schema().byId(v.getKey()).map(Label::name).orElse("?"),
                        v.getValue()))
                .sorted().collect(Collectors.joining(", "));
        return new Cases.Case(tie.image().id(), tie.members().stream().map(Annotation::id).toList(),
                around.isEmpty() ? null : around, Severity.MODERATE,
                TEXT.text("case", votes, tie.members().size(), tie.worked()), null);
    }

    private static Grid.Column column(String key) {
        return new Grid.Column(key, TEXT.text("column." + key));
    }

    private static Figures.Figure figure(String key, long count) {
        return new Figures.Figure(key, TEXT.text("figure." + key), Estimate.of((double) count, count), Unit.COUNT);
    }
}
