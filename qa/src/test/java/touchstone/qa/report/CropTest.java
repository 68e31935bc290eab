package touchstone.qa.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import touchstone.model.geometry.Bounds;

class CropTest {

    @Test
    void a_small_object_is_magnified_in_whole_pixels_with_a_margin_around_it() {
        assertEquals(new Crop(176, 126, 48, 48, 8), Crop.around(Bounds.ofSize(195, 145, 10, 10), 1000, 800));
    }

    @Test
    void a_large_object_is_reduced() {
        Crop crop = Crop.around(Bounds.ofSize(1000, 1000, 1000, 500), 4000, 3000);
        assertEquals(new Crop(700, 450, 1600, 1600, 0.25), crop);
        assertEquals(2, crop.level(5));
    }

    @Test
    void at_the_rim_the_part_shown_is_moved_into_the_image() {
        assertEquals(new Crop(0, 52, 48, 48, 8), Crop.around(Bounds.ofSize(-5, 95, 10, 10), 100, 100));
    }

    @Test
    void a_tag_shows_the_whole_image() {
        assertEquals(new Crop(0, 0, 100, 50, 4), Crop.around(Bounds.EMPTY, 100, 50));
    }

    @Property(seed = "1")
    void the_part_shown_lies_in_the_image_and_the_picture_is_bounded(
            @ForAll @IntRange(min = 1, max = 5000) int imageWidth,
            @ForAll @IntRange(min = 1, max = 5000) int imageHeight,
            @ForAll @DoubleRange(min = -100, max = 6000) double x,
            @ForAll @DoubleRange(min = -100, max = 6000) double y,
            @ForAll @DoubleRange(min = 0, max = 6000) double width,
            @ForAll @DoubleRange(min = 0, max = 6000) double height) {
        Crop crop = Crop.around(Bounds.ofSize(x, y, width, height), imageWidth, imageHeight);
        assertTrue(crop.x() >= 0 && crop.y() >= 0 && crop.width() > 0 && crop.height() > 0
                && crop.x() + crop.width() <= imageWidth && crop.y() + crop.height() <= imageHeight, crop.toString());
        assertTrue(crop.pictureWidth() <= Crop.SIDE && crop.pictureHeight() <= Crop.SIDE, crop.toString());
    }
}
