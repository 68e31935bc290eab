package touchstone.app.chart;

import java.util.List;
import javafx.scene.control.TableView;
import touchstone.app.control.Parts;
import touchstone.model.Messages;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Grid;

/** The numbers of bars. */
final class BarsTable {

    private static final Messages MESSAGES = Messages.beside(BarsTable.class);

    private BarsTable() {
    }

    static TableView<List<Cell>> of(Chart.Bars chart) {
        Grid grid = new Grid(chart.key(), chart.title(),
                List.of(new Grid.Column("name", MESSAGES.text("name")), new Grid.Column("value", chart.axis())),
                chart.bars().stream()
                        .map(b -> List.<Cell>of(new Cell.Name(b.name()), new Cell.Value(b.estimate(), chart.unit())))
                        .toList());
        TableView<List<Cell>> table = Parts.table("table-" + chart.key(), chart.title(), MESSAGES.text("empty"));
        table.getColumns().add(Parts.column(grid.columns().get(0).text(), 150, r -> GridTable.text(r.get(0))));
        table.getColumns().add(Parts.column(grid.columns().get(1).text(), 110, r -> GridTable.text(r.get(1))));
        table.getItems().setAll(grid.rows());
        GridTable.fit(table, grid.rows().size());
        return table;
    }
}
