package touchstone.app.image;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
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
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.model.Progress;
import touchstone.model.Stack;

/** All images of the project with how far I am with each; a stack is one line. */
public final class ImagesView extends VBox {

    private static final Messages MESSAGES = Messages.beside(ImagesView.class);

    private final Session session;
    private final TableView<Stack> table;
    private final ObservableList<Stack> stacks = FXCollections.observableArrayList();
    private final FilteredList<Stack> shown;
    /** The slice of each stack that was looked at last. */
    private final Map<String, ImageId> last = new HashMap<>();
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
        stacks.setAll(session.stacks().all().get());
        shown = new FilteredList<>(stacks);
        SortedList<Stack> sorted = new SortedList<>(shown);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        TableColumn<Stack, String> image = Parts.column(MESSAGES.text("column.image"), 280, ImagesView::name);
        TableColumn<Stack, Standing> state = new TableColumn<>(MESSAGES.text("column.status"));
        state.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(standing(row.getValue())));
        state.setCellFactory(column -> new StatusCell());
        state.setPrefWidth(130);
        table.getColumns().add(image);
        table.getColumns().add(state);
        table.getColumns()
                .add(Parts.numbers(MESSAGES.text("column.objects"), 80,
                        s -> s.images().stream().mapToInt(i -> session.count(i.id())).sum(),
                        n -> n == 0 ? "" : Integer.toString(n)));
        table.getColumns().add(Parts.column(MESSAGES.text("column.size"), 110,
                s -> size(s.images().getFirst())));
        table.getColumns().add(Parts.column(MESSAGES.text("column.file"), 120,
                s -> s.images().stream().anyMatch(i -> session.isMissing(i.id()))
                        ? MESSAGES.text("file.missing")
                        : ""));
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null && !following) {
                session.show(last.getOrDefault(is.name(), is.images().getFirst().id()));
            }
        });
        table.setOnMouseClicked(e -> {
            if (table.getSelectionModel().getSelectedItem() != null) {
                chosen.run();
            }
        });
        session.image().addListener((o, was, is) -> follow(is));
        session.revision().addListener(o -> table.refresh());
        session.stacks().all().addListener((o, was, is) -> {
            following = true;
            stacks.setAll(is);
            following = false;
            follow(session.image().get());
        });
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
        shown.setPredicate(s -> (s.name().toLowerCase(Locale.ROOT).contains(wanted) || s.images().stream()
                .anyMatch(i -> i.address().toLowerCase(Locale.ROOT).contains(wanted)))
                && s.images().stream().anyMatch(i -> only.lets(session.status(i.id()))));
        follow(session.image().get());
    }

    private void follow(@Nullable Image image) {
        following = true;
        try {
            Stack stack = image == null ? null : session.stacks().of(image);
            if (image != null && stack != null) {
                last.put(stack.name(), image.id());
            }
            int at = stack == null ? -1 : table.getItems().indexOf(stack);
            if (at < 0) {
                table.getSelectionModel().clearSelection();
            } else {
                if (table.getSelectionModel().getSelectedIndex() != at) {
                    table.getSelectionModel().clearAndSelect(at);
                    table.scrollTo(Math.max(0, at - 2));
                }
            }
        } finally {
            following = false;
        }
    }

    private static String name(Stack stack) {
        return stack.isSingle()
                ? stack.images().getFirst().address()
                : MESSAGES.text("stack.name", stack.name(), stack.images().size());
    }

    private static String size(Image image) {
        return image.width() == 0 ? "" : image.width() + " × " + image.height();
    }

    private Standing standing(Stack stack) {
        int done = 0;
        int untouched = 0;
        for (Image image : stack.images()) {
            Progress.Status status = session.status(image.id());
            done += status == Progress.Status.DONE ? 1 : 0;
            untouched += status == Progress.Status.TODO ? 1 : 0;
        }
        int all = stack.images().size();
        if (all == 1) {
            return new Standing(session.status(stack.images().getFirst().id()), done, 1);
        }
        return new Standing(done == all
                ? Progress.Status.DONE
                : untouched == all ? Progress.Status.TODO : Progress.Status.IN_PROGRESS, done, all);
    }

    /** How far a stack is: of one image its status, of several also how many are done. */
    private record Standing(Progress.Status status, int done, int all) implements Comparable<Standing> {

        @Override
        public int compareTo(Standing other) {
            int byStatus = status.compareTo(other.status);
            return byStatus != 0 ? byStatus : Integer.compare(done * other.all, other.done * all);
        }

        String text() {
            return all == 1 || status != Progress.Status.IN_PROGRESS
                    ? StatusLook.word(status)
                    : MESSAGES.text("stack.done", done, all);
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

    private static final class StatusCell extends TableCell<Stack, Standing> {

        @Override
        protected void updateItem(@Nullable Standing standing, boolean empty) {
            super.updateItem(standing, empty);
            setText(standing == null || empty ? null : standing.text());
            setGraphic(standing == null || empty ? null : StatusLook.icon(standing.status()));
        }
    }
}
