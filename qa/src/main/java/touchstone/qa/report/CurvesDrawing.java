package touchstone.qa.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import touchstone.model.Messages;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Chart.Look;
import touchstone.qa.result.Chart.Series;
import touchstone.qa.result.Chart.Spot;

/** Lines, points, bands and limits, each with its name at its right end. */
final class CurvesDrawing {

    private static final Messages TEXT = Messages.beside(CurvesDrawing.class);

    /** How many series are drawn at most. */
    static final int MOST_SERIES = 30;
    /** How many spots of one series are drawn at most; a chart is not wider than that. */
    static final int MOST_SPOTS = 300;
    private static final int COLOURS = 6;
    private static final int TOP = 30;
    private static final int PLOT = 220;
    private static final int AXIS = 44;
    private static final double MOST_NAME = 170;
    private static final double GAP = 8;
    private static final double SWATCH = 22;
    private static final int ROWS = 5;
    private static final double MARKER = 3;
    private static final double RING = 6.5;

    private final Html html;
    private final Chart.Curves chart;
    private final List<Series> series;
    private final Map<String, Integer> colours = new LinkedHashMap<>();
    private final double left;
    private final double right;
    private final double bottom;
    private final Ticks across;
    private final Ticks up;

    /** @param chart with at least one spot */
    CurvesDrawing(Html html, Chart.Curves chart) {
        this.html = html;
        this.chart = chart;
        this.series = chart.series().stream().filter(s -> !s.spots().isEmpty()).limit(MOST_SERIES)
                .map(CurvesDrawing::thinned).toList();
        series.stream().filter(s -> s.look() == Look.LINE || s.look() == Look.POINTS)
                .forEach(s -> colours.putIfAbsent(s.name(), colours.size() % COLOURS));
        long names = series.stream().map(Series::name).distinct().count();
        bottom = TOP + Math.max(PLOT, names * Drawing.TEXT_HEIGHT);
        List<Spot> spots = series.stream().flatMap(s -> s.spots().stream()).toList();
        up = Ticks.of(chart.y().scale(), spots.stream().mapToDouble(CurvesDrawing::lowest).min().orElse(0),
                spots.stream().mapToDouble(CurvesDrawing::highest).max().orElse(1), ROWS);
        left = up.marks().stream().mapToDouble(m -> Drawing.width(m.text())).max().orElse(0) + GAP;
        right = Drawing.WIDTH - SWATCH - GAP - Math.min(MOST_NAME,
                series.stream().mapToDouble(s -> Drawing.width(s.name())).max().orElse(0));
        across = Ticks.of(chart.x().scale(), spots.stream().mapToDouble(Spot::x).min().orElse(0),
                spots.stream().mapToDouble(Spot::x).max().orElse(1), (int) ((right - left) / 90));
    }

    private static double lowest(Spot spot) {
        return spot.low() == null ? spot.y() : Math.min(spot.y(), spot.low());
    }

    private static double highest(Spot spot) {
        return spot.high() == null ? spot.y() : Math.max(spot.y(), spot.high());
    }

    /** In the order of x; of a long one every so many, and all that are flagged. */
    private static Series thinned(Series series) {
        List<Spot> spots = series.spots().stream().sorted(Comparator.comparingDouble(Spot::x)).toList();
        int every = (spots.size() + MOST_SPOTS - 1) / MOST_SPOTS;
        List<Spot> kept = new ArrayList<>();
        int flagged = 0;
        for (int i = 0; i < spots.size(); i++) {
            boolean stands = spots.get(i).flagged() && flagged < MOST_SPOTS;
            if (i % every == 0 || i == spots.size() - 1 || stands) {
                kept.add(spots.get(i));
                flagged += stands ? 1 : 0;
            }
        }
        return new Series(series.name(), series.look(), kept);
    }

    void write() {
        Drawing.start(html, (int) bottom + AXIS, chart.title().isEmpty() ? chart.y().text() : chart.title(), told());
        axes();
        List<Look> order = List.of(Look.BAND, Look.LIMIT, Look.LINE, Look.POINTS);
        series.stream().sorted(Comparator.comparingInt(s -> order.indexOf(s.look()))).forEach(this::draw);
        names();
        Drawing.end(html);
    }

