package touchstone.app.craft.queue;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import touchstone.app.control.Parts;
import touchstone.app.project.Applied;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.handout.Standings;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.Progress;
import touchstone.model.note.Assignment.Task;
import touchstone.model.note.Assignment;
import touchstone.model.note.Sent;
import touchstone.model.note.Verdict;

/** For who leads the work: who was given what and how far it is. What is golden is shown only when it is asked for. */
public final class PeopleView extends VBox implements Session.Listener, AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(PeopleView.class);
    private static final Set<String> TELLING = Set.of(Assignment.KIND, Verdict.KIND, Sent.KIND);

    private final Session session;
    private final Disk disk = new Disk("standings");
    private final TableView<Standings.Person> people = Parts.table("people", MESSAGES.text("people"),
            MESSAGES.text("people.none"));
    private final TableView<Standings.Batch> batches = Parts.table("batches", MESSAGES.text("batches"),
            MESSAGES.text("batches.none"));
    private final ToggleButton secret = new ToggleButton(MESSAGES.text("people.secret"));
    private final Label packages = Parts.elastic("dim");
    private boolean asking;

    /**
     * @param pack packs the project for somebody, by name
     * @param take takes in what somebody sent back
     * @param compare shows where two annotators differ: those who have done most of what was given, or fewer than two
     * @param qualify shows who passed the test
     */
    public PeopleView(Session session, Giving giving, Supplier<Dialog<AssignForm.Choice>> dialogs,
            Consumer<String> pack, Runnable take, Consumer<List<Annotator>> compare, Runnable qualify) {
        this.session = session;
        FlowPane bar = new FlowPane();
        bar.getStyleClass().add("panel-bar");
        bar.setHgap(6);
        bar.setVgap(4);
        for (Task task : Task.values()) {
            Button button = button("give-" + task.key(),
                    () -> AssignForm.ask(dialogs.get(), session, task).ifPresent(giving::give));
            button.setDisable(session.readOnly());
            bar.getChildren().add(button);
        }
        Button packFor = button("pack", () -> {
            Standings.Person chosen = people.getSelectionModel().getSelectedItem();
            pack.accept(chosen == null ? "" : chosen.annotator().name());
        });
        Button unplant = button("unplant", giving::unplant);
        unplant.setDisable(session.readOnly());
        secret.setId("people-secret");
        secret.getStyleClass().add("flat");
        secret.disableProperty().bind(session.blind());
        session.blind().addListener((o, was, is) -> secret.setSelected(false));
        secret.setTooltip(new Tooltip(MESSAGES.text("people.secret.hint")));
        Button result = button("qualify", qualify);
        result.disableProperty().bind(session.blind());
        Button takeIn = button("take", take);
        takeIn.setDisable(session.readOnly());
        bar.getChildren().addAll(packFor, takeIn, button("compare", () -> compare.accept(two())), result, unplant,
                secret,
                packages);
        column(people, "name", 130, p -> p.annotator().name());
        column(people, "done", 100, p -> MESSAGES.text("of", p.done(), p.given()));
        column(people, "escalated", 80, p -> Integer.toString(p.escalated()));
        List<TableColumn<Standings.Person, String>> told = List.of(
                column(people, "golden", 90, p -> MESSAGES.text("of", p.goldenDone(), p.golden())),
                column(people, "repeats", 90, p -> MESSAGES.text("of", p.repeatsDone(), p.repeats())),
                column(people, "caught", 110,
                        p -> p.planted() == 0 ? "" : MESSAGES.text("of", p.caught(), p.planted())));
        told.forEach(c -> c.visibleProperty().bind(secret.selectedProperty()));
        column(batches, "batch", 150, Standings.Batch::name);
        column(batches, "task", 110, b -> MESSAGES.text("assign.task." + b.task().key()));
        column(batches, "done", 100, b -> MESSAGES.text("of", b.done(), b.images()));
        column(batches, "proof", 150, b -> b.open().isEmpty()
                ? MESSAGES.text("proof.closed")
                : MESSAGES.text("proof.open", b.open().getFirst().address()));
        batches.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null && !is.open().isEmpty()) {
                session.show(is.open().getFirst().id());
            }
        });
        HBox tables = new HBox(people, batches);
        HBox.setHgrow(people, Priority.ALWAYS);
        HBox.setHgrow(batches, Priority.ALWAYS);
        VBox.setVgrow(tables, Priority.ALWAYS);
        getChildren().addAll(bar, tables);
        session.listen(this);
        visibleProperty().addListener(o -> read());
    }

    /** The chosen one first. */
    private List<Annotator> two() {
        Standings.Person chosen = people.getSelectionModel().getSelectedItem();
        return people.getItems().stream()
                .sorted(Comparator.comparingInt((Standings.Person p) -> p.equals(chosen) ? 1 : 0)
                        .thenComparingInt(Standings.Person::done).reversed())
                .limit(2).map(Standings.Person::annotator).toList();
    }

    private static Button button(String id, Runnable run) {
        Button button = new Button(MESSAGES.text("people." + id));
        button.setId("people-" + id);
        button.getStyleClass().add("flat");
        button.setTooltip(new Tooltip(MESSAGES.text("people." + id + ".hint")));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> run.run());
        return button;
    }

    private static <T> TableColumn<T, String> column(TableView<T> table, String key, double width,
            Function<T, String> value) {
        TableColumn<T, String> column = Parts.column(MESSAGES.text("column." + key), width, value);
        table.getColumns().add(column);
        return column;
    }

    private record Found(List<Standings.Person> people, List<Standings.Batch> batches, int packages) {
    }

    private void read() {
        if (asking || !isVisible()) {
            return;
        }
        asking = true;
        disk.ask(() -> new Found(Standings.of(session.project()), Standings.batches(session.project()),
                session.project().notes(Sent.KIND).size()), found -> {
                    asking = false;
                    people.getItems().setAll(found.people);
                    batches.getItems().setAll(found.batches);
                    packages.setText(found.packages == 0 ? "" : MESSAGES.text("people.packages", found.packages));
                }, sentence -> {
                    asking = false;
                    packages.setText(sentence);
                });
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        for (Change change : done.others()) {
            if (change.any() instanceof Progress
                    || change.any() instanceof Note note && TELLING.contains(note.kind())) {
                read();
                return;
            }
        }
    }

    @Override
    public void loaded() {
        // Standings are of the whole project.
    }

    @Override
    public void close() {
        disk.close();
    }
}
