package touchstone.qa.report;

import java.util.List;
import java.util.stream.Collectors;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Unit;

/** Bars that lie, one below the other, with their names before them and their numbers behind them. */
final class BarsDrawing {

    private static final Messages TEXT = Messages.beside(BarsDrawing.class);

    private static final int ROW = 24;
    private static final int THICKNESS = 12;
    private static final int TOP = 8;
    private static final int AXIS = 38;
    private static final double MOST_NAME = 200;
    /** Names are measured by an average letter, and short ones of wide letters need more. */
    private static final double ROOM = 1.25;
    private static final double MOST_NUMBER = 220;
    private static final double GAP = 10;
    private static final double CAP = 4;
    private static final int TICKS = 5;

    private final Html html;
    private final Chart.Bars chart;
    private final List<Chart.Bar> bars;
    private final double left;
    private final double right;
    private final Ticks ticks;

    BarsDrawing(Html html, Chart.Bars chart, int most) {
        this.html = html;
        this.chart = chart;
        this.bars = chart.bars().stream().limit(most).toList();
        left = ROOM * Math.min(MOST_NAME, bars.stream().mapToDouble(b -> Drawing.width(b.name())).max().orElse(0))
                + GAP;
        right = Drawing.WIDTH - GAP
                - Math.min(MOST_NUMBER, bars.stream().filter(b -> b.estimate() instanceof Estimate.Value)
                        .mapToDouble(b -> Drawing.width(number(b))).max().orElse(0));
        double low = 0;
        double high = chart.unit() == Unit.SHARE ? 1 : 0;
        for (Chart.Bar bar : bars) {
            if (bar.estimate() instanceof Estimate.Value v) {
                Interval i = v.interval();
                low = Math.min(low, i == null ? v.value() : Math.min(v.value(), i.low()));
                high = Math.max(high, i == null ? v.value() : Math.max(v.value(), i.high()));
            }
        }
        ticks = Ticks.of(Chart.Scale.LINEAR, low, low == high ? 1 : high, TICKS);
    }

    void write() {
        int bottom = TOP + bars.size() * ROW;
        Drawing.start(html, bottom + AXIS, chart.title().isEmpty() ? chart.axis() : chart.title(), bars.stream()
                .map(b -> b.name() + ": " + told(b)).collect(Collectors.joining("; ")));
        for (Ticks.Mark mark : ticks.marks()) {
            double x = x(mark.at());
            Drawing.line(html, "grid", x, TOP, x, bottom);
            html.element("text", mark.text(), "class", "tick", "x", Drawing.px(x), "y", Drawing.px(bottom + 14),
                    "text-anchor", "middle");
        }
        html.element("text", chart.axis(), "class", "axis", "x", Drawing.px((left + right) / 2), "y",
                Drawing.px(bottom + 32), "text-anchor", "middle");
        for (int i = 0; i < bars.size(); i++) {
            bar(bars.get(i), TOP + i * ROW + ROW / 2.0);
        }
        Drawing.line(html, "zero", x(0), TOP, x(0), bottom);
        Drawing.end(html);
    }

    private void bar(Chart.Bar bar, double y) {
        Drawing.text(html, bar.name(), left - GAP, "class", "name", "x", Drawing.px(left - GAP), "y",
                Drawing.px(y + 4), "text-anchor", "end");
        switch (bar.estimate()) {
            case Estimate.Undefined none -> Drawing.text(html, none.because(), Drawing.WIDTH - x(0) - 2 * GAP, "class",
                    "none", "x", Drawing.px(x(0) + 6), "y", Drawing.px(y + 4));
            case Estimate.Value v -> {
                double from = Math.min(x(0), x(v.value()));
                html.open("rect", "class", bar.flagged() ? "rod flagged" : "rod", "x", Drawing.px(from), "y",
                        Drawing.px(y - THICKNESS / 2.0), "width", Drawing.px(Math.abs(x(v.value()) - x(0))), "height",
                        Integer.toString(THICKNESS)).element("title", bar.name() + ": " + told(bar)).close();
                Interval i = v.interval();
                if (i != null) {
                    whisker(x(i.low()), x(i.high()), y);
                }
                Drawing.text(html, number(bar), MOST_NUMBER, "class", "value", "x", Drawing.px(right + GAP), "y",
                        Drawing.px(y + 4));
            }
        }
    }

    private void whisker(double low, double high, double y) {
        for (String kind : List.of("casing", "whisker")) {
            Drawing.line(html, kind, low, y, high, y);
            Drawing.line(html, kind, low, y - CAP, low, y + CAP);
            Drawing.line(html, kind, high, y - CAP, high, y + CAP);
        }
    }

    private double x(double value) {
        return left + ticks.place(value) * (right - left);
    }

    private String number(Chart.Bar bar) {
        String mark = bar.flagged() ? "\u25c6 " : "";
        return switch (bar.estimate()) {
            case Estimate.Undefined none -> mark;
            case Estimate.Value v when v.interval() != null -> mark + chart.unit().text(v.value()) + " ("
                    + Numbers.between(v.interval(), chart.unit()) + ")";
            case Estimate.Value v -> mark + chart.unit().text(v.value());
        };
    }

    private String told(Chart.Bar bar) {
        String told = switch (bar.estimate()) {
            case Estimate.Undefined none -> none.because();
            case Estimate.Value v -> Numbers.told(v, chart.unit());
        };
        return bar.flagged() ? TEXT.text("chart.flagged", told) : told;
    }
}
