package touchstone.qa.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Severity;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Unit;

/** A table of numbers: each with its interval and n, or with the reason why there is none. */
final class Table {

    private static final Messages TEXT = Messages.beside(Table.class);

    /** A page is for reading; what goes beyond is in the files for programs. */
    static final int MOST_ROWS = 25;
    static final int MOST_COLUMNS = 12;
    /** From here on a table is set smaller on paper. */
    private static final int WIDE = 8;

    private final Html html;
    private int rows;
    private @Nullable Html unseen;

    Table(Html html) {
        this.html = html;
    }

    /** @param columns keys of their headings */
    Table start(String... columns) {
        return startOf(Arrays.stream(columns).map(c -> TEXT.text("column." + c)).toList());
    }

    /** A wide table scrolls by itself. */
    Table startOf(List<String> columns) {
        html.open("div", "class", "scroll").open("table", "class", columns.size() >= WIDE ? "wide" : "narrow")
                .open("thead").open("tr");
        for (String column : columns) {
            html.open("th", "scope", "col").name(column).close();
        }
        html.close().close().open("tbody");
        return this;
    }

    /** Says how many rows were too many, or that there are none. */
    Table end() {
        html.close().close().closeBlock();
        if (rows == 0) {
            html.element("p", TEXT.text("nothing"), "class", "dim");
        } else if (rows > MOST_ROWS) {
            html.element("p", TEXT.text("more", rows - MOST_ROWS), "class", "dim");
        }
        return this;
    }

    /** Rows after the first {@link #MOST_ROWS} are counted and not shown. */
    Table row() {
        rows++;
        unseen = rows > MOST_ROWS ? new Html() : null;
        out().open("tr");
        return this;
    }

    Table endRow() {
        out().closeBlock();
        return this;
    }

    private Html out() {
        return unseen == null ? html : unseen;
    }

    Table text(String text) {
        out().element("td", text);
        return this;
    }

    Table name(String text) {
        out().open("td").name(text).close();
        return this;
    }

    /** The row's name. */
    Table head(String text) {
        out().open("th", "scope", "row").name(text).close();
        return this;
    }

    Table severity(Severity severity) {
        out().open("td");
        ScoreSection.chip(out(), severity);
        out().close();
        return this;
    }

    Table count(long count) {
        out().open("td", "class", "n").element("data", String.format(Messages.language(), "%,d", count), "value",
                Long.toString(count)).close();
        return this;
    }

    /** A share: the number with a bar from 0 to 1. */
    Table estimate(Estimate estimate) {
        return estimate(estimate, Unit.SHARE);
    }

    Table estimate(Estimate estimate, Unit unit) {
        switch (estimate) {
            case Estimate.Value v -> {
                out().open("td", "class", "n");
                if (unit == Unit.SHARE) {
                    bar(v.value());
                }
                out().element("data", unit.text(v.value()), "value", Double.toString(v.value()));
                String uncertainty = Numbers.uncertainty(v, unit);
                if (!uncertainty.isEmpty()) {
                    out().element("small", uncertainty);
                }
                out().close();
            }
            case Estimate.Undefined u -> out().open("td", "class", "none").element("span", u.because()).close();
        }
        return this;
    }

    /** A spot of a chart as numbers; nothing where there is none. */
    Table spot(Chart.Axis axis, Chart.@Nullable Spot spot) {
        if (spot == null) {
            return text("");
        }
        out().open("td", "class", "n").element("data", Numbers.position(axis, spot.y()), "value",
                Double.toString(spot.y()));
        if (spot.low() != null && spot.high() != null) {
            out().element("small", TEXT.text("between", Numbers.position(axis, spot.low()),
                    Numbers.position(axis, spot.high())));
        }
        if (spot.flagged()) {
            out().element("small", TEXT.text("flagged"));
        }
        out().close();
        return this;
    }

    private void bar(double value) {
        double percent = Math.clamp(value, 0.0, 1.0) * 100;
        out().open("span", "class", "bar", "aria-hidden", "true")
                .open("i", "style", String.format(Locale.ROOT, "width:%.1f%%", percent)).close().close();
    }
}
