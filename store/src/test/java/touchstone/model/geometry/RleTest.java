package touchstone.model.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Every expected value in rle.json was computed by pycocotools 2.0.11; all must be met bit by bit. */
class RleTest {

    private final JsonNode cases = cases();

    private static JsonNode cases() {
        try (InputStream in = RleTest.class.getResourceAsStream("rle.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Stream<DynamicTest> each(String family, CaseTest test) {
        return StreamSupport.stream(cases.get(family).spliterator(), false)
                .map(c -> DynamicTest.dynamicTest(c.get("name").stringValue(),
                        () -> test.test(c.get("input"), c.get("expected"))));
    }

    private interface CaseTest {
        void test(JsonNode input, JsonNode expected);
    }

    @TestFactory
    Stream<DynamicTest> masks_encode_and_decode() {
        return each("encode_decode", (in, expected) -> {
            int width = in.get("w").intValue();
            int height = in.get("h").intValue();
            Rle rle = Rle.ofCounts(width, height, longs(in.get("counts_uncompressed")));
            Mask mask = rle.mask();
            if (in.has("rows")) {
                JsonNode rows = in.get("rows");
                assertEquals(Mask.ofPixels(width, height, (x, y) -> rows.get(y).stringValue().charAt(x) == '1'), mask);
            }
            assertEquals(rle, Rle.of(mask));
            assertEquals(expected.get("counts").stringValue(), rle.compressed());
            assertEquals(expected.get("area").longValue(), rle.areaPixels());
            assertEquals(expected.get("area").longValue(), mask.areaPixels());
            assertBox(expected.get("bbox_xywh"), rle.bounds());
            assertBox(expected.get("bbox_xywh"), mask.bounds());
            assertEquals(rle, Rle.ofCompressed(width, height, rle.compressed()));
        });
    }

    @TestFactory
    Stream<DynamicTest> polygons_fill() {
        return each("polygons", (in, expected) -> {
            int width = in.get("w").intValue();
            int height = in.get("h").intValue();
            List<Points> rings = new ArrayList<>();
            for (JsonNode xy : in.get("polygons_xy")) {
                rings.add(Points.of(doubles(xy)));
            }
            for (int i = 0; i < rings.size(); i++) {
                Rle rle = Rle.ofPolygon(rings.get(i), width, height);
                assertEquals(expected.get("rles").get(i).stringValue(), rle.compressed());
                assertEquals(expected.get("areas").get(i).longValue(), rle.areaPixels());
                assertBox(expected.get("bboxes").get(i), rle.bounds());
            }
            Rle merged = Rle.ofPolygons(rings, width, height);
            assertEquals(expected.get("merged").stringValue(), merged.compressed());
            assertEquals(expected.get("merged_area").longValue(), merged.areaPixels());
            assertBox(expected.get("merged_bbox"), merged.bounds());
        });
    }

    @TestFactory
    Stream<DynamicTest> boxes_fill() {
        return each("boxes", (in, expected) -> {
            double[] xywh = doubles(in.get("bbox_xywh"));
            Box box = new Box(xywh[0], xywh[1], xywh[2], xywh[3]);
            Rle rle = Rle.of(Rasterizer.mask(box, in.get("w").intValue(), in.get("h").intValue()));
            assertEquals(expected.get("counts").stringValue(), rle.compressed());
            assertEquals(expected.get("area").longValue(), rle.areaPixels());
            assertBox(expected.get("bbox"), rle.bounds());
        });
    }

    @TestFactory
    Stream<DynamicTest> masks_merge() {
        return each("merge", (in, expected) -> {
            List<Mask> masks = masks(in.get("rles"));
            Mask union = masks.stream().reduce(Mask::union).orElseThrow();
            Mask intersection = masks.stream().reduce(Mask::intersect).orElseThrow();
            assertEquals(expected.get("union").get("counts").stringValue(), Rle.of(union).compressed());
            assertEquals(expected.get("intersection").get("counts").stringValue(), Rle.of(intersection).compressed());
            assertEquals(expected.get("union_area").longValue(), union.areaPixels());
            assertEquals(expected.get("intersection_area").longValue(), intersection.areaPixels());
        });
    }

    @TestFactory
    Stream<DynamicTest> masks_overlap() {
        return each("iou", (in, expected) -> {
            List<Mask> found = masks(in.get("dt"));
            List<Mask> truth = masks(in.get("gt"));
            for (int d = 0; d < found.size(); d++) {
                for (int g = 0; g < truth.size(); g++) {
                    long both = found.get(d).intersectionArea(truth.get(g));
                    long area = found.get(d).areaPixels();
                    boolean crowd = in.get("iscrowd").get(g).intValue() == 1;
                    long either = crowd ? area : area + truth.get(g).areaPixels() - both;
                    double iou = both == 0 ? 0 : (double) both / either;
                    assertEquals(expected.get("iou_dt_x_gt").get(d).get(g).doubleValue(), iou);
                }
            }
        });
    }

    @Test
    void a_string_that_is_broken_off_is_refused() {
        assertEquals("A run-length mask's string is broken off.", refusal(() -> Rle.ofCompressed(3, 3, "3P")));
    }

    @Test
    void a_string_with_foreign_characters_is_refused() {
        assertEquals("A run-length mask's string has an impossible character at place 2.",
                refusal(() -> Rle.ofCompressed(3, 3, "3 6")));
        assertEquals("A run-length mask's string has an impossible character at place 1.",
                refusal(() -> Rle.ofCompressed(3, 3, "\u00e96")));
    }

    @Test
    void a_string_whose_number_never_ends_is_refused() {
        assertEquals("A run-length mask's string has an impossible character at place 13.",
                refusal(() -> Rle.ofCompressed(3, 3, "o".repeat(40) + "0")));
    }

    @Test
    void runs_that_do_not_add_up_to_the_frame_are_refused() {
        assertEquals("The runs of a run-length mask cover fewer pixels than its frame of 3 x 3 has.",
                refusal(() -> Rle.ofCounts(3, 3, 4, 4)));
        assertEquals("The runs of a run-length mask cover more pixels than its frame of 3 x 3 has.",
                refusal(() -> Rle.ofCounts(3, 3, 4, 6)));
        assertEquals("The runs of a run-length mask cover more pixels than its frame of 3 x 3 has.",
                refusal(() -> Rle.ofCounts(3, 3, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE)));
        assertEquals("The runs of a run-length mask cover fewer pixels than its frame of 3 x 3 has.",
                refusal(() -> Rle.ofCounts(3, 3)));
    }

    @Test
    void a_negative_run_is_refused() {
        assertEquals("A run-length mask has a negative run.", refusal(() -> Rle.ofCounts(3, 3, 2, -1, 8)));
        assertEquals("A run-length mask has a negative run.", refusal(() -> Rle.ofCompressed(3, 3, "3N7")));
    }

    @Test
    void an_absurd_frame_is_refused() {
        assertThrows(InvalidGeometry.class, () -> Rle.ofCounts(Integer.MAX_VALUE, Integer.MAX_VALUE, 1));
        assertThrows(InvalidGeometry.class, () -> Rle.ofCounts(-3, 3, 9));
    }

    @Test
    void runs_longer_than_32_bits_are_kept() {
        Rle rle = Rle.of(Mask.empty(100_000, 100_000).paint(Points.of(99_999.5, 99_998.5), 0));
        assertArrayEquals(new long[]{ 9_999_999_998L, 1, 1 }, rle.counts());
        assertEquals(rle, Rle.ofCompressed(100_000, 100_000, rle.compressed()));
    }

    @Test
    void a_run_over_a_huge_frame_takes_no_memory_of_its_size() {
        Mask full = Rle.ofCounts(100_000, 100_000, 0, 10_000_000_000L).mask();
        assertEquals(10_000_000_000L, full.areaPixels());
        assertEquals(Mask.full(100_000, 100_000), full);
    }

    @Test
    void a_frame_without_pixels_is_one_run_of_none() {
        assertArrayEquals(new long[]{ 0 }, Rle.of(Mask.empty(0, 5)).counts());
        assertEquals(Mask.empty(0, 5), Rle.ofCounts(0, 5, 0).mask());
    }

    private static String refusal(Executable e) {
        return String.valueOf(assertThrows(InvalidGeometry.class, e).getMessage());
    }

    private static List<Mask> masks(JsonNode rles) {
        List<Mask> masks = new ArrayList<>();
        for (JsonNode rle : rles) {
            masks.add(Rle.ofCompressed(rle.get("size").get(1).intValue(), rle.get("size").get(0).intValue(),
                    rle.get("counts").stringValue()).mask());
        }
        return masks;
    }

    private static void assertBox(JsonNode xywh, Bounds bounds) {
        double[] actual = bounds.isEmpty()
                ? new double[4]
                : new double[]{ bounds.minX(), bounds.minY(), bounds.width(), bounds.height() };
        assertArrayEquals(doubles(xywh), actual);
    }

    private static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).mapToDouble(JsonNode::doubleValue).toArray();
    }

    private static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).mapToLong(JsonNode::longValue).toArray();
    }
}
