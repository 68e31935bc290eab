package touchstone.app.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Bar;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.Applied;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.note.Snapshot;
import touchstone.store.Difference;
import touchstone.store.Snapshots;

/** Names the data as it is, compares two versions object by object, and goes back to one. */
final class SnapshotsPage extends VBox implements Session.Listener {

    private static final Messages MESSAGES = Messages.beside(SnapshotsPage.class);
    /** Of a choice of names, which may be long. */
    private static final double WIDEST = 260;

    /** A group of objects to look at alone: a label's or an annotator's; null for all of them. */
    private record Part(@Nullable String name, Difference.Count count) {

        @Override
        public String toString() {
            return MESSAGES.text("part", name == null ? "" : name, name == null ? 0 : 1, count.added(), count.changed(),
                    count.removed());
        }
    }

    private final Session session;
    private final Background work;
    private final Consumer<Annotation> jump;
    private final Told said;
    private final TableView<Snapshot> versions = Parts.table("snapshots", MESSAGES.text("snapshots"),
            MESSAGES.text("snapshots.none"));
    private final TextField name = new TextField();
    private final Button make = new Button(MESSAGES.text("snapshots.make"));
    private final Button restore = new Button(MESSAGES.text("snapshots.restore"));
    /** With what the chosen one is compared; null for the data as it is. */
    private final ComboBox<@Nullable Snapshot> against = new ComboBox<>();
    private final ComboBox<Part> labels = new ComboBox<>();
    private final ComboBox<Part> people = new ComboBox<>();
    private final Label count = Parts.elastic("dim");
    private final TableView<Difference.Row> rows = Parts.table("snapshot-rows", MESSAGES.text("difference"),
            MESSAGES.text("difference.none"));
    private final PicturePair pictures;
    private Difference difference = new Difference(List.of(), List.of());
    private boolean filling;
    private int asked;

    /**
     * @param jump shows an object at its place
     * @param said told what was done
     */
    SnapshotsPage(Session session, Background work, Consumer<Annotation> jump, Told said) {
        this.session = session;
        this.work = work;
        this.jump = jump;
        this.said = said;
        pictures = new PicturePair(session, work, "snapshot-states");
        getChildren().addAll(top(), content());
        session.listen(this);
        refresh();
    }

    private HBox top() {
        name.setId("snapshot-name");
        name.setPromptText(MESSAGES.text("snapshots.name"));
        name.setAccessibleText(MESSAGES.text("snapshots.name"));
        name.setPrefColumnCount(12);
        name.setOnAction(e -> make());
        make.setId("snapshot-make");
        make.setOnAction(e -> make());
        make.disableProperty().bind(name.textProperty().isEmpty());
        restore.setId("snapshot-restore");
        restore.setOnAction(e -> restore());
        against.setId("snapshot-against");
        against.setAccessibleText(MESSAGES.text("snapshots.against"));
        against.setConverter(new Names());
        Grown.by(against.maxWidthProperty(), WIDEST);
        against.valueProperty().addListener(o -> compare());
        Label with = Parts.rigid(MESSAGES.text("snapshots.against"));
        with.setLabelFor(against);
        part(labels, "snapshot-label", "part.labels");
        part(people, "snapshot-annotator", "part.people");
        count.setId("snapshot-count");
        for (Button fixed : List.of(make, restore)) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        name.setDisable(session.readOnly());
        HBox bar = new Bar(name, make, restore, with, against, labels, people, count);
        return bar;
    }

    private void part(ComboBox<Part> box, String id, String text) {
        box.setId(id);
        box.setAccessibleText(MESSAGES.text(text));
        Grown.by(box.maxWidthProperty(), WIDEST);
        box.valueProperty().addListener(o -> {
            if (!filling) {
                list();
            }
        });
    }

