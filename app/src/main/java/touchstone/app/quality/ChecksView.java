package touchstone.app.quality;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Bar;
import touchstone.app.control.Parts;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.app.quality.QualityView.Place;
import touchstone.app.task.Task;
import touchstone.app.task.Tasks;
import touchstone.model.Annotator;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.model.geometry.Bounds;
import touchstone.qa.Watch;
import touchstone.qa.check.Check;
import touchstone.qa.check.GuidelineLimits;
import touchstone.qa.check.Checks;
import touchstone.qa.check.Fixes;
import touchstone.qa.check.Problem;

/**
 * What is wrong with my objects without comparing anybody: on the shown image as it is now, or on all images when that was
 * looked for last. A row leads to its place; what can be put right safely is put right by a button.
 */
public final class ChecksView extends VBox implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(ChecksView.class);

    private final Session session;
    private final LiveChecks live;
    private final Tasks tasks;
    private final Consumer<Place> jump;
    private final Disk worker = new Disk("all checks");
    private final ToggleButton all = new ToggleButton(MESSAGES.text("checks.all"));
    private final Button fix = new Button(MESSAGES.text("checks.fix"));
    private final Button fixAll = new Button();
    private final Label said = Parts.elastic("dim");
    private final TableView<Problem> rows = Parts.table("checks", MESSAGES.text("checks.rows"),
            MESSAGES.text("checks.none"));
    private Map<ImageId, String> names = Map.of();
    private @Nullable Task running;

    /**
     * @param tasks where a look at all images is shown
     * @param jump shows a place that was chosen
     */
    public ChecksView(Session session, LiveChecks live, Tasks tasks, Consumer<Place> jump) {
        this.session = session;
        this.live = live;
        this.tasks = tasks;
        this.jump = jump;
        getStyleClass().add("panel");
        all.setId("checks-all");
        all.setTooltip(new Tooltip(MESSAGES.text("checks.all.hint")));
        all.setOnAction(e -> fill());
        fix.setId("checks-fix");
        fix.setTooltip(new Tooltip(MESSAGES.text("checks.fix.hint")));
        fix.setOnAction(e -> fix());
        fixAll.setId("checks-fix-all");
        fixAll.setTooltip(new Tooltip(MESSAGES.text("checks.fix-all.hint")));
        fixAll.setOnAction(e -> fixAll());
        for (Region fixed : List.of(all, fix, fixAll)) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        said.setId("checks-said");
        HBox bar = new Bar(all, fix, fixAll, said);
        columns();
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren().addAll(bar, rows);
        live.problems().addListener(o -> {
            if (!all.isSelected()) {
                fill();
            }
        });
        rows.getItems().addListener((Observable o) -> allow());
        rows.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            allow();
            go(is);
        });
        rows.setOnMouseClicked(e -> go(rows.getSelectionModel().getSelectedItem()));
        rows.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER && !fix.isDisabled()) {
                fix();
                e.consume();
            }
        });
        allow();
        fill();
    }

    private void columns() {
        rows.getColumns().add(Parts.column(MESSAGES.text("column.severity"), 90,
                p -> MESSAGES.text("severity." + p.severity().key())));
        rows.getColumns().add(Parts.column(MESSAGES.text("checks.check"), 160, p -> Checks.title(p.check())));
        rows.getColumns().add(Parts.column(MESSAGES.text("checks.reason"), 380, Problem::reason));
        rows.getColumns().add(Parts.column(MESSAGES.text("checks.fixable"), 70,
                p -> p.fix() == null ? "" : MESSAGES.text("checks.yes")));
        rows.getColumns().add(Parts.column(MESSAGES.text("column.image"), 180,
                p -> p.image() == null ? "" : names.getOrDefault(p.image(), "")));
    }

    /** Looks through all images of the project. */
    public void checkAll() {
        all.setSelected(true);
        fill();
    }

    private void fill() {
        names = session.images().stream().collect(Collectors.toMap(Image::id, Image::address));
        if (all.isSelected()) {
            look();
        } else {
            stop();
            show(live.problems().get());
        }
    }

    private void show(List<Problem> problems) {
        rows.getItems().setAll(problems);
        said.setText(MESSAGES.text(all.isSelected() ? "checks.said.all" : "checks.said", problems.size()));
    }

    private void stop() {
        if (running != null) {
            running.stop();
        }
    }

    private void look() {
        stop();
        Stoppable watch = new Stoppable();
        Task task = tasks.begin(MESSAGES.text("checks.task"), watch::stop);
        running = task;
        rows.getItems().clear();
        said.setText(MESSAGES.text("checks.task"));
        Annotator me = session.me().get();
        worker.ask(() -> Checks.of(session.project(), List.of(me), GuidelineLimits.of(session.project()), new Watch() {
            @Override
            public void done(int images, int of) {
                task.say(MESSAGES.text("run.images", images, of), images, of);
            }

            @Override
            public boolean cancelled() {
                return watch.cancelled();
            }
        }), found -> {
            task.end();
            if (running == task && all.isSelected()) {
                show(found);
            }
        }, sentence -> {
            task.end();
            if (running == task) {
                said.setText(sentence);
            }
        });
    }

    private void go(@Nullable Problem problem) {
        if (problem != null && problem.image() != null) {
            Bounds place = problem.place();
            jump.accept(new Place(problem.image(), Set.copyOf(problem.objects()),
                    problem.annotator() == null ? List.of() : List.of(problem.annotator()),
                    place == null ? Bounds.EMPTY : place));
        }
    }

    private void allow() {
        Problem chosen = rows.getSelectionModel().getSelectedItem();
        boolean locked = session.readOnly() || session.layers().locked().get();
        fix.setDisable(locked || chosen == null || chosen.fix() == null);
        long fixable = rows.getItems().stream().filter(p -> p.fix() != null).count();
        fixAll.setText(MESSAGES.text("checks.fix-all", fixable));
        fixAll.setDisable(locked || fixable == 0);
    }

    private void fix() {
        Problem chosen = rows.getSelectionModel().getSelectedItem();
        Edit edit = chosen == null ? null : chosen.fix();
        if (edit != null) {
            session.commit(edit);
            // What the same object has else wrong was said of it as it was.
            rows.getItems().removeIf(p -> p.objects().stream().anyMatch(chosen.objects()::contains));
        }
    }

    /** One edit an image, so that each image can be undone alone. */
    private void fixAll() {
        Annotator me = session.me().get();
        Set<String> checks = Checks.ALL.stream().map(Check::name).collect(Collectors.toSet());
        Map<ImageId, Image> byId = new HashMap<>();
        session.images().forEach(i -> byId.put(i.id(), i));
        Set<ImageId> images = new HashSet<>();
        rows.getItems().stream().filter(p -> p.fix() != null && p.image() != null).forEach(p -> images.add(p.image()));
        for (ImageId id : images) {
            Image image = byId.get(id);
            if (image != null) {
                session.commit(
                        () -> Fixes.of(session.project(), image, List.of(me), GuidelineLimits.of(session.project()),
                                checks).edit());
            }
        }
        rows.getItems().removeIf(p -> p.fix() != null);
        if (all.isSelected()) {
            session.ask(() -> images.size(), done -> fill());
        }
    }

    @Override
    public void close() {
        stop();
        worker.close();
    }
}
