package touchstone.model.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(RandomMasks.class)
@Domain(DomainContext.Global.class)
class MaskLawsTest {

    @Property(seed = "1")
    void operations_work_pixel_by_pixel(@ForAll RandomMasks.Pair masks) {
        Mask a = masks.a();
        Mask b = masks.b();
        int width = a.width();
        int height = a.height();
        assertEquals(Mask.ofPixels(width, height, (x, y) -> a.get(x, y) || b.get(x, y)), a.union(b));
        assertEquals(Mask.ofPixels(width, height, (x, y) -> a.get(x, y) && b.get(x, y)), a.intersect(b));
        assertEquals(Mask.ofPixels(width, height, (x, y) -> a.get(x, y) && !b.get(x, y)), a.minus(b));
        assertEquals(Mask.ofPixels(width, height, (x, y) -> a.get(x, y) != b.get(x, y)), a.xor(b));
    }

    @Property(seed = "2")
    void union_and_intersection_do_not_mind_the_order(@ForAll RandomMasks.Pair masks) {
        assertEquals(masks.a().union(masks.b()), masks.b().union(masks.a()));
        assertEquals(masks.a().intersect(masks.b()), masks.b().intersect(masks.a()));
        assertEquals(masks.a().union(masks.b()).hashCode(), masks.b().union(masks.a()).hashCode());
    }

    @Property(seed = "3")
    void xor_takes_itself_back(@ForAll RandomMasks.Pair masks) {
        assertEquals(masks.a(), masks.a().xor(masks.b()).xor(masks.b()));
        assertTrue(masks.a().xor(masks.a()).isEmpty());
    }

    @Property(seed = "4")
    void difference_and_intersection_part_a_mask(@ForAll RandomMasks.Pair masks) {
        Mask rest = masks.a().minus(masks.b());
        Mask both = masks.a().intersect(masks.b());
        assertEquals(masks.a(), rest.union(both));
        assertTrue(rest.intersect(both).isEmpty());
    }

    @Property(seed = "5")
    void areas_of_union_and_intersection_add_up_to_those_of_both(@ForAll RandomMasks.Pair masks) {
        Mask a = masks.a();
        Mask b = masks.b();
        assertEquals(a.areaPixels() + b.areaPixels(), a.union(b).areaPixels() + a.intersect(b).areaPixels());
        assertEquals(a.intersect(b).areaPixels(), a.intersectionArea(b));
    }

    @Property(seed = "6")
    void area_and_bounds_are_those_of_the_pixels(@ForAll Mask mask) {
        long area = 0;
        Bounds bounds = Bounds.EMPTY;
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                if (mask.get(x, y)) {
                    area++;
                    bounds = bounds.union(Bounds.ofSize(x, y, 1, 1));
                }
            }
        }
        assertEquals(area, mask.areaPixels());
        assertEquals(bounds, mask.bounds());
        assertEquals(area == 0, mask.isEmpty());
    }

    @Property(seed = "7")
    void a_moved_mask_is_cut_at_the_frame(@ForAll Mask mask, @ForAll @IntRange(min = -210, max = 210) int dx,
            @ForAll @IntRange(min = -210, max = 210) int dy) {
        assertEquals(Mask.ofPixels(mask.width(), mask.height(), (x, y) -> mask.get(x - dx, y - dy)),
                mask.translate(dx, dy));
    }

    @Property(seed = "8")
    void tiles_words_and_runs_give_the_mask_again(@ForAll Mask mask) {
        int width = mask.width();
        int height = mask.height();
        MaskBuilder tiles = new MaskBuilder(width, height);
        mask.forEachTile(tiles::tile);
        assertEquals(mask, tiles.build());
        MaskBuilder words = new MaskBuilder(width, height);
        for (int y = 0; y < height; y++) {
            for (int wordX = 0; wordX * 64 < width; wordX++) {
                words.or(wordX, y, mask.word(wordX, y));
            }
        }
        assertEquals(mask, words.build());
        MaskBuilder runs = new MaskBuilder(width, height);
        mask.forEachRun(runs::span);
        assertEquals(mask, runs.build());
    }

    @Property(seed = "9")
    void run_lengths_give_the_mask_again(@ForAll Mask mask) {
        Rle rle = Rle.of(mask);
        Rle read = Rle.ofCompressed(mask.width(), mask.height(), rle.compressed());
        assertEquals(mask, read.mask());
        assertArrayEquals(rle.counts(), read.counts());
        assertEquals(mask.areaPixels(), rle.areaPixels());
        assertEquals(mask.bounds(), rle.bounds());
    }

    @Property(seed = "10")
    void a_stroke_paints_the_pixels_whose_centres_it_reaches(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = -40, max = 480) Integer> quarters,
            @ForAll @IntRange(max = 120) int radiusInQuarters) {
        double[] xy = new double[2 * quarters.size()];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = quarters.get((i * 7 + 3) % quarters.size()) / 4.0 + i % 2 * (i / 2);
        }
        assertPainted(Points.of(xy), radiusInQuarters / 4.0);
    }

    @Property(seed = "11")
    void a_stroke_of_any_slope_paints_the_pixels_whose_centres_it_reaches(
            @ForAll @DoubleRange(min = -20, max = 120) double ax, @ForAll @DoubleRange(min = -20, max = 120) double ay,
            @ForAll @DoubleRange(min = -20, max = 120) double bx, @ForAll @DoubleRange(min = -20, max = 120) double by,
            @ForAll @DoubleRange(min = 0, max = 40) double radius) {
        assertPainted(Points.of(ax, ay, bx, by), radius);
    }

    private static void assertPainted(Points path, double radius) {
        Mask reached = Mask.ofPixels(100, 90, (x, y) -> isReached(path, x + 0.5, y + 0.5, radius));
        Mask painted = Mask.empty(100, 90).paint(path, radius);
        assertEquals(Art.text(reached), Art.text(painted));
        assertEquals(Mask.full(100, 90).minus(reached), Mask.full(100, 90).erase(path, radius));
    }

    private static boolean isReached(Points path, double x, double y, double radius) {
        if (path.size() == 1) {
            return square(x - path.x(0)) + square(y - path.y(0)) <= radius * radius;
        }
        for (int i = 1; i < path.size(); i++) {
            double dx = path.x(i) - path.x(i - 1);
            double dy = path.y(i) - path.y(i - 1);
            double px = x - path.x(i - 1);
            double py = y - path.y(i - 1);
            double along = px * dx + py * dy;
            double length = dx * dx + dy * dy;
            boolean reached = square(px * dy - py * dx) <= radius * radius * length;
            if (along <= 0) {
                reached = px * px + py * py <= radius * radius;
            } else if (along >= length) {
                reached = square(px - dx) + square(py - dy) <= radius * radius;
            }
            if (reached) {
                return true;
            }
        }
        return false;
    }

    private static double square(double value) {
        return value * value;
    }
}
