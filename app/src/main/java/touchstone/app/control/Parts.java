package touchstone.app.control;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small parts of panels. */
public final class Parts {

    /** Its headings and a row. */
    private static final double LEAST_TABLE = 50;

    private Parts() {
    }

    public static Color colour(int rgb) {
        return Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    /** A square of a label's colour. */
    public static Node swatch(int rgb) {
        Rectangle square = new Rectangle(12, 12, colour(rgb));
        square.setArcWidth(4);
        square.setArcHeight(4);
        square.getStyleClass().add("swatch");
        return square;
    }

    public static FontIcon icon(String name, String... styles) {
        FontIcon icon = new FontIcon(name);
        icon.getStyleClass().add("small");
        icon.getStyleClass().addAll(styles);
        return icon;
    }

    public static Label text(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A label that is never cut; what stands beside it gives way. */
    public static Label rigid(String text, String... styles) {
        Label label = text(text, styles);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** A label that shows its whole text when it had to be cut. */
    public static Label elastic(String... styles) {
        Label label = text("", styles);
        label.setMinWidth(0);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(label.textProperty());
        label.setTooltip(whole);
        return label;
    }

    /** Says in a list what the first step is. */
    public static Label hint(String text) {
        Label hint = text(text, "hint");
        hint.setTooltip(new Tooltip(text));
        hint.setWrapText(true);
        return hint;
    }

    /** A collapsible part of a dock. */
    public static TitledPane section(String id, String title, Node content) {
        TitledPane section = new TitledPane(title, content);
        section.setId(id);
        section.setAnimated(false);
        return section;
    }

    /** Shows nodes, or takes them out of sight and of the room that they take. */
    public static void show(boolean wanted, Node... nodes) {
        for (Node node : nodes) {
            node.setVisible(wanted);
            node.setManaged(wanted);
        }
    }

    public static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    /** Sized so that its columns share the width, none of them wider than the window allows. */
    public static <T> TableView<T> table(String id, String name, String hint) {
        TableView<T> table = new TableView<>();
        table.setId(id);
        Grown.by(table.minHeightProperty(), LEAST_TABLE);
        table.setAccessibleText(name);
        Grown.by(table.fixedCellSizeProperty(), 24);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(hint(hint));
        Headings.keep(table);
        return table;
    }

    public static <T> TableColumn<T, String> column(String title, double width, Function<T, String> value) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        Grown.by(column.prefWidthProperty(), width);
        column.setReorderable(false);
        column.setCellFactory(c -> new ToldCell<>());
        return column;
    }

    /** Numbers stand to the right and sort as numbers. */
    public static <T, N extends Number> TableColumn<T, N> numbers(String title, double width, Function<T, N> value,
            Function<N, String> text) {
        TableColumn<T, N> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        Grown.by(column.prefWidthProperty(), width);
        column.setReorderable(false);
        column.getStyleClass().add("number");
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable N number, boolean empty) {
                super.updateItem(number, empty);
                setText(number == null || empty ? null : text.apply(number));
            }
        });
        return column;
    }
}
