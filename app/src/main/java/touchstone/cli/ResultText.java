package touchstone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Cases;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;
import touchstone.qa.result.Unit;

/** What an analysis found as text for a terminal: sentences, then aligned columns. */
final class ResultText {

    private static final Messages TEXT = Messages.beside(ResultText.class);
    private static final int WIDTH = 100;
    private static final int MOST_ROWS = 25;
    private static final int MOST_CHARACTERS = 40;

    private final StringBuilder out = new StringBuilder();

    private ResultText() {
    }

    static String of(Result result) {
        ResultText text = new ResultText();
        text.out.append(result.title()).append(" (").append(result.name()).append(")\n");
        text.paragraph("  ", result.meaning());
        for (Alarm alarm : result.alarms()) {
            text.paragraph("  ! ", alarm.severity().key() + ": " + alarm.what() + " " + alarm.advice());
        }
        result.parts().forEach(text::part);
        return text.out.toString().stripTrailing();
    }

    private void part(Part part) {
        out.append('\n');
        if (!part.title().isEmpty()) {
            out.append("  ").append(part.title()).append('\n');
        }
        switch (part) {
            case Figures figures -> figures(figures);
            case Grid grid -> table(grid.columns().stream().map(Grid.Column::text).toList(),
                    grid.rows().stream().map(row -> row.stream().map(ResultText::cell).toList()).toList());
            case Chart.Curves curves -> curves(curves);
            case Chart.Bars bars -> table(List.of("", bars.axis()), bars.bars().stream().map(b -> List.of(b.name(),
                    number(b.estimate(), bars.unit()) + (b.flagged() ? "  !" : ""))).toList());
            case Chart.Matrix matrix -> matrix(matrix);
            case Cases cases -> table(
                    List.of(TEXT.text("text.severity"), TEXT.text("text.score"), TEXT.text("text.what")),
                    cases.cases().stream().map(c -> List.of(c.severity().key(),
                            c.score() == null ? "" : Unit.NUMBER.text(c.score()), c.caption())).toList());
        }
    }

    private void figures(Figures figures) {
        int width = figures.figures().stream().mapToInt(f -> f.text().length()).max().orElse(0);
        for (Figures.Figure figure : figures.figures()) {
            out.append("    ").append(figure.text()).append(" ".repeat(width - figure.text().length() + 2))
                    .append(number(figure.estimate(), figure.unit())).append('\n');
        }
    }

    private void curves(Chart.Curves curves) {
        List<String> columns = new ArrayList<>(List.of(curves.x().text()));
        curves.series().forEach(s -> columns.add(s.name()));
        table(columns, curves.rows().entrySet().stream().map(e -> {
            List<String> row = new ArrayList<>(List.of(position(curves.x(), e.getKey())));
            e.getValue().forEach(spot -> row.add(spot(spot)));
            return row;
        }).toList());
    }

    private void matrix(Chart.Matrix matrix) {
        List<String> columns = new ArrayList<>(List.of(matrix.down() + " \\ " + matrix.across()));
        columns.addAll(matrix.columns());
        table(columns, IntStream.range(0, matrix.rows().size()).mapToObj(r -> {
            List<String> row = new ArrayList<>(List.of(matrix.rows().get(r)));
            for (int c = 0; c < matrix.columns().size(); c++) {
                long count = matrix.counts().get(r).get(c);
                row.add(Unit.COUNT.text((double) count) + (count == 0 ? "" : percent(matrix.share(r, c))));
            }
            return row;
        }).toList());
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? " (" + Unit.percent(share.getAsDouble()) + ")" : "";
    }

    private static String position(Chart.Axis axis, double x) {
        return axis.scale() == Chart.Scale.TIME
                ? Chart.Axis.instant(x).toString()
                : x == Math.rint(x) ? Unit.COUNT.text(x) : Unit.NUMBER.text(x);
    }

    private static String spot(Chart.@Nullable Spot spot) {
        if (spot == null) {
            return "";
        }
        String interval = spot.low() == null || spot.high() == null
                ? ""
                : "  [" + Unit.NUMBER.text(spot.low()) + ", " + Unit.NUMBER.text(spot.high()) + "]";
        return Unit.NUMBER.text(spot.y()) + interval + (spot.flagged() ? "  !" : "");
    }

    private static String cell(Cell cell) {
        return switch (cell) {
            case Cell.Name name -> name.text();
            case Cell.Word word -> word.text();
            case Cell.Text text -> text.text();
            case Cell.Count count -> Unit.COUNT.text((double) count.count());
            case Cell.Value value -> number(value.estimate(), value.unit());
            case Cell.Place place -> place.text();
        };
    }

    private static String number(Estimate estimate, Unit unit) {
        return switch (estimate) {
            case Estimate.Undefined none -> "-  " + none.because();
            case Estimate.Value v -> {
                Interval interval = v.interval();
                yield unit.text(v.value()) + (interval == null
                        ? ""
                        : "  [" + unit.number(interval.low()) + ", " + unit.text(interval.high()) + "]")
                        + (unit == Unit.COUNT || v.n() == 0 ? "" : "  n = " + v.n());
            }
        };
    }

    /** Columns side by side, each as wide as its widest cell. */
    private void table(List<String> columns, List<? extends List<String>> rows) {
        List<List<String>> shown = new ArrayList<>();
        shown.add(shortened(columns));
        rows.stream().limit(MOST_ROWS).forEach(row -> shown.add(shortened(row)));
        int[] widths = IntStream.range(0, columns.size())
                .map(c -> shown.stream().mapToInt(row -> row.get(c).length()).max().orElse(0)).toArray();
        for (List<String> row : shown) {
            StringBuilder line = new StringBuilder("   ");
            for (int c = 0; c < widths.length; c++) {
                line.append(' ').append(row.get(c)).append(" ".repeat(widths[c] - row.get(c).length() + 1));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        if (rows.isEmpty()) {
            out.append("    ").append(TEXT.text("text.none")).append('\n');
        } else if (rows.size() > MOST_ROWS) {
            out.append("    ").append(TEXT.text("text.more", rows.size() - MOST_ROWS)).append('\n');
        }
    }

    /** Each on one line, and none but the last so long that it pushes everything else aside. */
    private static List<String> shortened(List<String> cells) {
        return IntStream.range(0, cells.size()).mapToObj(c -> {
            String line = cells.get(c).replaceAll("\\p{Cntrl}", " ");
            return c == cells.size() - 1 ? line : shortened(line);
        }).toList();
    }

    private static String shortened(String line) {
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS - 1) + "\u2026";
    }

    private void paragraph(String start, String text) {
        String line = start;
        for (String word : text.replaceAll("\\p{Cntrl}", " ").split(" ", -1)) {
            if (line.length() + word.length() > WIDTH && !line.isBlank()) {
                out.append(line.stripTrailing()).append('\n');
                line = " ".repeat(start.length());
            }
            line += word + " ";
        }
        out.append(line.stripTrailing()).append('\n');
    }
}
