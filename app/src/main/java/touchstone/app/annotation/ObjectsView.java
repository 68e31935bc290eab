package touchstone.app.annotation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Label;
import touchstone.model.Messages;

/** The objects of the visible layers on the shown image; a selected row is selected on the canvas too. */
public final class ObjectsView extends VBox {

    private static final Messages MESSAGES = Messages.beside(ObjectsView.class);

    private final Session session;
    private final TableView<Annotation> table;
    private final FilteredList<Annotation> shown;
    private boolean following;

    /** @param zoom shows an object that was double-clicked */
    public ObjectsView(Session session, Consumer<Annotation> zoom) {
        this.session = session;
        getStyleClass().add("panel");
        table = Parts.table("objects", MESSAGES.text("objects"), MESSAGES.text("objects.empty"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        // That an edit replaces or moves rows is no choice of the user's: the listener before the table's looks away.
        session.objects().addListener((ListChangeListener<? super Annotation>) change -> following = true);
        shown = new FilteredList<>(session.objects(), this::isShown);
        SortedList<Annotation> sorted = new SortedList<>(shown);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        session.objects().addListener((ListChangeListener<? super Annotation>) change -> {
            following = false;
            follow();
        });
        TableColumn<Annotation, String> label = Parts.column(MESSAGES.text("column.label"), 160, this::labelName);
        label.setCellFactory(column -> new LabelCell());
        table.getColumns().add(label);
        table.getColumns().add(Parts.column(MESSAGES.text("column.kind"), 90, a -> Describe.kind(a.geometry())));
        table.getColumns().add(Parts.column(MESSAGES.text("column.who"), 110, this::who));
        table.getColumns().add(Parts.column(MESSAGES.text("column.measures"), 220,
                a -> Describe.measures(a.geometry())));
        table.getColumns().add(Parts.column(MESSAGES.text("column.attributes"), 160, ObjectsView::attributes));
        table.getSelectionModel().getSelectedItems()
                .addListener((ListChangeListener<? super Annotation>) change -> select());
        table.setOnMouseClicked(e -> {
            Annotation selected = table.getSelectionModel().getSelectedItem();
            if (e.getClickCount() == 2 && selected != null) {
                zoom.accept(selected);
            }
        });
        session.selection().addListener(o -> follow());
        session.me().addListener(o -> filter());
        session.schema().addListener(o -> table.refresh());
        session.layers().all().addListener((Observable o) -> filter());
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().add(table);
    }

    private boolean isShown(Annotation annotation) {
        return session.layers().isVisible(annotation.annotator());
    }

    private void filter() {
        following = true;
        shown.setPredicate(this::isShown);
        following = false;
        follow();
    }

    private void select() {
        if (!following) {
            Set<AnnotationId> ids = new HashSet<>();
            table.getSelectionModel().getSelectedItems().forEach(a -> {
                if (a != null) {
                    ids.add(a.id());
                }
            });
            following = true;
            session.selection().set(Set.copyOf(ids));
            following = false;
        }
    }

    private void follow() {
        if (following) {
            return;
        }
        following = true;
        Set<AnnotationId> selected = session.selection().get();
        int[] rows = selected.isEmpty()
                ? new int[0]
                : IntStream.range(0, table.getItems().size())
                        .filter(i -> selected.contains(table.getItems().get(i).id())).toArray();
        table.getSelectionModel().clearSelection();
        if (rows.length > 0) {
            table.getSelectionModel().selectIndices(rows[0], Arrays.copyOfRange(rows, 1, rows.length));
            table.scrollTo(Math.max(0, rows[0] - 2));
        }
        following = false;
    }

    private String labelName(Annotation annotation) {
        return session.labelOf(annotation).map(Label::name).orElse("");
    }

    private String who(Annotation annotation) {
        String name = session.annotator(annotation.annotator()).map(Annotator::name).orElse("");
        return session.isMine(annotation) ? MESSAGES.text("mine", name) : name;
    }

    private static String attributes(Annotation annotation) {
        return String.join(", ",
                annotation.attributes().entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
    }

    private final class LabelCell extends TableCell<Annotation, String> {

        @Override
        protected void updateItem(@Nullable String name, boolean empty) {
            super.updateItem(name, empty);
            Annotation row = empty ? null : getTableRow().getItem();
            setText(empty ? null : name);
            setGraphic(row == null
                    ? null
                    : session.labelOf(row).map(l -> Parts.swatch(l.colour())).orElse(null));
        }
    }
}
