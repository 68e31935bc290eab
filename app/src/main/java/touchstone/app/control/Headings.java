package touchstone.app.control;

import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Keeps the columns of a table as wide as their headings, also in large text: what is too long gives way in the cells,
 * which tell all of it under the pointer. A table that is too narrow for all of its headings cuts each by the same share.
 */
final class Headings {

    private static final double TEXT = 12;
    /** Left and right of the words, and the arrow of a column that is sorted. */
    private static final double ROUND = 24;
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
        double wanted = table.getVisibleLeafColumns().stream().mapToDouble(Headings::width).sum();
        double share = wanted <= 0 ? 1 : Math.min(1, table.getWidth() / wanted);
        table.getVisibleLeafColumns().forEach(c -> c.setMinWidth(Math.floor(share * width(c))));
    }

    private static double width(TableColumn<?, ?> column) {
        if (column.getText().isEmpty()) {
            return 0;
        }
        Text words = new Text(column.getText());
        words.setFont(Font.font(Grown.of(TEXT)));
        return Math.min(Grown.of(MOST), words.getLayoutBounds().getWidth() + Grown.of(ROUND));
    }
}
