package touchstone.qa.report;

import java.util.Locale;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;

/** Tables of numbers: each with its interval and n, or with the reason why there is none. */
final class Table {

    private static final Messages TEXT = Messages.beside(Table.class);

    private final Html html;

    Table(Html html) {
        this.html = html;
    }

    /** A wide table scrolls by itself. */
    Table start(String... columns) {
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        for (String column : columns) {
            html.element("th", TEXT.text("column." + column), "scope", "col");
        }
        html.close().close().open("tbody");
        return this;
    }

    Table end() {
        html.close().close().closeBlock();
        return this;
    }

    Table row() {
        html.open("tr");
        return this;
    }

    Table endRow() {
        html.closeBlock();
        return this;
    }

    Table text(String text) {
        html.element("td", text);
        return this;
    }

    Table name(String text) {
        html.open("td").name(text).close();
        return this;
    }

    /** The row's name. */
    Table head(String text) {
        html.open("th", "scope", "row").name(text).close();
        return this;
    }

    Table count(long count) {
        html.open("td", "class", "n").element("data", String.format(Locale.ENGLISH, "%,d", count), "value",
                Long.toString(count)).close();
        return this;
    }

    /** The number with a bar from 0 to 1. */
    Table estimate(Estimate estimate) {
        switch (estimate) {
            case Estimate.Value v -> {
                html.open("td", "class", "n");
                bar(v.value());
                value(html, v);
                html.element("small", uncertainty(v)).close();
            }
            case Estimate.Undefined u -> html.open("td", "class", "none").element("span", u.because()).close();
        }
        return this;
    }

    /** A measured value without uncertainty, from 0 to 1. */
    Table share(double value) {
        html.open("td", "class", "n");
        bar(value);
        html.element("data", decimals(value), "value", Double.toString(value)).close();
        return this;
    }

    private void bar(double value) {
        double percent = Math.clamp(value, 0.0, 1.0) * 100;
        html.open("span", "class", "bar", "aria-hidden", "true")
                .open("i", "style", String.format(Locale.ROOT, "width:%.1f%%", percent)).close().close();
    }

    /** The rounded number for people, holding the exact one for programs. */
    static void value(Html html, Estimate.Value v) {
        html.element("data", decimals(v.value()), "value", Double.toString(v.value()));
    }

    private static String uncertainty(Estimate.Value v) {
        Interval interval = v.interval();
        if (interval == null) {
            return TEXT.text("n", v.n());
        }
        String both = TEXT.text("interval", decimals(interval.low()), decimals(interval.high()), v.n());
        return interval.bootstrap() == null || interval.bootstrap().reliable()
                ? both
                : TEXT.text("unreliable", both);
    }

    /** Rounded for people. */
    static String decimals(double value) {
        String rounded = String.format(Locale.ROOT, "%.3f", value);
        return rounded.equals("-0.000") ? "0.000" : rounded;
    }
}