    private HBox content() {
        versions.getColumns().add(Parts.column(MESSAGES.text("column.name"), 120, Snapshot::name));
        versions.getColumns()
                .add(Parts.column(MESSAGES.text("column.when"), 130, s -> ConflictsPage.shortly(s.time())));
        versions.getColumns().add(Parts.column(MESSAGES.text("column.by"), 80, s -> who(s.author())));
        Grown.by(versions.prefWidthProperty(), 250);
        Grown.by(versions.minWidthProperty(), 160);
        versions.getSelectionModel().selectedItemProperty().addListener(o -> {
            if (!filling) {
                compare();
            }
        });
        rows.getColumns().add(Parts.column(MESSAGES.text("column.how"), 80,
                r -> MESSAGES.text("how." + r.how().name().toLowerCase(Locale.ROOT))));
        rows.getColumns().add(Parts.column(MESSAGES.text("column.object"), 90, Difference.Row::label));
        rows.getColumns().add(Parts.column(MESSAGES.text("column.whose"), 80, Difference.Row::annotator));
        rows.getColumns().add(Parts.column(MESSAGES.text("column.image"), 120, Difference.Row::image));
        rows.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> show(is));
        HBox.setHgrow(rows, Priority.ALWAYS);
        HBox content = new HBox(versions, rows, pictures);
        VBox.setVgrow(content, Priority.ALWAYS);
        return content;
    }

    private String who(@Nullable AnnotatorId id) {
        return id == null ? "" : session.annotator(id).map(Annotator::name).orElse("");
    }

    private @Nullable AnnotatorId author() {
        AnnotatorId me = session.me().get().id();
        return session.annotator(me).isPresent() ? me : null;
    }

    /** Reads the snapshots anew. */
    void refresh() {
        work.quietly(() -> new Snapshots(session.project()).all(), all -> {
            Snapshot chosen = versions.getSelectionModel().getSelectedItem();
            Snapshot other = against.getValue();
            filling = true;
            versions.getItems().setAll(all);
            List<@Nullable Snapshot> choices = new ArrayList<>();
            choices.add(null);
            choices.addAll(all);
            against.getItems().setAll(choices);
            against.setValue(other != null && all.contains(other) ? other : null);
            if (chosen != null && all.contains(chosen)) {
                versions.getSelectionModel().select(chosen);
            } else {
                versions.getSelectionModel().selectLast();
            }
            filling = false;
            compare();
        });
    }

    private void make() {
        String called = name.getText().strip();
        if (called.isEmpty() || session.readOnly()) {
            return;
        }
        AnnotatorId by = author();
        work.ask("snapshots.making",
                () -> session.project().commit(new Snapshots(session.project()).make(called, by), by), entry -> {
                    name.clear();
                    said.of(MESSAGES.text("snapshots.made", called), true);
                });
    }

    private void restore() {
        Snapshot to = versions.getSelectionModel().getSelectedItem();
        if (to == null) {
            return;
        }
        AnnotatorId by = author();
        work.watched("snapshots.restoring", watch -> {
            Edit edit = new Snapshots(session.project()).restore(to, watch);
            return edit.isEmpty() ? List.of() : List.of(session.project().commitWhole(edit, by, watch));
        }, done -> said.of(
                MESSAGES.text(done.isEmpty() ? "snapshots.same" : "snapshots.restored", to.name()), !done.isEmpty()));
    }

    private void compare() {
        if (filling) {
            return;
        }
        Snapshot from = versions.getSelectionModel().getSelectedItem();
        Snapshot to = against.getValue();
        restore.setDisable(from == null || session.readOnly());
        asked++;
        int mine = asked;
        if (from == null) {
            differ(new Difference(List.of(), List.of()));
            return;
        }
        work.ask("snapshots.comparing", () -> new Snapshots(session.project()).difference(from.seq(),
                to == null ? session.project().summary().edits() : to.seq()), found -> {
                    if (mine == asked) {
                        differ(found);
                    }
                });
    }

    private void differ(Difference found) {
        difference = found;
        filling = true;
        fill(labels, found.byLabel());
        fill(people, found.byAnnotator());
        filling = false;
        list();
    }

    private void fill(ComboBox<Part> box, Map<String, Difference.Count> counts) {
        Part before = box.getValue();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(null, difference.count()));
        counts.forEach((key, n) -> parts.add(new Part(key, n)));
        box.getItems().setAll(parts);
        box.setValue(parts.stream().filter(p -> before != null && Objects.equals(p.name, before.name)).findFirst()
                .orElse(parts.getFirst()));
    }

    private static boolean isIn(ComboBox<Part> box, String name) {
        Part part = box.getValue();
        return part == null || part.name == null || part.name.equals(name);
    }

    private void list() {
        Difference.Row before = rows.getSelectionModel().getSelectedItem();
        List<Difference.Row> shown = difference.rows().stream()
                .filter(r -> isIn(labels, r.label()) && isIn(people, r.annotator())).toList();
        rows.getItems().setAll(shown);
        count.setText(MESSAGES.text("difference.count", shown.size(), difference.other().size()));
        if (before != null && shown.contains(before)) {
            rows.getSelectionModel().select(before);
        } else {
            pictures.clear();
        }
    }

    private void show(Difference.@Nullable Row row) {
        if (row == null) {
            pictures.clear();
            return;
        }
        Image image = session.images().stream().filter(i -> i.id().equals(row.any().image())).findFirst().orElse(null);
        Snapshot from = versions.getSelectionModel().getSelectedItem();
        Snapshot to = against.getValue();
        pictures.show(image, row.before(), row.after(),
                MESSAGES.text(row.before() == null ? "state.none" : "state.at", from == null ? "" : from.name()),
                MESSAGES.text(row.after() == null ? "state.none" : "state.at",
                        to == null ? MESSAGES.text("snapshots.now") : to.name()));
        jump.accept(row.any());
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        if (done.concerns(Snapshot.KIND)) {
            refresh();
        } else if (getScene() != null && isVisible() && against.getValue() == null
                && versions.getSelectionModel().getSelectedItem() != null) {
            compare();
        }
    }

    @Override
    public void loaded() {
        // Versions are the project's, not the shown image's.
    }

    private static final class Names extends StringConverter<@Nullable Snapshot> {

        @Override
        public String toString(@Nullable Snapshot snapshot) {
            return snapshot == null ? MESSAGES.text("snapshots.now") : snapshot.name();
        }

        @Override
        public @Nullable Snapshot fromString(String text) {
            return null;
        }
    }
}
