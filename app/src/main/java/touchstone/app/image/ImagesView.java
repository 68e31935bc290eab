package touchstone.app.image;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.Progress;

/** All images of the project with how far I am with each. */
public final class ImagesView extends VBox {

    private static final Messages MESSAGES = Messages.beside(ImagesView.class);

    private final Session session;
    private final TableView<Image> table;
    private final FilteredList<Image> shown;
    private final TextField name = new TextField();
    private final ComboBox<StatusFilter> status = new ComboBox<>();
    private boolean following;

    /**
     * @param chosen run after a click on a row: the hand goes on at the canvas
     * @param emptyHint what a project without images says
     */
    public ImagesView(Session session, Runnable chosen, String emptyHint, Node... buttons) {
        this.session = session;
        getStyleClass().add("panel");
        table = Parts.table("images", MESSAGES.text("images"), emptyHint);
        shown = new FilteredList<>(session.images());
        SortedList<Image> sorted = new SortedList<>(shown);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        TableColumn<Image, String> image = Parts.column(MESSAGES.text("column.image"), 280, Image::address);
        TableColumn<Image, Progress.Status> state = new TableColumn<>(MESSAGES.text("column.status"));
        state.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(session.status(row.getValue().id())));
        state.setCellFactory(column -> new StatusCell());
        state.setPrefWidth(130);
        table.getColumns().add(image);
        table.getColumns().add(state);
        table.getColumns().add(Parts.numbers(MESSAGES.text("column.objects"), 80, i -> session.count(i.id()),
                n -> n == 0 ? "" : Integer.toString(n)));
        table.getColumns().add(Parts.column(MESSAGES.text("column.size"), 110,
                i -> i.width() == 0 ? "" : i.width() + " × " + i.height()));
        table.getColumns().add(Parts.column(MESSAGES.text("column.file"), 120,
                i -> session.isMissing(i.id()) ? MESSAGES.text("file.missing") : ""));
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null && !following) {
                session.show(is.id());
            }
        });
        table.setOnMouseClicked(e -> {
            if (table.getSelectionModel().getSelectedItem() != null) {
                chosen.run();
            }
        });
        session.image().addListener((o, was, is) -> follow(is));
        session.revision().addListener(o -> table.refresh());
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar(buttons), table);
        follow(session.image().get());
    }

    private HBox bar(Node... buttons) {
        name.setId("images-filter");
        name.setPromptText(MESSAGES.text("filter.name"));
        name.setAccessibleText(MESSAGES.text("filter.name"));
        name.setPrefWidth(200);
        name.textProperty().addListener(o -> filter());
        status.setId("images-status");
        status.setAccessibleText(MESSAGES.text("filter.status"));
        status.getItems().setAll(StatusFilter.ALL);
        status.setValue(StatusFilter.ALL.getFirst());
        status.valueProperty().addListener(o -> filter());
        Label count = new Label();
        count.getStyleClass().add("dim");
        Runnable tell = () -> count.setText(tally());
        session.revision().addListener(o -> tell.run());
        session.images().addListener((Observable o) -> tell.run());
        tell.run();
        HBox bar = new HBox(name, status, count, Parts.gap());
        bar.getStyleClass().add("panel-bar");
        bar.getChildren().addAll(buttons);
        return bar;
    }

    private String tally() {
        long done = session.images().stream().filter(i -> session.status(i.id()) == Progress.Status.DONE).count();
        return MESSAGES.text("tally", session.images().size(), done);
    }

    private void filter() {
        String wanted = name.getText().strip().toLowerCase(Locale.ROOT);
        StatusFilter only = status.getValue();
        shown.setPredicate(i -> i.address().toLowerCase(Locale.ROOT).contains(wanted)
                && only.lets(session.status(i.id())));
        follow(session.image().get());
    }

    private void follow(@Nullable Image image) {
        following = true;
        try {
            int at = image == null ? -1 : table.getItems().indexOf(image);
            if (at < 0) {
                table.getSelectionModel().clearSelection();
            } else {
                table.getSelectionModel().clearAndSelect(at);
                table.scrollTo(Math.max(0, at - 2));
            }
        } finally {
            following = false;
        }
    }

    /** @param only the status that is let through, or null for all */
    private record StatusFilter(Progress.@Nullable Status only) {

        static final List<StatusFilter> ALL = Stream
                .concat(Stream.of(new StatusFilter(null)), Stream.of(Progress.Status.values()).map(StatusFilter::new))
                .toList();

        boolean lets(Progress.Status status) {
            return only == null || only == status;
        }

        @Override
        public String toString() {
            return only == null ? MESSAGES.text("filter.all") : StatusLook.word(only);
        }
    }

    private static final class StatusCell extends TableCell<Image, Progress.Status> {

        @Override
        protected void updateItem(Progress.@Nullable Status status, boolean empty) {
            super.updateItem(status, empty);
            setText(status == null || empty ? null : StatusLook.word(status));
            setGraphic(status == null || empty ? null : StatusLook.icon(status));
        }
    }
}
