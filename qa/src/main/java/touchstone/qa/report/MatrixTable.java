package touchstone.qa.report;

import java.util.List;
import touchstone.model.Messages;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Unit;

/** Counts in rows and columns; a table, so that it can be read aloud, with the larger counts on a darker ground. */
final class MatrixTable {

    private static final Messages TEXT = Messages.beside(MatrixTable.class);

    /** More rows or columns than that cannot be read on a page. */
    private static final int MOST = 25;
    private static final int SHADES = 8;
    private static final double NAME = 130;

    private final Html html;
    private final Chart.Matrix chart;

    MatrixTable(Html html, Chart.Matrix chart) {
        this.html = html;
        this.chart = chart;
    }

    void write() {
        List<String> columns = chart.columns().stream().limit(MOST).toList();
        html.open("div", "class", "scroll").open("table", "class", "matrix").open("thead").open("tr");
        html.element("td", chart.down()).element("th", chart.across(), "scope", "colgroup", "colspan",
                Integer.toString(Math.max(1, columns.size()))).close().open("tr");
        html.element("td", "");
        for (String column : columns) {
            name(column, "col");
        }
        html.close().close().open("tbody");
        long most = chart.counts().stream().flatMap(List::stream).mapToLong(c -> c).max().orElse(0);
        for (int r = 0; r < Math.min(MOST, chart.rows().size()); r++) {
            html.open("tr");
            name(chart.rows().get(r), "row");
            for (int c = 0; c < columns.size(); c++) {
                cell(r, c, most);
            }
            html.closeBlock();
        }
        html.close().close().closeBlock();
        int left = Math.max(chart.rows().size(), chart.columns().size()) - MOST;
        if (left > 0) {
            html.element("p", TEXT.text("more", left), "class", "dim");
        }
    }

    private void cell(int row, int column, long most) {
        long count = chart.counts().get(row).get(column);
        html.open("td", "class", "k" + shade(count, most))
                .element("data", String.format(Messages.language(), "%,d", count), "value", Long.toString(count));
        if (count > 0) {
            chart.share(row, column).ifPresent(share -> html.element("small", Unit.percent(share)));
        }
        html.close();
    }

    private void name(String name, String scope) {
        String fitted = Drawing.fitted(name, NAME);
        if (fitted.equals(name)) {
            html.open("th", "scope", scope);
        } else {
            html.open("th", "scope", scope, "title", name);
        }
        html.name(fitted).close();
    }

    /** By the root of the share of the largest, so that small counts beside large ones still show. */
    private static int shade(long count, long most) {
        return count <= 0 ? 0 : 1 + (int) Math.round((SHADES - 1) * Math.sqrt((double) count / most));
    }
}
