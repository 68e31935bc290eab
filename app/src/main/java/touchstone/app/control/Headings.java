package touchstone.app.control;

import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Keeps the columns of a table as wide as their headings, also in large text: what is too long gives way in the cells,
 * which tell all of it under the pointer. A table that is too narrow for that gives up the room around the words first,
 * then moves the columns closer together, and only then cuts the longest.
 */
final class Headings {

    private static final double TEXT = 12;
    /** Left and right of the words, and the arrow of a column that is sorted. */
    private static final double ROUND = 24;
    /** Left and right of the words alone. */
    private static final double TIGHT = 16;
    /** Left and right of the words in a table of the style {@link #CLOSE}. */
    private static final double CLOSER = 6;
    private static final String CLOSE = "close";
    /** Between headings, which does not grow with the text. */
    private static final double BETWEEN = 9;
    /** Of a heading that is a sentence, not a word. */
    private static final double MOST = 160;

    private Headings() {
    }

    static void keep(TableView<?> table) {
        InvalidationListener narrow = o -> narrow(table);
        table.widthProperty().addListener(narrow);
        table.fixedCellSizeProperty().addListener(narrow);
        table.getVisibleLeafColumns().addListener((ListChangeListener<TableColumn<?, ?>>) change -> narrow(table));
    }

    private static void narrow(TableView<?> table) {
        double wide = Math.max(Grown.of(ROUND), Grown.of(TIGHT) + BETWEEN);
        double tight = Grown.of(TIGHT) + BETWEEN;
        boolean isClose = table.getWidth() > 0 && wanted(table, tight) > table.getWidth();
        if (isClose != table.getStyleClass().contains(CLOSE)) {
            if (isClose) {
                table.getStyleClass().add(CLOSE);
            } else {
                table.getStyleClass().remove(CLOSE);
            }
        }
        double round = isClose
                ? Grown.of(CLOSER) + BETWEEN
                : wanted(table, wide) <= table.getWidth() ? wide : tight;
        double most = most(table.getVisibleLeafColumns().stream().mapToDouble(c -> width(c, round)).sorted().toArray(),
                table.getWidth());
        table.getVisibleLeafColumns().forEach(c -> c.setMinWidth(Math.floor(Math.min(most, width(c, round)))));
    }

    private static double wanted(TableView<?> table, double round) {
        return table.getVisibleLeafColumns().stream().mapToDouble(c -> width(c, round)).sum();
    }

    /** How wide a heading may be so that all have room, of their widths in order. */
    private static double most(double[] widths, double room) {
        double left = room;
        for (int i = 0; i < widths.length; i++) {
            double share = left / (widths.length - i);
            if (widths[i] > share) {
                return share;
            }
            left -= widths[i];
        }
        return Double.MAX_VALUE;
    }

    private static double width(TableColumn<?, ?> column, double round) {
        if (column.getText().isEmpty()) {
            return 0;
        }
        Text words = new Text(column.getText());
        words.setFont(Font.font(Grown.of(TEXT)));
        return Math.min(Grown.of(MOST), words.getLayoutBounds().getWidth() + round);
    }
}
