package touchstone.qa.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import touchstone.qa.result.Chart.Scale;

class TicksTest {

    private static List<String> texts(Scale scale, double low, double high) {
        return Ticks.of(scale, low, high, 5).marks().stream().map(Ticks.Mark::text).toList();
    }

    private static double seconds(String time) {
        return Instant.parse(time).getEpochSecond();
    }

    @Test
    void marks_are_round_numbers_around_the_values() {
        assertEquals(List.of("0.0", "0.2", "0.4", "0.6", "0.8", "1.0"), texts(Scale.LINEAR, 0, 1));
        assertEquals(List.of("-10", "-5", "0", "5", "10", "15"), texts(Scale.LINEAR, -7, 13));
        assertEquals(List.of("0", "500", "1,000", "1,500", "2,000"), texts(Scale.LINEAR, 3, 1999));
    }

    @Test
    void values_that_do_not_differ_get_room() {
        assertEquals(List.of("-1.0", "-0.5", "0.0", "0.5", "1.0"), texts(Scale.LINEAR, 0, 0));
        Ticks ticks = Ticks.of(Scale.LINEAR, 5, 5, 5);
        assertTrue(ticks.low() < 5 && ticks.high() > 5);
        assertEquals(0.5, ticks.place(5), 0.3);
        assertEquals(List.of("1", "2", "5", "10"), texts(Scale.LOGARITHMIC, 3, 3));
    }

    @Test
    void huge_and_tiny_numbers_are_written_by_their_powers() {
        assertEquals(List.of("0", "5e11", "1e12", "1.5e12", "2e12"), texts(Scale.LINEAR, 0, 2e12));
        assertEquals(List.of("0", "2e-5", "4e-5", "6e-5", "8e-5", "0.0001"), texts(Scale.LINEAR, 0, 1e-4));
    }

    @Test
    void a_logarithmic_axis_has_powers_of_ten() {
        assertEquals(List.of("1", "10", "100", "1,000", "10,000"), texts(Scale.LOGARITHMIC, 2, 9000));
        assertEquals(0.5, Ticks.of(Scale.LOGARITHMIC, 1, 100, 5).place(10), 1e-12);
        assertEquals(Scale.LINEAR, Ticks.of(Scale.LOGARITHMIC, -1, 100, 5).scale());
    }

    @Test
    void time_is_marked_at_round_hours_days_months_and_years() {
        assertEquals(List.of("21 Nov 06:00", "21 Nov 12:00", "21 Nov 18:00"),
                texts(Scale.TIME, seconds("2026-11-21T01:10:00Z"), seconds("2026-11-21T23:50:00Z")));
        assertEquals(List.of("Jan 2026", "Apr 2026", "Jul 2026", "Oct 2026"),
                texts(Scale.TIME, seconds("2026-01-01T00:00:00Z"), seconds("2026-12-01T00:00:00Z")));
        assertEquals(List.of("2010", "2015", "2020", "2025"),
                texts(Scale.TIME, seconds("2008-01-01T00:00:00Z"), seconds("2026-12-01T00:00:00Z")));
        assertTrue(texts(Scale.TIME, 1e300, -1e300).size() < 30);
    }

    @Property(seed = "1")
    void any_axis_has_few_marks_within_it_and_holds_its_values(@ForAll double a, @ForAll double b,
            @ForAll Scale scale, @ForAll @IntRange(min = 1, max = 12) int count) {
        Ticks ticks = Ticks.of(scale, a, b, count);
        assertTrue(ticks.low() < ticks.high(), ticks.toString());
        assertTrue(ticks.marks().size() <= 3 * count + 14, ticks.toString());
        for (Ticks.Mark mark : ticks.marks()) {
            double place = ticks.place(mark.at());
            assertTrue(place > -1e-6 && place < 1 + 1e-6, mark.toString());
        }
        double place = ticks.place(a);
        assertTrue(place >= -1e-9 && place <= 1 + 1e-9, ticks + " " + a);
    }
}
