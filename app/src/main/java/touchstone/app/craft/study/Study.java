package touchstone.app.craft.study;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Disk;
import touchstone.app.task.Task;
import touchstone.app.task.Tasks;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.note.Thresholds;
import touchstone.qa.Rules;
import touchstone.qa.Watch;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.store.Project;
import touchstone.store.Summary;

/** One set of analyses, asked again and again as the project goes on. Used on the screen's thread. */
public final class Study implements AutoCloseable {

    /**
     * What is known.
     *
     * @param edit the project's newest edit when they were asked; 0 before
     * @param at when they were asked
     * @param results in the order in which they came, those that had nothing to say left out
     * @param complete whether all have answered
     */
    public record Findings(long edit, Instant at, List<Result> results, boolean complete) {

        public static final Findings NONE = new Findings(0, Instant.EPOCH, List.of(), false);

        public Findings {
            results = List.copyOf(results);
        }

        public Optional<Result> named(String name) {
            return results.stream().filter(r -> r.name().equals(name)).findFirst();
        }
    }

    private static final Messages MESSAGES = Messages.beside(Study.class);

    private final Project project;
    private final InstantSource clock;
    private final Function<Map<String, String>, List<Analysis>> analyses;
    private final Tasks tasks;
    private final Disk asking = new Disk("study");
    private final ReadOnlyObjectWrapper<Findings> findings = new ReadOnlyObjectWrapper<>(Findings.NONE);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private @Nullable Running current;
    private String known = "";

    /**
     * @param tasks where it is shown while it runs
     * @param analyses by what the project sets otherwise than usual
     */
    public Study(Project project, InstantSource clock, Tasks tasks,
            Function<Map<String, String>, List<Analysis>> analyses) {
        this.project = project;
        this.tasks = tasks;
        this.clock = clock;
        this.analyses = analyses;
    }

    private final class Running implements Watch {

        private final Task task;
        private volatile boolean stopped;
        private volatile double shown;

        Running() {
            task = tasks.begin(MESSAGES.text("task"), () -> stopped = true);
        }

        @Override
        public void done(int images, int of) {
            double share = of == 0 ? 1 : (double) images / of;
            // A hundred steps are enough to see that it goes on; what is told beforehand is no step back.
            if (share - shown >= 0.01) {
                shown = share;
                Platform.runLater(() -> {
                    if (current == this) {
                        progress.set(share);
                        task.say(MESSAGES.text("task.share", share), Math.round(100 * share), 100);
                    }
                });
            }
        }

        @Override
        public boolean cancelled() {
            return stopped;
        }
    }

    public ReadOnlyObjectProperty<Findings> findings() {
        return findings.getReadOnlyProperty();
    }

    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Why there is no answer; empty where there is one or none was asked for. */
    public ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }

    /** Asks, unless it is being asked or nothing has happened since. */
    public void ask() {
        if (running.get()) {
            return;
        }
        running.set(true);
        progress.set(0);
        said.set("");
        Running mine = new Running();
        current = mine;
        String before = known;
        asking.ask(() -> answer(mine, before), done -> finish(mine, done), sentence -> {
            said.set(mine.stopped ? MESSAGES.text("stopped") : sentence);
            finish(mine, before);
        });
    }

    public void cancel() {
        if (current != null) {
            current.task.stop();
        }
    }

    private void finish(Running mine, String head) {
        mine.task.end();
        if (current == mine) {
            known = head;
            running.set(false);
            current = null;
        }
    }

    private String answer(Running mine, String before) throws Exception {
        Summary summary = project.summary();
        if (summary.auditHead().equals(before)) {
            return before;
        }
        Subject subject = new Subject(project, Rules.DEFAULT,
                new Basis(summary.edits(), summary.auditHead(), new TreeMap<>(), null), Map.of());
        List<Analysis> all = analyses.apply(Thresholds.of(project));
        Telling telling = new Telling(mine, summary.edits(), clock.instant(), all.size());
        List<Analysis> later = new ArrayList<>();
        try {
            for (Analysis analysis : all) {
                Optional<Result> soon = analysis.soon(subject, telling.next());
                if (soon.isPresent()) {
                    later.add(analysis);
                    telling.preliminary(soon.get());
                } else {
                    telling.answered(analysis.of(subject, telling.next()));
                }
            }
            for (Analysis analysis : later) {
                telling.answered(analysis.of(subject, telling.next()));
            }
        } catch (Settings.BadSetting bad) {
            throw new InputRefused(String.valueOf(bad.getMessage()));
        }
        return summary.auditHead();
    }

    /** Shows what is known so far, answer by answer. */
    private final class Telling {

        private final Running mine;
        private final long edit;
        private final Instant now;
        private final int asked;
        private final Map<String, Result> results = new LinkedHashMap<>();
        private int answered;

        Telling(Running mine, long edit, Instant now, int asked) {
            this.mine = mine;
            this.edit = edit;
            this.now = now;
            this.asked = asked;
        }

        /** For what is asked next. */
        Watch next() {
            mine.check();
            return mine.part(answered, asked);
        }

        void preliminary(Result result) {
            results.put(result.name(), result);
            show();
        }

        void answered(Optional<Result> result) {
            result.ifPresent(r -> results.put(r.name(), r));
            answered++;
            mine.done(answered, asked);
            show();
        }

        private void show() {
            Findings so = new Findings(edit, now, List.copyOf(results.values()), answered == asked);
            Platform.runLater(() -> {
                if (current == mine) {
                    findings.set(so);
                }
            });
        }
    }

    @Override
    public void close() {
        cancel();
        current = null;
        asking.close();
    }
}
