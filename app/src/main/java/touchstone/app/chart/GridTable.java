package touchstone.app.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.report.Numbers;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Grid;

/**
 * A table of a result, sortable by every column. Numbers have their interval beside them where there are few columns,
 * else in their tooltip.
 */
final class GridTable {

    private static final Messages MESSAGES = Messages.beside(GridTable.class);
    private static final int SHOWN = 9;
    private static final double ROW = 24;
    /** So many columns leave room for intervals. */
    private static final int FEW = 5;

    private GridTable() {
    }

    static TableView<List<Cell>> of(Grid grid, Reading reading) {
        TableView<List<Cell>> table = Parts.table("table-" + grid.key(), grid.title(), MESSAGES.text("empty"));
        for (int c = 0; c < grid.columns().size(); c++) {
            table.getColumns().add(column(grid, c));
        }
        table.getItems().setAll(grid.rows());
        fit(table, grid.rows().size());
        table.setOnMouseClicked(e -> open(table, reading));
        table.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                open(table, reading);
            }
        });
        return table;
    }

    static void fit(TableView<?> table, int rows) {
        double height = ROW * Math.clamp(rows, 1, SHOWN) + 30;
        Grown.by(table.minHeightProperty(), height);
        Grown.by(table.prefHeightProperty(), height);
        Grown.by(table.maxHeightProperty(), height);
    }

    private static void open(TableView<List<Cell>> table, Reading reading) {
        List<Cell> row = table.getSelectionModel().getSelectedItem();
        if (row == null) {
            return;
        }
        for (Cell cell : row) {
            if (cell instanceof Cell.Place place) {
                reading.place(place.image(), place.object() == null ? List.of() : List.of(place.object()), null);
                return;
            }
        }
        if (row.getFirst() instanceof Cell.Name name) {
            reading.name(name.text());
        }
    }

    private static TableColumn<List<Cell>, Cell> column(Grid grid, int at) {
        TableColumn<List<Cell>, Cell> column = new TableColumn<>(grid.columns().get(at).text());
        boolean number = !grid.rows().isEmpty() && grid.rows().stream().allMatch(r -> isNumber(r.get(at)));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().get(at)));
        column.setComparator(GridTable::compare);
        column.setReorderable(false);
        boolean roomy = grid.columns().size() <= FEW && grid.rows().stream().anyMatch(r -> isUncertain(r.get(at)));
        Grown.by(column.prefWidthProperty(), number && !roomy ? 96 : textWidth(grid, at));
        if (number) {
            column.getStyleClass().add("number");
        }
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Cell cell, boolean empty) {
                super.updateItem(cell, empty);
                setText(cell == null || empty ? null : roomy ? whole(cell) : text(cell));
                setTooltip(cell == null || empty || told(cell).isEmpty() ? null : new Tooltip(told(cell)));
            }
        });
        return column;
    }

    /** As wide as the longest text, at seven pixels a letter, within what leaves room for other columns. */
    private static double textWidth(Grid grid, int at) {
        int longest = grid.rows().stream().mapToInt(r -> whole(r.get(at)).length()).max().orElse(0);
        return Math.clamp(7L * longest + 20, 150, 420);
    }

    private static boolean isNumber(Cell cell) {
        return cell instanceof Cell.Count || cell instanceof Cell.Value;
    }

    private static boolean isUncertain(Cell cell) {
        return cell instanceof Cell.Value v && v.estimate() instanceof Estimate.Value known && known.interval() != null;
    }

    /** With the interval, where there is one. */
    private static String whole(Cell cell) {
        return isUncertain(cell) ? told(cell) : text(cell);
    }

    private static OptionalDouble number(Cell cell) {
        return switch (cell) {
            case Cell.Count c -> OptionalDouble.of((double) c.count());
            case Cell.Value v -> v.estimate().number();
            default -> OptionalDouble.empty();
        };
    }

    private static int compare(Cell a, Cell b) {
        return isNumber(a) && isNumber(b)
                ? Double.compare(number(a).orElse(Double.NEGATIVE_INFINITY), number(b).orElse(Double.NEGATIVE_INFINITY))
                : text(a).compareToIgnoreCase(text(b));
    }

    static String text(Cell cell) {
        return switch (cell) {
            case Cell.Name n -> n.text();
            case Cell.Word w -> w.text();
            case Cell.Text t -> t.text();
            case Cell.Count c -> String.format(Messages.language(), "%,d", c.count());
            case Cell.Place p -> p.text();
            case Cell.Value v -> switch (v.estimate()) {
                case Estimate.Value known -> v.unit().text(known.value());
                case Estimate.Undefined u -> MESSAGES.text("none");
            };
        };
    }

    private static String told(Cell cell) {
        return cell instanceof Cell.Value v
                ? switch (v.estimate()) {
                    case Estimate.Value known -> Numbers.told(known, v.unit());
                    case Estimate.Undefined u -> u.because();
                }
                : text(cell);
    }

    /** The numbers of curves, one row for every x. */
    static TableView<List<String>> of(Chart.Curves chart) {
        TableView<List<String>> table = Parts.table("table-" + chart.key(), chart.title(), MESSAGES.text("empty"));
        table.getColumns().add(Parts.column(chart.x().text(), 130, row -> row.getFirst()));
        for (int s = 0; s < chart.series().size(); s++) {
            int at = s + 1;
            table.getColumns().add(Parts.column(chart.series().get(s).name(), 90, row -> row.get(at)));
        }
        chart.rows().forEach((x, spots) -> {
            List<String> row = new ArrayList<>(List.of(Numbers.position(chart.x(), x)));
            for (Chart.@Nullable Spot spot : spots) {
                row.add(spot == null ? "" : Numbers.position(chart.y(), spot.y()));
            }
            table.getItems().add(row);
        });
        fit(table, table.getItems().size());
        return table;
    }
}
