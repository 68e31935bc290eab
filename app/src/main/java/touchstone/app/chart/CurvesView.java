package touchstone.app.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import touchstone.app.control.Pulses;
import touchstone.model.Messages;
import touchstone.qa.report.Numbers;
import touchstone.qa.report.Ticks;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Chart.Look;
import touchstone.qa.result.Chart.Series;
import touchstone.qa.result.Chart.Spot;

/**
 * Lines, points, bands and limits, each with its name at its right end. The mouse reads the nearest value; with the keys
 * left and right go along a series and up and down to another. A click on a value, or Enter, leads to its images.
 */
final class CurvesView extends Region {

    private static final Messages MESSAGES = Messages.beside(CurvesView.class);
    /** More than can be told apart. */
    private static final int MOST_SERIES = 30;
    /** A chart is not wider than that. */
    private static final int MOST_SPOTS = 300;
    private static final int COLOURS = 6;
    private static final double LINE = 15;
    private static final double TOP = 8;
    private static final double GAP = 8;
    private static final double MOST_NAME = 110;
    /** Single values are marked as long as they stand apart. */
    private static final int MARKED = 40;
    private static final double NEAR = 40;
    /** A page of charts is drawn a few a pulse, and each once where the room for it changes several times in a row. */
    private static final Pulses DRAWING = new Pulses();

    private final Chart.Curves chart;
    private final Reading reading;
    private final List<Series> series;
    private final Map<String, Integer> colours = new LinkedHashMap<>();
    private final Ticks up;
    private final Circle ring = new Circle(6);
    private final Label told = new Label();
    private double left;
    private double right;
    private double bottom;
    private Ticks across;
    private int chosen = -1;
    private int spot = -1;
    private double laidWidth = -1;
    private double laidHeight = -1;
    private boolean waits;

    /** @param reading where a value that is clicked, or chosen with Enter, leads */
    CurvesView(Chart.Curves chart, Reading reading) {
        this.chart = chart;
        this.reading = reading;
        series = chart.series().stream().filter(s -> !s.spots().isEmpty()).limit(MOST_SERIES).map(CurvesView::thinned)
                .toList();
        series.stream().filter(s -> s.look() == Look.LINE || s.look() == Look.POINTS)
                .forEach(s -> colours.putIfAbsent(s.name(), colours.size()));
        List<Spot> spots = series.stream().flatMap(s -> s.spots().stream()).toList();
        up = Ticks.of(chart.y().scale(), spots.stream().mapToDouble(CurvesView::lowest).min().orElse(0),
                spots.stream().mapToDouble(CurvesView::highest).max().orElse(1), 4);
        across = Ticks.of(chart.x().scale(), 0, 1, 4);
        getStyleClass().add("chart");
        setMinHeight(120);
        setPrefSize(420, Math.max(180, TOP + 34 + LINE * series.stream().map(Series::name).distinct().count()));
        setMinWidth(240);
        setFocusTraversable(true);
        ring.getStyleClass().add("chart-ring");
        ring.setVisible(false);
        told.getStyleClass().add("chart-told");
        told.setVisible(false);
        told.setMouseTransparent(true);
        setAccessibleText(MESSAGES.text("curves", chart.title(), series.stream().map(Series::name).toList()));
        setOnMouseMoved(e -> nearest(e.getX(), e.getY()));
        setOnMouseExited(e -> choose(-1, -1));
        setOnMousePressed(e -> requestFocus());
        setOnMouseClicked(e -> {
            nearest(e.getX(), e.getY());
            follow();
        });
        setOnKeyPressed(this::pressed);
    }

    private static double lowest(Spot spot) {
        return spot.low() == null ? spot.y() : Math.min(spot.y(), spot.low());
    }

    private static double highest(Spot spot) {
        return spot.high() == null ? spot.y() : Math.max(spot.y(), spot.high());
    }

