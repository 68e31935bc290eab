package touchstone.app.quality;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Disk;
import touchstone.app.task.Task;
import touchstone.app.task.Tasks;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Watch;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.Disagreement;
import touchstone.qa.scoring.GoldenScore;
import touchstone.qa.Rules;

/** Compares annotators on a thread of its own, so that drawing goes on meanwhile. */
final class QualityRun {

    private static final Messages MESSAGES = Messages.beside(QualityRun.class);

    private final ProjectView project;
    private final Tasks tasks;
    private @Nullable Running running;

    /** One comparison under way: stops when it is told to. */
    private static final class Running implements Watch {

        private final DoubleConsumer progress;
        private final Task task;
        private volatile boolean stopped;

        Running(String name, Tasks tasks, DoubleConsumer progress) {
            this.progress = progress;
            task = tasks.begin(name, () -> stopped = true);
        }

        @Override
        public void done(int images, int of) {
            task.say(MESSAGES.text("run.images", images, of), images, of);
            Platform.runLater(() -> progress.accept(of == 0 ? 1 : (double) images / of));
        }

        @Override
        public boolean cancelled() {
            return stopped;
        }
    }

    /** @param tasks where a comparison is shown while it runs */
    QualityRun(ProjectView project, Tasks tasks) {
        this.project = project;
        this.tasks = tasks;
    }

    boolean isRunning() {
        return running != null;
    }

    void cancel() {
        if (running != null) {
            running.task.stop();
        }
    }

    void agreement(List<Annotator> who, DoubleConsumer progress, Consumer<Outcome> then, Consumer<String> failed) {
        run(MESSAGES.text("run.agreement", who.get(0).name(), who.get(1).name()), watch -> {
            Agreement agreement = Agreement.of(project, who, Rules.DEFAULT, watch);
            int images = agreement.pairs().stream().mapToInt(p -> p.images().size()).max().orElse(0);
            return outcome(MESSAGES.text("title.agreement", who.get(0).name(), who.get(1).name(), images),
                    agreement.numbers(), agreement.disagreements(), who.get(0), who.get(1),
                    agreement.pairs().getFirst());
        }, progress, then, failed);
    }

    void score(Annotator of, Annotator gold, DoubleConsumer progress, Consumer<Outcome> then,
            Consumer<String> failed) {
        run(MESSAGES.text("run.score", of.name(), gold.name()), watch -> {
            GoldenScore score = GoldenScore.of(project, gold, of, Rules.DEFAULT, watch);
            return outcome(MESSAGES.text("title.score", of.name(), gold.name(), score.comparison().images().size(),
                    score.golden()),
                    score.numbers(), score.disagreements(), gold, of, score.comparison());
        }, progress, then, failed);
    }

    private void run(String name, Function<Watch, Outcome> work, DoubleConsumer progress, Consumer<Outcome> then,
            Consumer<String> failed) {
        Running mine = new Running(name, tasks, progress);
        running = mine;
        Thread.ofPlatform().name("quality").daemon().start(() -> {
            try {
                Outcome outcome = work.apply(mine);
                finish(mine, () -> then.accept(outcome));
            } catch (CancellationException stopped) {
                finish(mine, () -> failed.accept(MESSAGES.text("cancelled")));
            } catch (RuntimeException mistake) {
                String sentence = Disk.sentence(mistake);
                finish(mine, () -> failed.accept(sentence));
            } catch (OutOfMemoryError tooLarge) {
                finish(mine, () -> failed.accept(MESSAGES.text("memory")));
            }
        });
    }

    private void finish(Running mine, Runnable then) {
        Platform.runLater(() -> {
            mine.task.end();
            if (running == mine) {
                running = null;
                then.run();
            }
        });
    }

    private Outcome outcome(String title, Map<String, Estimate> numbers, List<Disagreement> differences,
            Annotator first, Annotator second, Comparison comparison) {
        List<Outcome.Figure> figures = new ArrayList<>();
        numbers.forEach((name, estimate) -> figures.add(new Outcome.Figure(MESSAGES.text("number." + name),
                value(estimate), from(estimate), meaning(name, estimate))));
        List<AnnotatorId> both = List.of(first.id(), second.id());
        return new Outcome(title, first, second, figures, differences.stream().map(d -> row(d, both)).toList(),
                Agreed.of(project, comparison));
    }

    private Outcome.Row row(Disagreement d, List<AnnotatorId> both) {
        List<Annotation> objects = Stream.of(d.first(), d.second()).flatMap(Stream::ofNullable).toList();
        Set<AnnotationId> ids = new HashSet<>();
        Bounds bounds = Bounds.EMPTY;
        for (Annotation object : objects) {
            ids.add(object.id());
            bounds = bounds.union(object.geometry().bounds());
        }
        return new Outcome.Row(d, new QualityView.Place(d.image().id(), ids, both, bounds), d.image().address(),
                MESSAGES.text("kind." + d.kind().key()), MESSAGES.text("severity." + d.severity().key()), labels(d),
                d.first() == null || d.second() == null ? null : d.iou());
    }

    private String labels(Disagreement d) {
        String first = d.first() == null ? "" : label(d.first());
        String second = d.second() == null ? "" : label(d.second());
        if (first.isEmpty() || second.isEmpty()) {
            return first + second;
        }
        return first.equals(second) ? first : MESSAGES.text("labels", first, second);
    }

    private String label(Annotation annotation) {
        return project.schema().byId(annotation.label()).map(Label::name).orElse("");
    }

    private static String value(Estimate estimate) {
        return switch (estimate) {
            case Estimate.Value v when v.interval() != null -> MESSAGES.text("value.interval", number(v.value()),
                    number(v.interval().low()), number(v.interval().high()));
            case Estimate.Value v -> number(v.value());
            case Estimate.Undefined u -> MESSAGES.text("value.none");
        };
    }

    private static String from(Estimate estimate) {
        return estimate instanceof Estimate.Value v ? MESSAGES.text("from", v.n()) : "";
    }

    private static String meaning(String name, Estimate estimate) {
        String what = MESSAGES.text("number." + name + ".means");
        return switch (estimate) {
            case Estimate.Value v -> MESSAGES.text("meaning", what, v.n(), interval(v.interval()));
            case Estimate.Undefined u -> what + "\n" + u.because();
        };
    }

    private static String interval(@Nullable Interval interval) {
        return MESSAGES.text(interval == null
                ? "interval.none"
                : interval.high() > 1 || interval.low() < -1 ? "interval.beyond" : "interval.95");
    }

    private static String number(double value) {
        return String.format(Messages.language(), "%.3f", value);
    }
}
