package touchstone.app.exchange;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Bar;
import touchstone.app.control.Parts;
import touchstone.app.project.Applied;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Edit;
import touchstone.model.Messages;
import touchstone.model.note.Conflict;
import touchstone.store.Conflicts;
import touchstone.store.Lineage;
import touchstone.store.Project;
import touchstone.store.Undecided;

/** What merges left to people: each with both states in pictures, a way to its place, and what can be kept. */
final class ConflictsPage extends HBox implements Session.Listener {

    private static final Messages MESSAGES = Messages.beside(ConflictsPage.class);

    private final Session session;
    private final Background work;
    private final Consumer<Annotation> jump;
    private final Told said;
    private final TableView<Undecided> table = Parts.table("conflicts", MESSAGES.text("conflicts"),
            MESSAGES.text("conflicts.none"));
    private final PicturePair pictures;
    private final Label count = Parts.elastic("dim");
    private final Button mine = new Button();
    private final Button other = new Button();
    private final Button both = new Button(MESSAGES.text("conflicts.both"));
    private boolean filling;

    /**
     * @param jump shows an object at its place
     * @param said told what was decided
     */
    ConflictsPage(Session session, Background work, Consumer<Annotation> jump, Told said) {
        this.session = session;
        this.work = work;
        this.jump = jump;
        this.said = said;
        pictures = new PicturePair(session, work, "conflict-states");
        count.setId("conflicts-count");
        table.getColumns().add(Parts.column(MESSAGES.text("column.object"), 110, Undecided::what));
        table.getColumns().add(Parts.column(MESSAGES.text("column.whose"), 90, Undecided::annotator));
        table.getColumns().add(Parts.column(MESSAGES.text("column.image"), 130,
                u -> u.image() == null ? "" : u.image().address()));
        table.getColumns().add(Parts.column(MESSAGES.text("column.conflict"), 150,
                u -> MESSAGES.text("reason." + u.conflict().reason().key())));
        table.getColumns().add(Parts.column(MESSAGES.text("column.by"), 90, Undecided::by));
        table.getColumns().add(Parts.column(MESSAGES.text("column.when"), 130, u -> shortly(u.time())));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().getSelectedItems()
                .addListener((ListChangeListener.Change<? extends Undecided> c) -> chosen());
        button(mine, "conflicts-this", Conflicts.Keep.THIS);
        button(other, "conflicts-other", Conflicts.Keep.OTHER);
        button(both, "conflicts-both", Conflicts.Keep.BOTH);
        HBox bar = new Bar(mine, other, both, count);
        VBox left = new VBox(bar, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        getChildren().addAll(left, pictures);
        session.listen(this);
        chosen();
    }

    static String when(Instant time) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Messages.language()).format(time.atZone(ZoneId.systemDefault()));
    }

    /** For columns: without the year. */
    static String shortly(Instant time) {
        return DateTimeFormatter.ofPattern(MESSAGES.text("moment"), Messages.language())
                .format(time.atZone(ZoneId.systemDefault()));
    }

    private void button(Button button, String id, Conflicts.Keep keep) {
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> decide(keep));
    }

    /** Reads them anew. */
    void refresh() {
        work.quietly(() -> Undecided.of(session.project()), this::list);
    }

    private void list(List<Undecided> found) {
        int at = Math.max(0, table.getSelectionModel().getSelectedIndex());
        List<Conflict> before = table.getItems().stream().map(Undecided::conflict).toList();
        if (before.equals(found.stream().map(Undecided::conflict).toList())) {
            return;
        }
        filling = true;
        table.getItems().setAll(found);
        filling = false;
        if (found.isEmpty()) {
            table.getSelectionModel().clearSelection();
            chosen();
        } else {
            table.getSelectionModel().clearAndSelect(Math.min(at, found.size() - 1));
        }
    }

    private void chosen() {
        if (filling) {
            return;
        }
        List<Undecided> chosen = List.copyOf(table.getSelectionModel().getSelectedItems());
        boolean can = !chosen.isEmpty() && !session.readOnly();
        mine.setDisable(!can);
        other.setDisable(!can);
        boolean allRemoved = !chosen.isEmpty()
                && chosen.stream().allMatch(u -> u.conflict().reason() == Conflict.Reason.REMOVED);
        both.setDisable(!can || allRemoved);
        mine.setText(MESSAGES.text(allRemoved ? "conflicts.stay" : "conflicts.this"));
        other.setText(MESSAGES.text(allRemoved ? "conflicts.remove" : "conflicts.other"));
        count.setText(MESSAGES.text("conflicts.count", table.getItems().size(), chosen.size()));
        if (chosen.size() == 1) {
            show(chosen.getFirst());
        } else {
            pictures.clear();
        }
    }

    private void show(Undecided chosen) {
        Annotation here = chosen.here();
        boolean removed = chosen.conflict().reason() == Conflict.Reason.REMOVED;
        String ofOther = removed
                ? MESSAGES.text("state.removed")
                : MESSAGES.text("state.other", by(chosen.by()), when(chosen.time()));
        if (here == null) {
            if (chosen.states().isEmpty()) {
                pictures.say(MESSAGES.text("conflict." + chosen.conflict().reason().key(), chosen.sentence()), "");
            } else {
                pictures.say(MESSAGES.text("state.is", chosen.states().getFirst()),
                        MESSAGES.text("state.would", chosen.states().getLast()));
            }
            return;
        }
        pictures.show(chosen.image(), here, chosen.beside(), MESSAGES.text("state.this"), ofOther);
        work.quietly(() -> made(session.project(), here), said -> {
            if (table.getSelectionModel().getSelectedItems().equals(List.of(chosen))) {
                pictures.caption(said);
            }
        });
        jump.accept(here);
    }

    private static String by(@Nullable String name) {
        return name == null || name.isEmpty() ? MESSAGES.text("nobody") : name;
    }

    /** Who brought the object into its present state when, also where that was in a file that was taken in. */
    private static String made(Project project, Annotation object) throws Exception {
        Lineage.Done last = Lineage.of(project, object.id(), project.histories().story(object.image(), object.id()))
                .map(Lineage::latest).orElse(null);
        if (last == null) {
            return MESSAGES.text("state.this");
        }
        // Nobody's is what was taken back or done again by one who draws nothing here.
        return last.who() == null
                ? MESSAGES.text("state.since", when(last.when()))
                : MESSAGES.text("state.made", last.who(), when(last.when()));
    }

    /** As a step of the project, as the merge is one: taken back in the opposite order. */
    private void decide(Conflicts.Keep keep) {
        List<Conflict> chosen = table.getSelectionModel().getSelectedItems().stream().map(Undecided::conflict)
                .toList();
        AnnotatorId me = session.me().get().id();
        AnnotatorId author = session.annotator(me).isPresent() ? me : null;
        work.ask("conflicts.deciding", () -> {
            Edit edit = Conflicts.decide(session.project(), chosen, keep);
            return edit.isEmpty() ? edit : session.project().commitWhole(edit, author);
        }, done -> said.of(MESSAGES.text("conflicts.decided", chosen.size()), true));
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        if (done.concerns(Conflict.KIND)) {
            refresh();
        }
    }

    @Override
    public void loaded() {
        // What is shown does not matter to what is to be decided.
    }
}
