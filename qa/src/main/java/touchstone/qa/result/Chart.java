package touchstone.qa.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.ImageId;
import touchstone.qa.Estimate;

/** A drawing of numbers. Everything that it shows it also tells as numbers, so that it can be read aloud and exported. */
public sealed interface Chart extends Part {

    /**
     * @param text what is measured, with its unit
     */
    record Axis(String text, Scale scale) {

        /** The end of the years with four digits, in seconds since 1970. */
        public static final double LATEST = 253_402_300_799.0;

        /** What a value on an axis of time means; the nearest there is of one beyond all calendars. */
        public static Instant instant(double seconds) {
            return Instant.ofEpochSecond(Math.round(Math.clamp(seconds, -LATEST, LATEST)));
        }
    }

    enum Scale {
        LINEAR, LOGARITHMIC,
        /** Values are seconds since 1970 in UTC. */
        TIME;

        /** Name in JSON. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Lines, points, bands and limits over a common x. */
    record Curves(String key, String title, Axis x, Axis y, List<Series> series) implements Chart {

        public Curves {
            series = List.copyOf(series);
        }

        /** Every x, ascending, with the spot that each series has there; null where it has none. */
        public SortedMap<Double, List<@Nullable Spot>> rows() {
            SortedMap<Double, List<@Nullable Spot>> rows = new TreeMap<>();
            for (int s = 0; s < series.size(); s++) {
                for (Spot spot : series.get(s).spots()) {
                    rows.computeIfAbsent(spot.x(),
                            x -> new ArrayList<>(Collections.<@Nullable Spot>nCopies(series.size(), null)))
                            .set(s, spot);
                }
            }
            return rows;
        }
    }

    enum Look {
        LINE, POINTS,
        /** Between each spot's low and high. */
        BAND,
        /** A threshold or control limit. */
        LIMIT;

        /** Name in JSON. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Series(String name, Look look, List<Spot> spots) {

        public Series {
            spots = List.copyOf(spots);
        }

        /** Whether all of it lies at one and the same x: a limit is drawn across the whole chart then. */
        public boolean isAtOnePlace() {
            return spots.stream().mapToDouble(Spot::x).distinct().count() == 1;
        }
    }

    /**
     * @param low lower end of its interval or band, null for none
     * @param high upper end, null for none
     * @param flagged whether it is out of order and stands out
     * @param images what it was measured on; none where that is not told
     */
    record Spot(double x, double y, @Nullable Double low, @Nullable Double high, boolean flagged,
            List<ImageId> images) {

        /** @throws ArithmeticException when a number is not finite: what does not exist is left out */
        public Spot {
            images = List.copyOf(images);
            if (!Double.isFinite(x) || !Double.isFinite(y) || low != null && !Double.isFinite(low)
                    || high != null && !Double.isFinite(high)) {
                throw new ArithmeticException("A spot of a chart came out as " + x + ", " + y + ".");
            }
        }

        public Spot(double x, double y, @Nullable Double low, @Nullable Double high, boolean flagged) {
            this(x, y, low, high, flagged, List.of());
        }

        public static Spot of(double x, double y) {
            return new Spot(x, y, null, null, false);
        }

        /** The same with what it was measured on. */
        public Spot on(List<ImageId> measured) {
            return new Spot(x, y, low, high, flagged, measured);
        }
    }

    /** One bar a name, with its interval where it has one. */
    record Bars(String key, String title, String axis, Unit unit, List<Bar> bars) implements Chart {

        public Bars {
            bars = List.copyOf(bars);
        }
    }

    /** @param flagged whether it is out of order and stands out */
    record Bar(String name, Estimate estimate, boolean flagged) {
    }

    /**
     * Counts in rows and columns, the larger the darker, each with its share of its row.
     *
     * @param down what the rows are
     * @param across what the columns are
     * @param counts one list a row
     */
    record Matrix(String key, String title, String down, String across, List<String> rows, List<String> columns,
            List<List<Long>> counts) implements Chart {

        public Matrix {
            rows = List.copyOf(rows);
            columns = List.copyOf(columns);
            counts = counts.stream().map(List::copyOf).toList();
        }

        /** What part of its row's sum a count is; nothing in a row of nothing. */
        public OptionalDouble share(int row, int column) {
            long sum = counts.get(row).stream().mapToLong(c -> c).sum();
            return sum == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((double) counts.get(row).get(column) / sum);
        }
    }
}
