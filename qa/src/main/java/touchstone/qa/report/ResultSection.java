package touchstone.qa.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Cases;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;

/** What one analysis found: its meaning, its parts, and on what it rests. */
final class ResultSection {

    private static final Messages TEXT = Messages.beside(ResultSection.class);

    private static final int MOST_BARS = 30;
    private static final int MOST_CASES = 8;

    private final Html html;
    private final Gallery gallery;

    ResultSection(Html html, Gallery gallery) {
        this.html = html;
        this.gallery = gallery;
    }

    /** Where other parts of the page can point to. */
    static String anchor(Result result) {
        return "r-" + result.name();
    }

    void write(Result result) {
        html.open("section", "id", anchor(result)).element("h2", result.title());
        html.open("p", "class", "meaning").name(result.meaning()).closeBlock();
        parts(result.parts());
        basis(result.basis());
        html.closeBlock();
    }

    /** Matrices in a row stand beside each other where there is room. */
    private void parts(List<Part> parts) {
        boolean beside = false;
        for (Part part : parts) {
            if (part instanceof Chart.Matrix != beside) {
                beside = !beside;
                if (beside) {
                    html.open("div", "class", "beside");
                } else {
                    html.closeBlock();
                }
            }
            if (beside) {
                html.open("div");
                part(part);
                html.closeBlock();
            } else {
                part(part);
            }
        }
        if (beside) {
            html.closeBlock();
        }
    }

    private void part(Part part) {
        if (!part.title().isEmpty()) {
            html.element("h3", part.title());
        }
        switch (part) {
            case Figures figures -> figures(figures);
            case Grid grid -> grid(grid);
            case Chart.Curves curves -> curves(curves);
            case Chart.Bars bars -> bars(bars);
            case Chart.Matrix matrix when matrix.rows().isEmpty() || matrix.columns().isEmpty() -> nothing();
            case Chart.Matrix matrix -> new MatrixTable(html, matrix).write();
            case Cases cases -> gallery.write(html, cases.cases(), MOST_CASES);
        }
    }

    private void nothing() {
        html.element("p", TEXT.text("chart.empty"), "class", "dim");
    }

    private void figures(Figures figures) {
        Table table = new Table(html).start("number", "value");
        figures.figures().forEach(f -> table.row().head(f.text()).estimate(f.estimate(), f.unit()).endRow());
        table.end();
    }

    private void grid(Grid grid) {
        Map<Integer, String> silent = silent(grid);
        List<Integer> shown = IntStream.range(0, grid.columns().size()).filter(c -> !silent.containsKey(c)).boxed()
                .toList();
        Table table = new Table(html).startOf(shown.stream().map(c -> grid.columns().get(c).text()).toList());
        for (List<Cell> row : grid.rows()) {
            table.row();
            for (int c : shown) {
                cell(table, row.get(c), c == 0);
            }
            table.endRow();
        }
        table.end();
        silent.forEach((c, because) -> html.element("p",
                TEXT.text("column.silent", grid.columns().get(c).text(), because), "class", "dim"));
    }

    /** Columns of which no row has a number, all for one reason: one sentence says it as well as one in every row. */
    private static Map<Integer, String> silent(Grid grid) {
        Map<Integer, String> silent = new TreeMap<>();
        for (int c = 1; c < grid.columns().size() && grid.rows().size() > 1; c++) {
            int column = c;
            List<String> reasons = grid.rows().stream()
                    .map(row -> row.get(column) instanceof Cell.Value v && v.estimate() instanceof Estimate.Undefined u
                            ? u.because()
                            : "")
                    .distinct().toList();
            if (reasons.size() == 1 && !reasons.getFirst().isEmpty()) {
                silent.put(c, reasons.getFirst());
            }
        }
        return silent;
    }

    private static void cell(Table table, Cell cell, boolean first) {
        switch (cell) {
            case Cell.Name name when first -> table.head(name.text());
            case Cell.Name name -> table.name(name.text());
            case Cell.Word word when first -> table.head(word.text());
            case Cell.Word word -> table.text(word.text());
            case Cell.Text text when first -> table.head(text.text());
            case Cell.Text text -> table.text(text.text());
            case Cell.Count count -> table.count(count.count());
            case Cell.Value value -> table.estimate(value.estimate(), value.unit());
            case Cell.Place place when first -> table.head(place.text());
            case Cell.Place place -> table.name(place.text());
        }
    }

    private void bars(Chart.Bars bars) {
        if (bars.bars().isEmpty()) {
            nothing();
            return;
        }
        new BarsDrawing(html, bars, MOST_BARS).write();
        if (bars.bars().stream().limit(MOST_BARS).anyMatch(Chart.Bar::flagged)) {
            html.element("p", TEXT.text("chart.diamond"), "class", "dim");
        }
        if (bars.bars().size() > MOST_BARS) {
            html.element("p", TEXT.text("more", bars.bars().size() - MOST_BARS), "class", "dim");
        }
    }

    private void curves(Chart.Curves curves) {
        if (curves.series().stream().allMatch(s -> s.spots().isEmpty())) {
            nothing();
            return;
        }
        new CurvesDrawing(html, curves).write();
        if (curves.series().stream().anyMatch(s -> s.spots().stream().anyMatch(Chart.Spot::flagged))) {
            html.element("p", TEXT.text("chart.ring"), "class", "dim");
        }
        if (curves.series().size() > CurvesDrawing.MOST_SERIES) {
            html.element("p", TEXT.text("more", curves.series().size() - CurvesDrawing.MOST_SERIES), "class", "dim");
        }
        numbers(curves);
    }

    /** What a chart shows, to be read. */
    private void numbers(Chart.Curves curves) {
        html.open("details").element("summary", TEXT.text("chart.numbers"));
        List<String> columns = new ArrayList<>(List.of(curves.x().text()));
        curves.series().stream().limit(Table.MOST_COLUMNS).forEach(s -> columns.add(s.name()));
        Table table = new Table(html).startOf(columns);
        curves.rows().forEach((x, spots) -> {
            table.row().head(Numbers.position(curves.x(), x));
            for (Chart.Spot spot : spots.subList(0, columns.size() - 1)) {
                table.spot(curves.y(), spot);
            }
            table.endRow();
        });
        table.end();
        html.closeBlock();
    }

    private void basis(Basis basis) {
        html.open("details").element("summary", TEXT.text("basis.title"));
        html.element("p", TEXT.text("basis.edit", basis.edit()));
        if (basis.seed() != null) {
            html.element("p", TEXT.text("basis.seed", Long.toString(basis.seed())));
        }
        if (!basis.settings().isEmpty()) {
            Table table = new Table(html).start("setting", "value");
            basis.settings().forEach((name, value) -> table.row().head(name).name(value).endRow());
            table.end();
        }
        html.closeBlock();
    }
}
