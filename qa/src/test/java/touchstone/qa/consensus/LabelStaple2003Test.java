package touchstone.qa.consensus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import touchstone.qa.Estimate;
import touchstone.qa.Fixture;
import touchstone.qa.Reason;
import touchstone.qa.Watch;

/** Against ITK's MultiLabelSTAPLEImageFilter, which counts in single precision. */
class LabelStaple2003Test {

    private static int[] image(String... rows) {
        return String.join("", rows).chars().map(c -> c - '0').toArray();
    }

    private static int[] image(JsonNode rows) {
        return image(rows.valueStream().map(JsonNode::asString).toArray(String[]::new));
    }

    private static LabelStaple of(int[]... images) {
        return LabelStaple.of(List.of(images), Watch.NONE);
    }

    @Test
    void labels_and_confusion_are_those_of_itk() {
        JsonNode reference = Fixture.cases(LabelStaple2003Test.class, "label-staple.json").findFirst().orElseThrow();
        List<int[]> images = reference.get("raters").valueStream().map(LabelStaple2003Test::image).toList();
        LabelStaple staple = LabelStaple.of(images, Watch.NONE);
        assertArrayEquals(image(reference.get("labels")), staple.consensus());
        assertEquals(reference.get("undecided").intValue(), staple.undecided());
        for (int r = 0; r < images.size(); r++) {
            List<List<Estimate>> confusion = staple.confusion(r);
            for (int said = 0; said < confusion.size(); said++) {
                assertArrayEquals(Given.numbers(reference.at("/confusion/" + r + "/" + said)),
                        Given.numbers(confusion.get(said)), 1e-5);
            }
        }
    }

    @Test
    void one_rater_is_right_in_everything() {
        LabelStaple staple = of(image("0012", "7712"));
        assertArrayEquals(image("0012", "7712"), staple.consensus());
        assertArrayEquals(new int[]{ 0, 1, 2, 7 }, staple.labels());
        assertEquals(8, staple.undecided());
        assertEquals(1, staple.confusion(0).get(3).get(3).number().orElseThrow(), 1e-12);
    }

    @Test
    void where_two_say_different_things_equally_often_nothing_is_decided() {
        LabelStaple staple = of(image("0011"), image("0101"));
        assertArrayEquals(image("0221"), staple.consensus());
    }

    @Test
    void a_label_that_is_true_nowhere_has_no_error_rate() {
        LabelStaple staple = of(image("000011112"), image("000011111"), image("000011111"));
        assertArrayEquals(image("000011111"), staple.consensus());
        assertEquals(Reason.EMPTY, Given.reason(staple.confusion(0).get(0).get(2)));
    }

    @Test
    void any_number_of_raters_can_be_asked() {
        int[] image = image("0012");
        List<int[]> images = new ArrayList<>();
        for (int r = 0; r < 2000; r++) {
            int[] own = image.clone();
            own[r % 4] = r % 3;
            images.add(own);
        }
        assertArrayEquals(image, LabelStaple.of(images, Watch.NONE).consensus());
    }

    @Property(tries = 100, seed = "1")
    void names_of_labels_and_order_of_pixels_do_not_matter(@ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int raters) {
        Random random = new Random(seed);
        int[] truth = random.ints(60, 0, 3).toArray();
        List<int[]> images = new ArrayList<>();
        List<int[]> other = new ArrayList<>();
        int[] names = { 4, 11, 30 };
        for (int r = 0; r < raters; r++) {
            int[] said = Arrays.stream(truth).map(t -> random.nextInt(5) == 0 ? random.nextInt(3) : t).toArray();
            images.add(said);
            int[] renamed = new int[said.length];
            for (int p = 0; p < said.length; p++) {
                renamed[said.length - 1 - p] = names[said[p]];
            }
            other.add(renamed);
        }
        int[] labels = LabelStaple.of(images, Watch.NONE).consensus();
        LabelStaple again = LabelStaple.of(other, Watch.NONE);
        int[] turned = again.consensus();
        boolean allOccur = again.labels().length == 3;
        for (int p = 0; p < labels.length && allOccur; p++) {
            assertEquals(labels[p] == 3 ? again.undecided() : names[labels[p]], turned[labels.length - 1 - p]);
        }
        for (int r = 0; r < raters; r++) {
            List<List<Estimate>> confusion = again.confusion(r);
            for (int t = 0; t < again.labels().length; t++) {
                int column = t;
                double sum = confusion.stream().mapToDouble(row -> row.get(column).number().orElse(0)).sum();
                assertTrue(sum == 0 || Math.abs(sum - 1) < 1e-12, Double.toString(sum));
            }
        }
    }
}
