package touchstone.qa.result;

import java.util.List;

/** A table. Every row has a cell for every column. */
public record Grid(String key, String title, List<Column> columns, List<List<Cell>> rows) implements Part {

    public Grid {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("A row of " + key + " has " + row.size() + " cells for "
                        + columns.size() + " columns.");
            }
        }
    }

    /**
     * @param key in camel case
     * @param text its heading
     */
    public record Column(String key, String text) {
    }
}
