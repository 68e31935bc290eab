package touchstone.app.history;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Bar;
import touchstone.app.control.Moments;
import touchstone.app.control.Parts;
import touchstone.app.project.Applied;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Entry;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.LabelSchema;
import touchstone.model.LogLine;
import touchstone.model.Messages;
import touchstone.qa.conduct.EditDistance;
import touchstone.store.Lineage;
import touchstone.store.Snapshots;

/**
 * Every edit of the shown image, of the project, or of one object, the newest first; those that are taken back stand grey
 * in the same list. A chosen one shows what it changed, and its state can be restored by one more edit.
 */
public final class HistoryView extends HBox implements Session.Listener, AutoCloseable {

    private enum Scope {
        IMAGE, PROJECT, OBJECT
    }

    private static final Messages MESSAGES = Messages.beside(HistoryView.class);
    private static final int PAGE = 200;

    private final Session session;
    private final Disk work = new Disk("history");
    private final TableView<Line> table;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final Button earlier = new Button(MESSAGES.text("earlier"));
    private final Button restore = new Button(MESSAGES.text("restore"), Parts.icon("mdoal-history"));
    private final Button restoreAll = new Button(MESSAGES.text("restore.project"), Parts.icon("mdoal-history"));
    private final Label told = Parts.text("", "dim");
    private final Label descent = Parts.text("");
    private final ImageView picture = new ImageView();
    private final ToggleButton ofObject = new ToggleButton(MESSAGES.text("scope.object"));
    private final ToggleButton ofImage = new ToggleButton(MESSAGES.text("scope.image"));
    private final Set<Long> settled = new HashSet<>();
    private final Set<Long> undone = new HashSet<>();
    private Scope scope = Scope.IMAGE;
    private @Nullable Annotation object;
    private List<Entry> story = List.of();
    private int asked;
    /** Sequence number of the oldest line that was read of the project. */
    private long oldest = Long.MAX_VALUE;
    private boolean closed;

    public HistoryView(Session session) {
        this.session = session;
        getStyleClass().addAll("panel", "history");
        table = Parts.table("history", MESSAGES.text("history"), MESSAGES.text("history.empty"));
        table.setItems(lines);
        table.getColumns().add(Parts.column(MESSAGES.text("column.when"), 150,
                e -> Moments.second(e.time())));
        table.getColumns().add(Parts.column(MESSAGES.text("column.what"), 260,
                l -> l.undone() ? MESSAGES.text("undone", l.name()) : l.name()));
        table.getColumns().add(Parts.column(MESSAGES.text("column.who"), 110, this::who));
        table.getColumns().add(Parts.column(MESSAGES.text("column.image"), 140, this::where));
        table.getColumns().forEach(c -> c.setSortable(false));
        table.setRowFactory(t -> new Row());
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> tell(is));
        HBox.setHgrow(table, Priority.ALWAYS);
        VBox left = new VBox(bar(), table, earlier);
        VBox.setVgrow(table, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        getChildren().addAll(left, detail());
        session.listen(this);
        session.history().addListener((Observable o) -> {
            if (scope == Scope.IMAGE) {
                fill();
            }
        });
        session.blind().addListener(o -> fill());
        session.image().addListener(o -> {
            if (scope == Scope.OBJECT) {
                ofImage.setSelected(true);
            }
        });
        fill();
    }