    private void axes() {
        Drawing.text(html, chart.y().text(), Drawing.WIDTH - GAP, "class", "axis", "x", "0", "y", "14");
        for (Ticks.Mark mark : up.marks()) {
            double y = y(mark.at());
            Drawing.line(html, "grid", left, y, right, y);
            html.element("text", mark.text(), "class", "tick", "x", Drawing.px(left - 6), "y", Drawing.px(y + 4),
                    "text-anchor", "end");
        }
        double free = Double.NEGATIVE_INFINITY;
        for (Ticks.Mark mark : across.marks()) {
            double x = x(mark.at());
            double half = Drawing.width(mark.text()) / 2;
            Drawing.line(html, "grid", x, bottom, x, bottom + 4);
            if (x - half > free && x + half < Drawing.WIDTH) {
                html.element("text", mark.text(), "class", "tick", "x", Drawing.px(Math.max(half, x)), "y",
                        Drawing.px(bottom + 17), "text-anchor", "middle");
                free = x + half + GAP;
            }
        }
        Drawing.line(html, "zero", left, bottom, right, bottom);
        Drawing.text(html, chart.x().text(), Drawing.WIDTH - left, "class", "axis", "x",
                Drawing.px((left + right) / 2), "y", Drawing.px(bottom + 36), "text-anchor", "middle");
    }

    private void draw(Series s) {
        switch (s.look()) {
            case BAND -> band(s);
            case LIMIT -> limit(s);
            case LINE -> {
                whiskers(s);
                if (s.spots().size() == 1) {
                    markers(s);
                } else {
                    html.empty("polyline", "class", "curve " + colour(s), "points", points(s.spots()));
                }
                rings(s);
            }
            case POINTS -> {
                whiskers(s);
                markers(s);
                rings(s);
            }
        }
    }

    private void band(Series s) {
        List<Spot> spots = s.spots().stream().filter(p -> p.low() != null && p.high() != null).toList();
        StringBuilder outline = new StringBuilder();
        for (Spot spot : spots) {
            outline.append(Drawing.px(x(spot.x()))).append(',').append(Drawing.px(y(highest(spot)))).append(' ');
        }
        for (Spot spot : spots.reversed()) {
            outline.append(Drawing.px(x(spot.x()))).append(',').append(Drawing.px(y(lowest(spot)))).append(' ');
        }
        html.empty("polygon", "class", "band " + colour(s), "points", outline.toString().strip());
    }

    /** One alone goes through the whole chart. */
    private void limit(Series s) {
        if (s.isAtOnePlace()) {
            double y = y(s.spots().getFirst().y());
            Drawing.line(html, "limit", left, y, right, y);
        } else {
            html.empty("polyline", "class", "limit", "points", points(s.spots()));
        }
    }

    private void whiskers(Series s) {
        for (Spot spot : s.spots()) {
            if (spot.low() != null && spot.high() != null) {
                Drawing.line(html, "error " + colour(s), x(spot.x()), y(spot.low()), x(spot.x()), y(spot.high()));
            }
        }
    }

    private void markers(Series s) {
        s.spots().forEach(spot -> marker(s, x(spot.x()), y(spot.y())));
    }

    /** Colours differ in shape as well, so that they can be told apart without colour. */
    private void marker(Series s, double x, double y) {
        int shape = colours.getOrDefault(s.name(), 0) % 4;
        String kind = "marker " + colour(s);
        switch (shape) {
            case 0 -> html.empty("circle", "class", kind, "cx", Drawing.px(x), "cy", Drawing.px(y), "r",
                    Drawing.px(MARKER));
            case 1 -> html.empty("rect", "class", kind, "x", Drawing.px(x - MARKER), "y", Drawing.px(y - MARKER),
                    "width", Drawing.px(2 * MARKER), "height", Drawing.px(2 * MARKER));
            case 2 -> html.empty("polygon", "class", kind, "points", corners(x, y - MARKER - 1, x + MARKER + 1,
                    y + MARKER, x - MARKER - 1, y + MARKER));
            default -> html.empty("polygon", "class", kind, "points", corners(x, y - MARKER - 1.5, x + MARKER + 1.5, y,
                    x, y + MARKER + 1.5, x - MARKER - 1.5, y));
        }
    }

