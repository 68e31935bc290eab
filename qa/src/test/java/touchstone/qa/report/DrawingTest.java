package touchstone.qa.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Chart.Scale;
import touchstone.qa.result.Unit;

class DrawingTest {

    private static ParsedPage drawn(Chart.Curves chart) {
        Html html = new Html();
        new CurvesDrawing(html, chart).write();
        return checked(html);
    }

    private static ParsedPage drawn(Chart.Bars chart) {
        Html html = new Html();
        new BarsDrawing(html, chart, 30).write();
        return checked(html);
    }

    /** Well-formed, and all of it within its frame. */
    private static ParsedPage checked(Html html) {
        String text = html.finish();
        assertTrue(!text.contains("NaN") && !text.contains("Infinity"), text);
        ParsedPage page = ParsedPage.of(text);
        String[] box = page.all("svg").findFirst().orElseThrow().attributes().getOrDefault("viewBox", "").split(" ",
                -1);
        double width = Double.parseDouble(box[2]);
        double height = Double.parseDouble(box[3]);
        for (ParsedPage.Element element : page.elements()) {
            element.attributes().forEach((name, value) -> {
                switch (name) {
                    case "x", "x1", "x2", "cx" -> within(Double.parseDouble(value), width, element);
                    case "y", "y1", "y2", "cy" -> within(Double.parseDouble(value), height, element);
                    case "points" -> Arrays.stream(value.split(" ", -1)).forEach(p -> {
                        within(Double.parseDouble(p.split(",", -1)[0]), width, element);
                        within(Double.parseDouble(p.split(",", -1)[1]), height, element);
                    });
                    default -> {
                        // Says nothing of a place.
                    }
                }
            });
        }
        return page;
    }

    private static void within(double value, double limit, ParsedPage.Element element) {
        assertTrue(value >= 0 && value <= limit, element.toString());
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void degenerate_values_are_drawn_within_the_frame(Scale scale) {
        for (double[] ys : List.of(new double[]{ 5 }, new double[]{ 0, 0, 0 }, new double[]{ 1e300, -1e300 },
                new double[]{ Double.MAX_VALUE, -Double.MAX_VALUE }, new double[]{ -3, -2 },
                new double[]{ 1e-300, 1e-299 },
                new double[]{ 1e9, 1e9 + 1e-6 })) {
            drawn(Results.curves(Scale.LINEAR, scale, ys));
            drawn(Results.curves(scale, Scale.LINEAR, ys));
        }
    }

    @Test
    void one_point_is_a_marker_and_several_are_a_line() {
        assertEquals(1, drawn(Results.curves(Scale.LINEAR, Scale.LINEAR, 5)).all("circle").count());
        assertEquals(1, drawn(Results.curves(Scale.LINEAR, Scale.LINEAR, 5, 6)).all("polyline").count());
    }

    @Test
    void a_limit_that_is_known_at_one_moment_only_is_drawn_across() {
        for (int times : new int[]{ 1, 2 }) {
            ParsedPage page = drawn(new Chart.Curves("c", "", new Chart.Axis("x", Scale.TIME),
                    new Chart.Axis("y", Scale.LINEAR),
                    List.of(new Chart.Series("score", Chart.Look.LINE, List.of(Chart.Spot.of(9e8, 0))),
                            new Chart.Series("mark", Chart.Look.LIMIT,
                                    Collections.nCopies(times, Chart.Spot.of(9e8, 0.8))))));
            double longest = page.all("line").filter(l -> "limit".equals(l.attributes().get("class")))
                    .mapToDouble(l -> Double.parseDouble(l.attributes().getOrDefault("x2", "0"))
                            - Double.parseDouble(l.attributes().getOrDefault("x1", "0")))
                    .max().orElse(0);
            assertTrue(longest > 100, page.text());
        }
    }

    @Test
    void a_long_series_is_thinned_and_keeps_what_is_out_of_order() {
        List<Chart.Spot> spots = IntStream.range(0, 100_000)
                .mapToObj(i -> new Chart.Spot(i, Math.sin(i), null, null, i == 77_777)).toList();
        ParsedPage page = drawn(new Chart.Curves("c", "", new Chart.Axis("x", Scale.LINEAR),
                new Chart.Axis("y", Scale.LINEAR), List.of(new Chart.Series("s", Chart.Look.LINE, spots))));
        String points = page.all("polyline").findFirst().orElseThrow().attributes().getOrDefault("points", "");
        assertTrue(points.split(" ", -1).length <= CurvesDrawing.MOST_SPOTS + 2);
        assertEquals(1, page.all("circle").filter(c -> "ring".equals(c.attributes().get("class"))).count());
    }

    @Test
    void bars_of_all_kinds_are_drawn() {
        ParsedPage page = drawn(new Chart.Bars("b", "", "Bias", Unit.PIXELS, List.of(
                new Chart.Bar("left", Estimate.of(-4, 10, 0.5, Interval.normal(-4, 0.5)), true),
                new Chart.Bar("right", Estimate.of(2, 10), false),
                new Chart.Bar("top", Estimate.undefined(Reason.EMPTY), false))));
        assertEquals(2, page.all("rect").count());
        assertTrue(page.text().contains("-4.00 px") && page.text().contains(Reason.EMPTY.sentence()), page.text());
        drawn(new Chart.Bars("b", "", "Nothing", Unit.COUNT, List.of(new Chart.Bar("zero", Estimate.of(0, 0), false))));
        drawn(new Chart.Bars("b", "", "Much", Unit.NUMBER, List.of(new Chart.Bar("1", Estimate.of(1e300, 1), false),
                new Chart.Bar("2", Estimate.of(-1e300, 1), false))));
    }

    @Test
    void a_long_name_is_shortened_in_its_middle_and_told_in_full() {
        String name = "a very long name of an annotator from the second hospital, reader 17";
        ParsedPage page = drawn(new Chart.Bars("b", "", "F1", Unit.SHARE,
                List.of(new Chart.Bar(name, Estimate.of(0.5, 1), false))));
        assertTrue(page.text().contains(name));
        String shown = Drawing.fitted(name, 100);
        assertTrue(shown.startsWith("a very") && shown.endsWith("er 17") && Drawing.width(shown) <= 100, shown);
        assertEquals("abc", Drawing.fitted("abc", 100));
        assertTrue(Drawing.width(Drawing.fitted("\uD83D\uDE00".repeat(50), 100)) <= 100);
    }

    @Property(seed = "1")
    void names_at_the_end_of_lines_do_not_overlap(
            @ForAll @Size(min = 1, max = 15) List<@DoubleRange(min = 0, max = 300) Double> wanted) {
        double[] at = CurvesDrawing.spread(wanted.stream().mapToDouble(d -> d).sorted().toArray(), 0, 300);
        for (int i = 1; i < at.length; i++) {
            assertTrue(at[i] - at[i - 1] >= Drawing.TEXT_HEIGHT - 1e-9);
        }
        assertTrue(at[0] >= 0 && at[at.length - 1] <= 300, DoubleStream.of(at).boxed().toList().toString());
    }

    @Test
    void names_with_room_stay_where_they_are() {
        assertArrayEquals(new double[]{ 10, 50, 90 }, CurvesDrawing.spread(new double[]{ 10, 50, 90 }, 0, 100));
    }
}