    /** In the order of x; of a long one every so many, and all that are flagged. */
    private static Series thinned(Series all) {
        List<Spot> spots = all.spots().stream().sorted(Comparator.comparingDouble(Spot::x)).toList();
        int every = (spots.size() + MOST_SPOTS - 1) / MOST_SPOTS;
        return new Series(all.name(), all.look(), IntStream.range(0, spots.size())
                .filter(i -> i % every == 0 || i == spots.size() - 1).mapToObj(spots::get).toList());
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() == laidWidth && getHeight() == laidHeight) {
            return;
        }
        laidWidth = getWidth();
        laidHeight = getHeight();
        if (!waits) {
            waits = true;
            DRAWING.add(this::draw);
        }
    }

    private void draw() {
        waits = false;
        left = up.marks().stream().mapToDouble(m -> width(m.text())).max().orElse(0) + GAP;
        double names = Math.min(MOST_NAME, series.stream().mapToDouble(s -> width(s.name())).max().orElse(0));
        right = Math.max(left + 60, laidWidth - names - 30);
        bottom = Math.max(TOP + 40, laidHeight - 34);
        List<Spot> spots = series.stream().flatMap(s -> s.spots().stream()).toList();
        across = Ticks.of(chart.x().scale(), spots.stream().mapToDouble(Spot::x).min().orElse(0),
                spots.stream().mapToDouble(Spot::x).max().orElse(1), Math.max(1, (int) ((right - left) / 100)));
        List<Node> nodes = new ArrayList<>();
        axes(nodes);
        for (Look look : List.of(Look.BAND, Look.LIMIT, Look.LINE, Look.POINTS)) {
            series.stream().filter(s -> s.look() == look).forEach(s -> draw(s, nodes));
        }
        names(nodes);
        nodes.add(ring);
        nodes.add(told);
        nodes.forEach(n -> n.setManaged(false));
        getChildren().setAll(nodes);
        choose(chosen, spot);
    }

    private static double width(String text) {
        return new Text(text).getLayoutBounds().getWidth();
    }

    private static Text text(String words, String style, double x, double y) {
        Text text = new Text(x, y, words);
        text.getStyleClass().add(style);
        return text;
    }

    private void axes(List<Node> nodes) {
        for (Ticks.Mark mark : up.marks()) {
            double y = y(mark.at());
            nodes.add(styled(new Line(left, y, right, y), "chart-grid"));
            nodes.add(text(mark.text(), "chart-tick", left - 6 - width(mark.text()), y + 4));
        }
        double free = 0;
        for (Ticks.Mark mark : across.marks()) {
            double x = x(mark.at());
            double half = width(mark.text()) / 2;
            nodes.add(styled(new Line(x, bottom, x, bottom + 4), "chart-grid"));
            if (x - half >= free && x + half <= laidWidth) {
                nodes.add(text(mark.text(), "chart-tick", x - half, bottom + 16));
                free = x + half + GAP;
            }
        }
        nodes.add(styled(new Line(left, bottom, right, bottom), "chart-zero"));
        nodes.add(text(chart.x().text(), "chart-axis", (left + right - width(chart.x().text())) / 2, bottom + 30));
    }

    private static <S extends Shape> S styled(S shape, String... styles) {
        shape.getStyleClass().addAll(styles);
        return shape;
    }

    private void draw(Series s, List<Node> nodes) {
        switch (s.look()) {
            case BAND -> {
                List<Spot> spots = s.spots().stream().filter(p -> p.low() != null && p.high() != null).toList();
                Polygon band = new Polygon();
                spots.forEach(p -> band.getPoints().addAll(x(p.x()), y(highest(p))));
                spots.reversed().forEach(p -> band.getPoints().addAll(x(p.x()), y(lowest(p))));
                nodes.add(styled(band, "chart-band", colour(s)));
            }
            case LIMIT -> {
                Polyline limit = line(s);
                if (s.isAtOnePlace()) {
                    double y = y(s.spots().getFirst().y());
                    limit.getPoints().setAll(left, y, right, y);
                }
                nodes.add(styled(limit, "chart-limit"));
            }
            case LINE -> {
                nodes.add(styled(line(s), "chart-curve", colour(s)));
                markers(s, nodes, s.spots().size() <= MARKED);
            }
            case POINTS -> {
                for (Spot p : s.spots()) {
                    if (p.low() != null && p.high() != null) {
                        nodes.add(styled(new Line(x(p.x()), y(p.low()), x(p.x()), y(p.high())), "chart-error",
                                colour(s)));
                    }
                }
                markers(s, nodes, true);
            }
        }
    }

    private Polyline line(Series s) {
        Polyline line = new Polyline();
        line.getPoints().setAll(s.spots().stream().flatMap(p -> Stream.of(x(p.x()), y(p.y()))).toList());
        return line;
    }

    /** Those of a series are one shape: the curves of twenty people would be a thousand otherwise. */
    private void markers(Series s, List<Node> nodes, boolean all) {
        if (all) {
            nodes.add(markers(s, s.spots().stream().map(p -> marker(s, x(p.x()), y(p.y())))));
        }
        s.spots().stream().filter(Spot::flagged)
                .forEach(p -> nodes.add(styled(new Circle(x(p.x()), y(p.y()), 5.5), "chart-flag")));
    }

    private SVGPath markers(Series s, Stream<String> each) {
        SVGPath markers = styled(new SVGPath(), "chart-marker", colour(s));
        markers.setContent(each.collect(Collectors.joining()));
        return markers;
    }

    /** Series differ in shape as well, so that they can be told apart without colour. */
    private String marker(Series s, double x, double y) {
        return String.format(Locale.ROOT, "M%.2f %.2f", x, y) + switch (colours.getOrDefault(s.name(), 0) % 4) {
            case 0 -> "m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z";
            case 1 -> "m-3 -3h6v6h-6z";
            case 2 -> "m0 -4l4 7h-8z";
            default -> "m0 -4.5l4.5 4.5l-4.5 4.5l-4.5 -4.5z";
        };
    }

    /** Every name once, at the height of its last value or as near as the others leave room. */
    private void names(List<Node> nodes) {
        Map<String, Series> byName = new LinkedHashMap<>();
        series.forEach(s -> byName.putIfAbsent(s.name(), s));
        List<Series> sorted = byName.values().stream()
                .sorted(Comparator.comparingDouble(s -> y(s.spots().getLast().y()))).toList();
        double free = TOP + 4;
        double[] at = new double[sorted.size()];
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.max(free, y(sorted.get(i).spots().getLast().y()));
            free = at[i] + LINE;
        }
        double limit = bottom + 14;
        for (int i = at.length - 1; i >= 0; i--) {
            at[i] = Math.min(at[i], limit);
            limit = at[i] - LINE;
        }
        for (int i = 0; i < at.length; i++) {
            Series s = sorted.get(i);
            double x = right + 4;
            double y = at[i];
            nodes.add(switch (s.look()) {
                case BAND -> styled(new Polygon(x, y - 5, x + 16, y - 5, x + 16, y + 5, x, y + 5),
                        "chart-band", colour(s));
                case LIMIT -> styled(new Polyline(x, y, x + 16, y), "chart-limit");
                case LINE -> styled(new Polyline(x, y, x + 16, y), "chart-curve", colour(s));
                case POINTS -> markers(s, Stream.of(marker(s, x + 8, y)));
            });
            nodes.add(text(cut(s.name(), laidWidth - x - 20), "chart-name", x + 20, y + 4));
        }
    }

    private static String cut(String name, double room) {
        String text = name;
        while (text.length() > 1 && width(text + "…") > room && width(name) > room) {
            text = text.substring(0, text.length() - 1);
        }
        return text.equals(name) ? name : text + "…";
    }

    private String colour(Series s) {
        return "series" + colours.getOrDefault(s.name(), 0) % COLOURS;
    }

    private double x(double value) {
        return left + across.place(value) * (right - left);
    }

    private double y(double value) {
        return bottom - up.place(value) * (bottom - TOP);
    }

    private void nearest(double x, double y) {
        double least = NEAR;
        int ofSeries = -1;
        int ofSpot = -1;
        for (int s = 0; s < series.size(); s++) {
            if (series.get(s).look() == Look.BAND || series.get(s).look() == Look.LIMIT) {
                continue;
            }
            List<Spot> spots = series.get(s).spots();
            for (int i = 0; i < spots.size(); i++) {
                double distance = Math.hypot(x(spots.get(i).x()) - x, y(spots.get(i).y()) - y);
                if (distance < least) {
                    least = distance;
                    ofSeries = s;
                    ofSpot = i;
                }
            }
        }
        choose(ofSeries, ofSpot);
    }

    /** To the images of the chosen value; where it does not tell them, to what its series is called. */
    private void follow() {
        if (chosen >= 0 && spot >= 0) {
            Series of = series.get(chosen);
            Spot at = of.spots().get(spot);
            if (at.images().isEmpty()) {
                reading.name(of.name());
            } else {
                reading.images(value(of, at), at.images());
            }
        }
    }

    private void pressed(KeyEvent e) {
        KeyCode code = e.getCode();
        if (code == KeyCode.ENTER && chosen >= 0) {
            follow();
            e.consume();
            return;
        }
        int step = code == KeyCode.RIGHT || code == KeyCode.DOWN
                ? 1
                : code == KeyCode.LEFT || code == KeyCode.UP ? -1 : 0;
        if (step == 0 || series.isEmpty()) {
            return;
        }
        if (chosen < 0) {
            choose(0, 0);
        } else if (code == KeyCode.LEFT || code == KeyCode.RIGHT) {
            choose(chosen, Math.clamp(spot + step, 0, series.get(chosen).spots().size() - 1));
        } else {
            int other = Math.floorMod(chosen + step, series.size());
            choose(other, Math.min(spot, series.get(other).spots().size() - 1));
        }
        e.consume();
    }

    private void choose(int ofSeries, int ofSpot) {
        chosen = ofSeries;
        spot = ofSpot;
        boolean any = ofSeries >= 0 && ofSpot >= 0;
        ring.setVisible(any);
        told.setVisible(any);
        setCursor(any && !series.get(ofSeries).spots().get(ofSpot).images().isEmpty() ? Cursor.HAND : null);
        if (any) {
            Spot p = series.get(ofSeries).spots().get(ofSpot);
            ring.setCenterX(x(p.x()));
            ring.setCenterY(y(p.y()));
            told.setText(value(series.get(ofSeries), p));
            told.autosize();
            told.relocate(Math.clamp(x(p.x()) - told.getWidth() / 2, 0, Math.max(0, laidWidth - told.getWidth())),
                    Math.max(0, y(p.y()) - 12 - told.getHeight()));
            setAccessibleHelp(told.getText());
        }
    }

    private String value(Series s, Spot p) {
        String at = Numbers.position(chart.x(), p.x());
        String value = Numbers.position(chart.y(), p.y());
        return p.low() == null || p.high() == null
                ? MESSAGES.text("value", s.name(), at, value)
                : MESSAGES.text("value.between", s.name(), at, value, Numbers.position(chart.y(), p.low()),
                        Numbers.position(chart.y(), p.high()));
    }
}
