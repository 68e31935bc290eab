package touchstone.model.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MaskTest {

    @Test
    void the_first_pixel_alone_lies_between_0_and_1() {
        Mask mask = Art.mask(
                "#..",
                "...");
        assertEquals(new Bounds(0, 0, 1, 1), mask.bounds());
        assertEquals(1, mask.areaPixels());
        assertEquals(1.0, mask.area());
        assertTrue(mask.contains(0.99, 0.99));
        assertFalse(mask.contains(1, 0.5));
        assertFalse(mask.contains(-0.01, 0.5));
    }

    @Test
    void an_empty_mask_has_no_bounds() {
        assertEquals(Bounds.EMPTY, Mask.empty(5, 5).bounds());
        assertEquals(0, Mask.empty(5, 5).areaPixels());
    }

    @Test
    void a_full_mask_has_all_pixels_of_its_frame() {
        for (int side : new int[]{ 1, 63, 64, 65, 128, 200 }) {
            Mask full = Mask.full(side, 130);
            assertEquals(side * 130L, full.areaPixels());
            assertEquals(Mask.ofPixels(side, 130, (x, y) -> true), full);
            assertEquals(new Bounds(0, 0, side, 130), full.bounds());
        }
    }

    @Test
    void a_tile_that_the_frame_cuts_is_never_full() {
        Mask mask = Mask.full(100, 64);
        assertTrue(mask.isTileFull(0, 0));
        assertFalse(mask.isTileFull(1, 0));
        assertEquals((1L << 36) - 1, mask.word(1, 63));
        assertTrue(mask.isTileEmpty(2, 0));
    }

    @Test
    void masks_of_different_frames_are_not_combined() {
        Mask a = Mask.full(3, 2);
        Mask b = Mask.full(2, 3);
        InvalidGeometry refusal = assertThrows(InvalidGeometry.class, () -> a.union(b));
        assertEquals("A mask of 3 x 2 pixels cannot be combined with one of 2 x 3.", refusal.getMessage());
        assertThrows(InvalidGeometry.class, () -> a.intersect(b));
        assertThrows(InvalidGeometry.class, () -> a.minus(b));
        assertThrows(InvalidGeometry.class, () -> a.xor(b));
        assertThrows(InvalidGeometry.class, () -> a.intersectionArea(b));
        assertNotEquals(Mask.empty(3, 2), Mask.empty(2, 3));
    }

    @Test
    void a_stroke_on_a_huge_image_costs_only_its_own_tiles() {
        Mask mask = Mask.empty(100_000, 100_000).paint(Points.of(99_990, 50_000, 99_999, 50_020), 3);
        int[] tiles = { 0 };
        mask.forEachTile((column, row, words) -> tiles[0]++);
        assertEquals(1, tiles[0]);
        assertTrue(mask.get(99_999, 50_020));
        assertEquals(mask, mask.union(Mask.empty(100_000, 100_000)));
    }

    @Test
    void frames_beyond_all_images_are_refused() {
        assertThrows(InvalidGeometry.class, () -> Mask.empty(Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertThrows(InvalidGeometry.class, () -> Mask.full(1_000_000, 1_000_000));
        assertThrows(InvalidGeometry.class, () -> Mask.empty(-1, 4));
    }

    @Test
    void pixels_beyond_the_frame_are_refused() {
        MaskBuilder builder = new MaskBuilder(100, 10);
        assertThrows(InvalidGeometry.class, () -> builder.or(1, 0, 1L << 36));
        assertThrows(InvalidGeometry.class, () -> builder.or(0, 10, 1));
        assertThrows(InvalidGeometry.class, () -> builder.or(2, 0, 1));
        assertThrows(InvalidGeometry.class, () -> builder.tile(0, 0, new long[63]));
        long[] words = new long[64];
        Arrays.fill(words, -1);
        assertThrows(InvalidGeometry.class, () -> builder.tile(0, 0, words));
        assertThrows(InvalidGeometry.class, () -> builder.tile(0, 1, new long[64]));
    }

    @Test
    void a_builder_collects_masks_of_its_frame() {
        MaskBuilder builder = new MaskBuilder(4, 2);
        builder.add(Art.mask("##..", "...."));
        builder.add(Art.mask(".##.", "...#"));
        assertEquals(Art.mask("###.", "...#"), builder.build());
        assertTrue(builder.build().isEmpty());
        assertThrows(InvalidGeometry.class, () -> builder.add(Mask.empty(2, 4)));
    }

    @Test
    void packed_rows_start_at_a_byte_with_the_highest_bit_on_the_left() {
        byte[] bits = { (byte) 0b1010_0000, (byte) 0b0111_1111, 0b0000_0001, (byte) 0b1000_0000 };
        assertEquals(Art.text(
                "#.#......#",
                ".......##."), Art.text(Mask.ofBits(10, 2, bits)));
        assertThrows(InvalidGeometry.class, () -> Mask.ofBits(10, 3, bits));
    }

    @Test
    void boolean_rows_make_a_mask_when_they_are_of_one_length() {
        assertEquals(Art.mask(
                "#.",
                ".#"), Mask.ofRows(new boolean[][]{ { true, false }, { false, true } }));
        assertThrows(InvalidGeometry.class, () -> Mask.ofRows(new boolean[][]{ { true }, { false, true } }));
    }

    @Test
    void a_dot_is_round_and_includes_the_pixels_at_its_radius() {
        assertEquals(Art.text(
                "...#...",
                ".#####.",
                ".#####.",
                "#######",
                ".#####.",
                ".#####.",
                "...#..."), Art.text(Mask.empty(7, 7).paint(Points.of(3.5, 3.5), 3)));
    }

    @Test
    void a_stroke_has_round_ends() {
        assertEquals(Art.text(
                "..###..",
                ".#####.",
                ".#####.",
                ".#####.",
                "..###.."), Art.text(Mask.empty(7, 5).paint(Points.of(3, 2.5, 4, 2.5), 2.1)));
    }

    @Test
    void painting_what_is_painted_changes_nothing() {
        Mask mask = Mask.full(64, 64).erase(Points.of(0.5, 0.5), 0);
        assertEquals(mask, mask.paint(Points.of(30, 30), 4));
        assertEquals(4095, mask.areaPixels());
    }

    @Test
    void a_stroke_without_points_paints_nothing() {
        Mask mask = Art.mask("#.");
        assertSame(mask, mask.paint(Points.of(), 5));
    }

    @Test
    void a_stroke_needs_a_radius_that_is_a_number_from_0() {
        Mask mask = Mask.empty(3, 3);
        assertThrows(InvalidGeometry.class, () -> mask.paint(Points.of(1, 1), -1));
        assertThrows(InvalidGeometry.class, () -> mask.paint(Points.of(1, 1), Double.NaN));
        assertThrows(InvalidGeometry.class, () -> mask.erase(Points.of(1, 1), Double.POSITIVE_INFINITY));
    }

    @Test
    void masks_move_by_the_nearest_whole_pixels() {
        Mask mask = Art.mask(
                "##..",
                "....");
        assertEquals(Art.text(
                "....",
                ".##."), Art.text(mask.translate(1.4, 0.6)));
        assertTrue(mask.translate(1e12, 0).isEmpty());
        assertThrows(InvalidGeometry.class, () -> mask.translate(Double.NaN, 0));
    }
}
