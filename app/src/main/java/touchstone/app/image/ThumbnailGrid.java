package touchstone.app.image;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.OverrunStyle;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Messages;
import touchstone.model.Stack;

/**
 * The same list as the table's, as small pictures: only the rows in view exist. What is selected is the table's business;
 * this shows it and hands on what mouse and keys choose.
 */
final class ThumbnailGrid extends ListView<ThumbnailGrid.Row> {

    private static final Messages MESSAGES = Messages.beside(ThumbnailGrid.class);
    private static final double WIDTH = 128;
    private static final double HEIGHT = 96;
    private static final double GAP = 8;

    /** One line of the grid. */
    sealed interface Row {

        /** The head of a group. */
        record Heading(String text) implements Row {
        }

        /** @param from index of the first in the list */
        record Tiles(int from, int count) implements Row {
        }
    }

    private final ObservableList<Stack> stacks;
    private final MultipleSelectionModel<Stack> selection;
    private final Session session;
    private final Thumbnails thumbnails;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final List<Tile> tiles = new ArrayList<>();
    private Function<Stack, String> group = stack -> "";
    private int columns = 1;
    private int anchor;
    private boolean arranging;

    /** @param chosen run after a click on a picture: the hand goes on at the canvas */
    ThumbnailGrid(ObservableList<Stack> stacks, MultipleSelectionModel<Stack> selection, Session session,
            Thumbnails thumbnails, Runnable chosen, String hint) {
        this.stacks = stacks;
        this.selection = selection;
        this.session = session;
        this.thumbnails = thumbnails;
        setId("thumbnails");
        setAccessibleText(MESSAGES.text("images"));
        getStyleClass().add("thumbnails");
        setPlaceholder(Parts.hint(hint));
        setItems(rows);
        setCellFactory(view -> new RowCell());
        stacks.addListener((ListChangeListener<Stack>) change -> arrangeSoon());
        widthProperty().addListener(o -> arrangeSoon());
        selection.getSelectedIndices().addListener((ListChangeListener<Integer>) change -> restyle());
        addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && !e.isShiftDown() && !e.isShortcutDown()
                    && selection.getSelectedIndex() >= 0) {
                chosen.run();
            }
        });
        arrange();
    }

    void groupBy(Function<Stack, String> by) {
        group = by;
        arrange();
    }

    /** Many changes in a row are taken as one. */
    private void arrangeSoon() {
        if (!arranging) {
            arranging = true;
            javafx.application.Platform.runLater(() -> {
                arranging = false;
                arrange();
            });
        }
    }

    private void arrange() {
        columns = Math.max(1, (int) ((getWidth() - 24) / (WIDTH + GAP)));
        List<Row> arranged = new ArrayList<>();
        int from = 0;
        while (from < stacks.size()) {
            String now = group.apply(stacks.get(from));
            int end = from;
            while (end < stacks.size() && group.apply(stacks.get(end)).equals(now)) {
                end++;
            }
            if (!now.isEmpty()) {
                arranged.add(new Row.Heading(MESSAGES.text("group.heading", now, end - from)));
            }
            for (int i = from; i < end; i += columns) {
                arranged.add(new Row.Tiles(i, Math.min(columns, end - i)));
            }
            from = end;
        }
        if (arranged.equals(rows)) {
            refreshTiles();
        } else {
            rows.setAll(arranged);
        }
    }

    /** How images stand has changed. */
    void refreshTiles() {
        tiles.forEach(Tile::fill);
    }

    private void restyle() {
        tiles.forEach(Tile::style);
    }

    /** Brings a place of the list into view. */
    void reveal(int index) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Row.Tiles t && index >= t.from() && index < t.from() + t.count()) {
                scrollTo(Math.max(0, i - 1));
            }
        }
    }

    private void steer(KeyEvent e) {
        int step = switch (e.getCode()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -columns;
            case DOWN -> columns;
            default -> 0;
        };
        if (e.getCode() == KeyCode.A && e.isShortcutDown()) {
            selection.selectAll();
            e.consume();
        } else if (step != 0 && !stacks.isEmpty()) {
            int to = Math.clamp(selection.getSelectedIndex() + step, 0, stacks.size() - 1);
            choose(to, e.isShiftDown(), false);
            reveal(to);
            e.consume();
        }
    }

    private void choose(int index, boolean range, boolean more) {
        if (range) {
            selection.clearSelection();
            selection.selectRange(Math.min(anchor, index), Math.max(anchor, index) + 1);
            selection.select(index);
        } else if (more) {
            anchor = index;
            if (selection.isSelected(index)) {
                selection.clearSelection(index);
            } else {
                selection.select(index);
            }
        } else {
            anchor = index;
            selection.clearAndSelect(index);
        }
    }

    private final class RowCell extends ListCell<Row> {

        private final HBox line = new HBox();
        private final List<Tile> own = new ArrayList<>();
        private final Label heading = Parts.text("", "heading");

        RowCell() {
            line.setSpacing(GAP);
            getStyleClass().add("thumbnail-row");
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            IntConsumer show = count -> {
                while (own.size() < count) {
                    Tile tile = new Tile();
                    own.add(tile);
                    tiles.add(tile);
                }
                line.getChildren().setAll(own.subList(0, count));
            };
            switch (empty ? null : row) {
                case null -> {
                    own.forEach(tile -> tile.show(-1));
                    setGraphic(null);
                }
                case Row.Heading h -> {
                    own.forEach(tile -> tile.show(-1));
                    heading.setText(h.text());
                    setGraphic(heading);
                }
                case Row.Tiles t -> {
                    show.accept(t.count());
                    for (int i = 0; i < own.size(); i++) {
                        own.get(i).show(i < t.count() ? t.from() + i : -1);
                    }
                    setGraphic(line);
                }
            }
        }
    }

    private final class Tile extends VBox {

        private final ImageView picture = new ImageView();
        private final StackPane frame = new StackPane();
        private final Label name = Parts.elastic("thumbnail-name");
        private final HBox marks = new HBox();
        private int index = -1;

        Tile() {
            getStyleClass().add("thumbnail");
            picture.setPreserveRatio(true);
            picture.setFitWidth(WIDTH);
            picture.setFitHeight(HEIGHT);
            frame.setMinSize(WIDTH, HEIGHT);
            frame.setMaxSize(WIDTH, HEIGHT);
            frame.getStyleClass().add("card-picture");
            marks.getStyleClass().add("marks");
            marks.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
            StackPane.setAlignment(marks, javafx.geometry.Pos.BOTTOM_LEFT);
            frame.getChildren().addAll(Parts.icon("mdoal-image", "dim"), picture, marks);
            name.setMaxWidth(WIDTH);
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            getChildren().addAll(frame, name);
            addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
                if (index >= 0 && (e.getButton() == MouseButton.PRIMARY || !selection.isSelected(index))) {
                    choose(index, e.isShiftDown(), e.isShortcutDown());
                }
            });
        }

        void show(int at) {
            index = at;
            fill();
        }

        void fill() {
            if (index < 0 || index >= stacks.size()) {
                picture.setImage(null);
                return;
            }
            Stack stack = stacks.get(index);
            touchstone.model.Image first = stack.images().getFirst();
            name.setText(first.fileName());
            StackStanding standing = StackStanding.of(stack, session);
            marks.getChildren().setAll(StatusLook.icon(standing.status()));
            Priority.of(stack)
                    .ifPresent(p -> marks.getChildren().add(Parts.text(MESSAGES.text("priority.mark", p), "mark")));
            if (stack.images().size() > 1) {
                marks.getChildren()
                        .add(Parts.text(MESSAGES.text("slices.mark", stack.images().size()), "mark"));
            }
            setAccessibleText(MESSAGES.text("thumbnail.told", first.address(), standing.text()));
            Image there = thumbnails.want(first, made -> {
                if (index >= 0 && index < stacks.size() && stacks.get(index).equals(stack)) {
                    picture.setImage(made);
                }
            }).orElse(null);
            picture.setImage(there);
            style();
        }

        void style() {
            getStyleClass().remove("selected");
            if (index >= 0 && selection.isSelected(index)) {
                getStyleClass().add("selected");
            }
        }
    }
}
