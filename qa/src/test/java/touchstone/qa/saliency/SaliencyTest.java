package touchstone.qa.saliency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import touchstone.model.geometry.Mask;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;

/** Energy inside the annotation, and the pointing game of Zhang et al. 2018. */
class SaliencyTest {

    private static final Mask LEFT = mask("##..", "##..", "##..", "##..");

    private static Mask mask(String... rows) {
        return Mask.ofPixels(rows[0].length(), rows.length, (x, y) -> rows[y].charAt(x) == '#');
    }

    /** A digit is a value, "-" is -1. */
    private static HeatMap map(String... rows) {
        double[] values = new double[rows.length * rows[0].length()];
        for (int i = 0; i < values.length; i++) {
            char c = rows[i / rows[0].length()].charAt(i % rows[0].length());
            values[i] = c == '-' ? -1 : c - '0';
        }
        return new HeatMap(rows[0].length(), rows.length, values);
    }

    private static double number(Estimate estimate) {
        return estimate.number().orElseThrow();
    }

    private static Reason reason(Estimate estimate) {
        return ((Estimate.Undefined) estimate).reason();
    }

    @Test
    void energy_is_the_share_of_the_values_inside_and_what_speaks_against_counts_as_nothing() {
        Saliency saliency = Saliency.of(map("3000", "000-", "0-01", "0000"), LEFT, 0);
        assertEquals(0.75, number(saliency.energyInside()), 1e-15);
        assertEquals(2, saliency.negatives());
        assertTrue(!saliency.scaled());
    }

    @Test
    void a_coarser_or_finer_map_lies_corner_on_corner() {
        Saliency coarse = Saliency.of(map("31", "00"), LEFT, 0);
        assertEquals(0.75, number(coarse.energyInside()), 1e-15);
        assertEquals(1, number(coarse.pointing()));
        assertTrue(coarse.scaled());
        Saliency fine = Saliency.of(map("11110000", "11110000", "00000000", "00000000", "00000000", "00000000",
                "00000000", "00000044"), LEFT, 0);
        assertEquals(0.5, number(fine.energyInside()), 1e-15);
        assertEquals(0, number(fine.pointing()));
    }

    @Test
    void of_several_highest_places_the_share_inside_counts() {
        assertEquals(0.5, number(Saliency.of(map("9009", "0000", "0000", "0000"), LEFT, 0).pointing()));
        assertEquals(2.0 / 3, number(Saliency.of(map("9009", "0900", "0000", "0000"), LEFT, 0).pointing()), 1e-15);
    }

    @Test
    void a_place_not_farther_than_the_tolerance_hits() {
        HeatMap twoAway = map("0009", "0000", "0000", "0000");
        assertEquals(0, number(Saliency.of(twoAway, LEFT, 0).pointing()));
        assertEquals(0, number(Saliency.of(twoAway, LEFT, 1.99).pointing()));
        assertEquals(1, number(Saliency.of(twoAway, LEFT, 2).pointing()));
        Mask corner = mask("#...", "....", "....", "....");
        HeatMap diagonal = map("0000", "0900", "0000", "0000");
        assertEquals(0, number(Saliency.of(diagonal, corner, 1).pointing()));
        assertEquals(1, number(Saliency.of(diagonal, corner, 1.4143).pointing()));
        assertEquals(1, number(Saliency.of(twoAway, corner, 10_000).pointing()));
    }

    @Test
    void what_does_not_exist_says_why() {
        assertEquals(Reason.NO_REFERENCE, reason(Saliency.of(map("10", "00"), Mask.empty(4, 4), 0).energyInside()));
        assertEquals(Reason.NO_REFERENCE, reason(Saliency.of(map("10", "00"), Mask.empty(4, 4), 0).pointing()));
        assertEquals(Reason.NO_ENERGY, reason(Saliency.of(map("-0", "00"), LEFT, 0).energyInside()));
        assertEquals(Reason.NO_VARIANCE, reason(Saliency.of(map("55", "55"), LEFT, 0).pointing()));
        assertEquals(0.5, number(Saliency.of(map("55", "55"), LEFT, 0).energyInside()), 1e-15);
    }

    @Property(tries = 200, seed = "1")
    void the_pointing_game_agrees_with_the_distance_to_every_annotated_pixel(@ForAll long seed,
            @ForAll @IntRange(min = 0, max = 5) int tolerance) {
        Random random = new Random(seed);
        boolean[][] rows = new boolean[7][9];
        double[] values = new double[63];
        rows[random.nextInt(7)][random.nextInt(9)] = true;
        for (int i = 0; i < values.length; i++) {
            rows[i / 9][i % 9] |= random.nextInt(8) == 0;
            values[i] = random.nextInt(20);
        }
        double top = -1;
        for (double v : values) {
            top = Math.max(top, v);
        }
        int places = 0;
        int hits = 0;
        double all = 0;
        double inside = 0;
        for (int i = 0; i < values.length; i++) {
            all += values[i];
            inside += rows[i / 9][i % 9] ? values[i] : 0;
            if (values[i] == top) {
                boolean near = false;
                for (int j = 0; j < values.length; j++) {
                    near |= rows[j / 9][j % 9] && Math.hypot(j / 9 - i / 9, j % 9 - i % 9) <= tolerance;
                }
                places++;
                hits += near ? 1 : 0;
            }
        }
        Saliency saliency = Saliency.of(new HeatMap(9, 7, values), Mask.ofRows(rows), tolerance);
        assertEquals((double) hits / places, number(saliency.pointing()), 1e-15);
        assertEquals(inside / all, number(saliency.energyInside()), 1e-12);
    }
}