    private void rings(Series s) {
        s.spots().stream().filter(Spot::flagged).forEach(spot -> html.empty("circle", "class", "ring", "cx",
                Drawing.px(x(spot.x())), "cy", Drawing.px(y(spot.y())), "r", Drawing.px(RING)));
    }

    private static String corners(double... coordinates) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < coordinates.length; i += 2) {
            text.append(Drawing.px(coordinates[i])).append(',').append(Drawing.px(coordinates[i + 1])).append(' ');
        }
        return text.toString().strip();
    }

    private String points(List<Spot> spots) {
        return spots.stream().map(p -> Drawing.px(x(p.x())) + "," + Drawing.px(y(p.y())))
                .collect(Collectors.joining(" "));
    }

    /** One name of a series and where it is to stand. */
    private record Label(Series series, double wanted) {
    }

    /** Every name once, at the height of its last spot or as near as the others leave room. */
    private void names() {
        Map<String, Label> labels = new LinkedHashMap<>();
        for (Series s : series) {
            labels.putIfAbsent(s.name(), new Label(s, y(s.spots().getLast().y())));
        }
        List<Label> sorted = labels.values().stream().sorted(Comparator.comparingDouble(Label::wanted)).toList();
        double[] at = spread(sorted.stream().mapToDouble(Label::wanted).toArray(), TOP, bottom);
        for (int i = 0; i < at.length; i++) {
            Series s = sorted.get(i).series;
            swatch(s, right + 4, at[i]);
            Drawing.text(html, s.name(), MOST_NAME, "class", "name", "x", Drawing.px(right + SWATCH + 2), "y",
                    Drawing.px(at[i] + 4));
        }
    }

    /**
     * Heights at least one line of text apart and within the bounds, as near to the wanted ones as that allows.
     *
     * @param wanted ascending
     */
    static double[] spread(double[] wanted, double top, double bottom) {
        double[] at = wanted.clone();
        double free = top;
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.max(at[i], free);
            free = at[i] + Drawing.TEXT_HEIGHT;
        }
        double limit = bottom;
        for (int i = at.length - 1; i >= 0; i--) {
            at[i] = Math.min(at[i], limit);
            limit = at[i] - Drawing.TEXT_HEIGHT;
        }
        return at;
    }

    private void swatch(Series s, double x, double y) {
        switch (s.look()) {
            case BAND -> html.empty("rect", "class", "band " + colour(s), "x", Drawing.px(x), "y", Drawing.px(y - 5),
                    "width", "16", "height", "10");
            case LIMIT -> Drawing.line(html, "limit", x, y, x + 16, y);
            case LINE -> Drawing.line(html, "curve " + colour(s), x, y, x + 16, y);
            case POINTS -> marker(s, x + 8, y);
        }
    }

    /** A band without a line of its own name belongs to the first line. */
    private String colour(Series s) {
        return "s" + colours.getOrDefault(s.name(), 0);
    }

    private double x(double value) {
        return left + across.place(value) * (right - left);
    }

    private double y(double value) {
        return bottom - up.place(value) * (bottom - TOP);
    }

    private String told() {
        return TEXT.text("chart.axes", chart.x().text(), chart.y().text()) + " " + series.stream().map(s -> {
            Spot last = s.spots().getLast();
            return TEXT.text("chart.series", s.name(), s.spots().size(),
                    Numbers.position(chart.y(), s.spots().stream().mapToDouble(Spot::y).min().orElse(0)),
                    Numbers.position(chart.y(), s.spots().stream().mapToDouble(Spot::y).max().orElse(0)),
                    Numbers.position(chart.y(), last.y()));
        }).collect(Collectors.joining(" "));
    }
}