    private HBox bar() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton ofProject = new ToggleButton(MESSAGES.text("scope.project"));
        ofImage.setId("history-image");
        ofProject.setId("history-project");
        ofObject.setId("history-object");
        ofImage.setSelected(true);
        ofObject.setVisible(false);
        for (ToggleButton button : List.of(ofImage, ofProject, ofObject)) {
            button.setToggleGroup(group);
            button.getStyleClass().add("flat");
            button.setMinWidth(USE_PREF_SIZE);
        }
        group.selectedToggleProperty().addListener((o, was, is) -> {
            if (is == null) {
                group.selectToggle(was);
                return;
            }
            scope = is.equals(ofProject) ? Scope.PROJECT : is.equals(ofObject) ? Scope.OBJECT : Scope.IMAGE;
            fill();
        });
        earlier.setId("history-earlier");
        earlier.getStyleClass().add("flat");
        earlier.setOnAction(e -> page(oldest));
        restore.setId("history-restore");
        restore.getStyleClass().add("flat");
        restore.setTooltip(new Tooltip(MESSAGES.text("restore.hint")));
        restore.setDisable(true);
        restore.setMinWidth(USE_PREF_SIZE);
        restore.setOnAction(e -> restore());
        restoreAll.setId("history-restore-project");
        restoreAll.getStyleClass().add("flat");
        restoreAll.setTooltip(new Tooltip(MESSAGES.text("restore.project.hint")));
        restoreAll.setMinWidth(USE_PREF_SIZE);
        restoreAll.managedProperty().bind(restoreAll.visibleProperty());
        restoreAll.setVisible(false);
        restoreAll.setOnAction(e -> restoreAll());
        HBox bar = new Bar(ofImage, ofProject, ofObject, Parts.gap(), restore, restoreAll);
        return bar;
    }

    private VBox detail() {
        told.setId("history-detail");
        told.setWrapText(true);
        descent.setId("history-descent");
        descent.setWrapText(true);
        descent.setMinHeight(USE_PREF_SIZE);
        descent.managedProperty().bind(descent.visibleProperty());
        descent.visibleProperty().bind(descent.textProperty().isNotEmpty());
        VBox content = new VBox(told, picture, descent);
        content.getStyleClass().add("padded");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox detail = new VBox(scroll);
        detail.getStyleClass().add("history-detail");
        return detail;
    }

    private String who(Line line) {
        return Optional.ofNullable(line.author()).flatMap(session::annotator).map(Annotator::name).orElse("");
    }

    private String where(Line line) {
        return switch (line.images().size()) {
            case 0 -> "";
            case 1 -> image(line.images().getFirst()).map(Image::name).orElse("");
            default -> MESSAGES.text("images", line.images().size());
        };
    }

    private Optional<Image> image(ImageId id) {
        return session.images().stream().filter(i -> i.id().equals(id)).findFirst();
    }

    /** Shows what happened to one object. */
    public void show(Annotation wanted) {
        object = wanted;
        ofObject.setVisible(true);
        if (ofObject.isSelected()) {
            fill();
        }
        ofObject.setSelected(true);
    }

    private void fill() {
        asked++;
        int mine = asked;
        earlier.setVisible(false);
        earlier.setManaged(false);
        Image shown = session.image().get();
        Annotation of = object;
        descent.setText("");
        restoreAll.setVisible(scope == Scope.PROJECT);
        if (scope == Scope.IMAGE) {
            put(shown == null ? List.of() : mayRead(Line.of(List.copyOf(session.history()), shown.id())));
        } else if (scope == Scope.PROJECT) {
            lines.clear();
            settled.clear();
            undone.clear();
            page(Long.MAX_VALUE);
        } else if (of != null) {
            ask(() -> session.project().histories().story(of.image(), of.id()), found -> {
                if (mine == asked) {
                    story = found;
                    descend(of, mine);
                    put(story.reversed().stream().map(e -> new Line(e.seq(), e.time(), e.author(),
                            e.kind() == Entry.Kind.EDIT
                                    ? e.name()
                                    : MESSAGES.text(e.kind().key(), e.name()),
                            List.of(of.image()), false)).toList());
                }
            });
        }
    }

    private void descend(Annotation of, int mine) {
        List<Entry> entries = story;
        ask(() -> Lineage.of(session.project(), of.id(), entries)
                .map(l -> Descent.text(l, EditDistance.of(entries, l.object()))).orElse(""), text -> {
                    if (mine == asked) {
                        descent.setText(text);
                    }
                });
    }

    private void put(List<Line> next) {
        Line chosen = table.getSelectionModel().getSelectedItem();
        lines.setAll(next);
        if (chosen != null) {
            next.stream().filter(l -> l.seq() == chosen.seq()).findFirst()
                    .ifPresent(table.getSelectionModel()::select);
        }
    }

    /** Of images that may be golden one reads one's own steps alone. */
    private List<Line> mayRead(List<Line> all) {
        return session.blind().get()
                ? all.stream().filter(l -> session.person().get().id().equals(l.author())).toList()
                : all;
    }

    private void page(long before) {
        int mine = asked;
        ask(() -> session.project().histories().log(before, PAGE), page -> {
            if (mine == asked) {
                lines.addAll(mayRead(Line.of(page, settled, undone)));
                oldest = page.isEmpty() ? 0 : page.stream().mapToLong(LogLine::seq).min().orElse(0);
                earlier.setVisible(page.size() == PAGE);
                earlier.setManaged(page.size() == PAGE);
            }
        });
    }

    private <T> void ask(Callable<T> question, Consumer<T> then) {
        if (!closed) {
            work.ask(question, then, told::setText);
        }
    }

    /** The image whose objects a line is about: the shown one where it is among them. */
    private @Nullable ImageId about(Line line) {
        Image shown = session.image().get();
        return shown != null && line.images().contains(shown.id())
                ? shown.id()
                : line.images().isEmpty() ? null : line.images().getFirst();
    }

    private void tell(@Nullable Line line) {
        told.setText("");
        picture.setImage(null);
        restore.setDisable(true);
        restoreAll.setDisable(line == null || session.readOnly());
        ImageId of = line == null ? null : about(line);
        if (line == null || of == null) {
            return;
        }
        LabelSchema schema = session.schema().get();
        AnnotationId one = scope == Scope.OBJECT && object != null ? object.id() : null;
        ask(() -> Detail.of(Detail.between(session.project().histories().annotationsAt(of, line.seq() - 1),
                session.project().histories().annotationsAt(of, line.seq())).stream()
                .filter(c -> one == null || c.identity().equals(one)).toList(), schema), detail -> {
                    if (line.equals(table.getSelectionModel().getSelectedItem())) {
                        show(of, detail);
                    }
                });
    }

    private void show(ImageId of, Detail detail) {
        told.setText(detail.changes().isEmpty() ? MESSAGES.text("detail.none") : detail.sentence());
        Preview small = detail.picture();
        WritableImage image = new WritableImage(small.width(), small.height());
        image.getPixelWriter().setPixels(0, 0, small.width(), small.height(), PixelFormat.getIntArgbInstance(),
                small.argb(), 0, small.width());
        picture.setImage(detail.changes().isEmpty() ? null : image);
        picture.setAccessibleText(MESSAGES.text("detail.picture"));
        restore.setDisable(session.readOnly() || session.layers().locked().get());
        restore.setText(MESSAGES.text(scope == Scope.OBJECT ? "restore.object" : "restore"));
        Image shown = session.image().get();
        if (shown != null && shown.id().equals(of) && table.isFocused()) {
            session.selection().set(detail.changes().stream().map(Change::identity)
                    .filter(AnnotationId.class::isInstance).map(AnnotationId.class::cast)
                    .filter(id -> session.object(id).isPresent())
                    .collect(Collectors.toSet()));
        }
    }

    /** By one more edit, so that nothing of what came after is lost either. */
    private void restore() {
        Line line = table.getSelectionModel().getSelectedItem();
        ImageId of = line == null ? null : about(line);
        if (line == null || of == null) {
            return;
        }
        String when = Moments.second(line.time());
        AnnotationId one = scope == Scope.OBJECT && object != null ? object.id() : null;
        session.commit(() -> new Edit(MESSAGES.text("edit.restore", when),
                Detail.back(session, session.project().histories().annotationsAt(of, line.seq()),
                        session.project().annotations(of)).stream()
                        .filter(c -> one == null || Objects.equals(c.identity(), one)).toList()));
    }

    /** The whole project, by one edit of the project's own stack. */
    private void restoreAll() {
        Line line = table.getSelectionModel().getSelectedItem();
        if (line == null || session.readOnly()) {
            return;
        }
        AnnotatorId me = session.me().get().id();
        AnnotatorId author = session.annotator(me).isPresent() ? me : null;
        restoreAll.setDisable(true);
        ask(() -> {
            Edit edit = new Snapshots(session.project()).restore(line.seq());
            return edit.isEmpty() ? List.of() : List.of(session.project().commitWhole(edit, author));
        }, done -> told.setText(MESSAGES.text(done.isEmpty() ? "restore.same" : "restore.done", line.seq())));
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        if (scope == Scope.PROJECT || scope == Scope.OBJECT
                && object != null && done.mayChange(object)) {
            fill();
        }
    }

    @Override
    public void loaded() {
        if (scope == Scope.IMAGE) {
            fill();
        }
    }

    @Override
    public void close() {
        closed = true;
        work.close();
    }

    private static final class Row extends TableRow<Line> {

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().remove("undone");
            if (line != null && !empty && line.undone()) {
                getStyleClass().add("undone");
            }
        }
    }
}
