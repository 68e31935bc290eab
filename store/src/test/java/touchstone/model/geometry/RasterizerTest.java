package touchstone.model.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RasterizerTest {

    @Property(seed = "1", tries = 2000)
    void rings_fill_as_if_every_point_of_their_edges_were_listed(@ForAll long seed,
            @ForAll @IntRange(min = 3, max = 9) int points) {
        Random random = new Random(seed);
        int width = 1 + random.nextInt(150);
        int height = 1 + random.nextInt(150);
        double[] xy = new double[2 * points];
        int fineness = List.of(1, 2, 10, 1000).get(random.nextInt(4));
        for (int i = 0; i < xy.length; i++) {
            double side = i % 2 == 0 ? width : height;
            xy[i] = Math.rint((random.nextDouble() * 1.6 - 0.3) * side * fineness) / fineness;
        }
        Mask filled = Rasterizer.ring(Points.of(xy), width, height);
        assertEquals(Art.text(byPointList(xy, width, height)), Art.text(filled));
    }

    /** The COCO rule in its published form: upsample by 5, walk every edge point by point, keep column crossings. */
    private static Mask byPointList(double[] xy, int w, int h) {
        int k = xy.length / 2;
        int[] x = new int[k + 1];
        int[] y = new int[k + 1];
        for (int j = 0; j <= k; j++) {
            x[j] = (int) (5 * xy[2 * (j % k)] + .5);
            y[j] = (int) (5 * xy[2 * (j % k) + 1] + .5);
        }
        List<int[]> points = new ArrayList<>();
        for (int j = 0; j < k; j++) {
            int dx = Math.abs(x[j + 1] - x[j]);
            int dy = Math.abs(y[j + 1] - y[j]);
            boolean flip = dx >= dy ? x[j] > x[j + 1] : y[j] > y[j + 1];
            int xs = flip ? x[j + 1] : x[j];
            int ys = flip ? y[j + 1] : y[j];
            int xe = flip ? x[j] : x[j + 1];
            int ye = flip ? y[j] : y[j + 1];
            double s = dx >= dy ? (double) (ye - ys) / dx : (double) (xe - xs) / dy;
            for (int d = 0; d <= Math.max(dx, dy); d++) {
                int t = flip ? Math.max(dx, dy) - d : d;
                points.add(dx >= dy
                        ? new int[]{ t + xs, (int) (ys + s * t + .5) }
                        : new int[]{ (int) (xs + s * t + .5), t + ys });
            }
        }
        boolean[] turns = new boolean[w * h + 1];
        for (int j = 1; j < points.size(); j++) {
            int[] a = points.get(j - 1);
            int[] b = points.get(j);
            if (a[0] == b[0]) {
                continue;
            }
            double column = ((b[0] < a[0] ? b[0] : b[0] - 1) + .5) / 5 - .5;
            if (Math.floor(column) == column && column >= 0 && column <= w - 1) {
                double row = Math.ceil(Math.clamp((Math.min(a[1], b[1]) + .5) / 5 - .5, 0, h));
                turns[(int) (column * h + row)] ^= true;
            }
        }
        boolean[] set = new boolean[w * h];
        boolean inside = false;
        for (int i = 0; i < w * h; i++) {
            inside ^= turns[i];
            set[i] = inside;
        }
        return Mask.ofPixels(w, h, (px, py) -> set[px * h + py]);
    }

    @Property(seed = "2")
    void filled_rings_hold_the_pixels_whose_centres_are_inside(@ForAll long seed,
            @ForAll @IntRange(min = 3, max = 9) int points) {
        Random random = new Random(seed);
        double[] xy = new double[2 * points];
        int fineness = List.of(1, 2, 1000).get(random.nextInt(3));
        Arrays.setAll(xy, i -> Math.rint((random.nextDouble() * 200 - 40) * fineness) / fineness);
        Points ring = Points.of(xy);
        Mask inside = Mask.ofPixels(130, 90, (x, y) -> ring.ringContains(x + 0.5, y + 0.5));
        assertEquals(Art.text(inside), Art.text(Mask.empty(130, 90).fillRing(ring)));
    }

    @Property(seed = "3")
    void an_ellipse_holds_the_pixels_whose_centres_it_contains(@ForAll @DoubleRange(min = -30, max = 130) double cx,
            @ForAll @DoubleRange(min = -30, max = 130) double cy, @ForAll @DoubleRange(max = 90) double rx,
            @ForAll @DoubleRange(max = 90) double ry, @ForAll @DoubleRange(min = -400, max = 400) double rotation) {
        Ellipse ellipse = new Ellipse(cx, cy, rx, ry, rotation);
        assertEquals(Art.text(Mask.ofPixels(100, 100, (x, y) -> ellipse.contains(x + 0.5, y + 0.5))),
                Art.text(Rasterizer.mask(ellipse, 100, 100)));
    }

    @Test
    void a_polygon_loses_its_holes_and_gains_its_parts() {
        Polygon polygon = new Polygon(List.of(
                new Polygon.Part(Points.of(0, 0, 5, 0, 5, 5, 0, 5), List.of(Points.of(1, 1, 4, 1, 4, 4, 1, 4))),
                new Polygon.Part(Points.of(2, 2, 3, 2, 3, 3, 2, 3), List.of())));
        assertEquals(Art.text(
                "#####.",
                "#...#.",
                "#.#.#.",
                "#...#.",
                "#####."), Art.text(Rasterizer.mask(polygon, 6, 5)));
    }

    @Test
    void parts_that_overlap_are_united() {
        Polygon polygon = new Polygon(List.of(
                new Polygon.Part(Points.of(0, 0, 3, 0, 3, 2, 0, 2), List.of()),
                new Polygon.Part(Points.of(2, 1, 4, 1, 4, 3, 2, 3), List.of())));
        assertEquals(Art.text(
                "###.",
                "####",
                "..##"), Art.text(Rasterizer.mask(polygon, 4, 3)));
    }

    @Test
    void a_box_turned_by_a_quarter_covers_the_turned_pixels() {
        assertEquals(Art.text(
                ".##..",
                ".##..",
                ".##..",
                ".##..",
                "....."), Art.text(Rasterizer.mask(new Box(0, 1, 4, 2, 90), 5, 5)));
    }

    @Test
    void a_box_turned_by_an_eighth_is_a_diamond() {
        double side = Math.sqrt(32);
        Box box = new Box(4 - side / 2, 4 - side / 2, side, side, 45);
        Points diamond = Points.of(4, 0, 8, 4, 4, 8, 0, 4);
        assertEquals(Rasterizer.ring(diamond, 9, 9), Rasterizer.mask(box, 9, 9));
        assertEquals(32, Rasterizer.mask(box, 9, 9).areaPixels());
    }

    @Test
    void a_mask_is_itself_in_its_own_frame_only() {
        Mask mask = Art.mask("#.", ".#");
        assertSame(mask, Rasterizer.mask(mask, 2, 2));
        assertThrows(InvalidGeometry.class, () -> Rasterizer.mask(mask, 3, 2));
    }

    @Test
    void shapes_without_an_inside_cover_no_pixel() {
        assertTrue(Rasterizer.mask(new Tag(), 4, 4).isEmpty());
        assertTrue(Rasterizer.mask(new Polyline(Points.of(0, 0, 4, 4)), 4, 4).isEmpty());
        assertTrue(Rasterizer.mask(Keypoints.point(2, 2), 4, 4).isEmpty());
    }

    @Test
    void a_ring_far_larger_than_the_image_is_filled_at_once() {
        Points ring = Points.of(-9e7, -9e7, 9e7, -8e7, 9e7, 9e7, -8e7, 9e7);
        assertEquals(Mask.full(300, 200), Rasterizer.ring(ring, 300, 200));
        assertEquals(Mask.full(300, 200), Mask.empty(300, 200).fillRing(ring));
    }

    @Test
    void coordinates_beyond_the_rule_are_refused() {
        Polygon polygon = Polygon.of(Points.of(0, 0, 1e300, 0, 0, 1e300));
        assertThrows(InvalidGeometry.class, () -> Rasterizer.mask(polygon, 10, 10));
    }
}
