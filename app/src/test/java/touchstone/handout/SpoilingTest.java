package touchstone.handout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Rasterizer;

class SpoilingTest {

    private final Image image = new Image(ImageId.create(), "a.png", 200, 160, "", 0);
    private final Mask disc = Mask.empty(200, 160).paint(Points.of(80, 80), 20);

    @Test
    void a_part_of_each_kind_of_shape_is_missing() {
        for (Geometry shape : List.of(disc, new Box(40, 40, 60, 30), new Box(40, 40, 60, 30, 20),
                new Ellipse(80, 80, 30, 20, 10), Polygon.of(Points.of(40, 40, 100, 45, 90, 90, 50, 80)))) {
            Geometry cut = Spoiling.cut(shape, image);
            Mask before = Rasterizer.mask(shape, 200, 160);
            Mask after = Rasterizer.mask(cut, 200, 160);
            assertEquals(shape.kind(), cut.kind());
            double left = (double) after.areaPixels() / before.areaPixels();
            assertTrue(left > 0.3 && left < 0.8, shape.kind() + " keeps " + left);
        }
        assertEquals(3, ((Polyline) Spoiling.cut(new Polyline(Points.of(0, 0, 10, 0, 20, 0, 30, 0, 40, 0)), image))
                .points().size());
        assertEquals(1, ((Keypoints) Spoiling.cut(new Keypoints(
                List.of(new Keypoints.Joint(5, 5, 2), new Keypoints.Joint(9, 9, 2))), image)).joints().stream()
                .filter(j -> j.visibility() == 0).count() + 1);
    }

    @Test
    void what_is_cut_lies_where_it_lay() {
        Mask cut = (Mask) Spoiling.cut(disc, image);
        assertTrue(cut.minus(disc).isEmpty());
        Geometry polygon = Spoiling.cut(Polygon.of(Points.of(40, 40, 100, 40, 100, 70, 40, 70)), image);
        assertEquals(40, polygon.bounds().minX());
        assertEquals(76, polygon.bounds().maxX());
    }

    @Test
    void a_mask_becomes_about_half_as_large_again() {
        Mask grown = (Mask) Spoiling.enlarged(disc, image);
        assertTrue(disc.minus(grown).isEmpty());
        double by = (double) grown.areaPixels() / disc.areaPixels();
        assertTrue(by > 1.3 && by < 1.7, "grows by " + by);
    }

    @Test
    void what_is_moved_stays_on_the_image() {
        Geometry moved = Spoiling.moved(new Box(150, 120, 40, 30), image, new Random(7));
        assertFalse(moved.equals(new Box(150, 120, 40, 30)));
        assertTrue(moved.bounds().maxX() <= 200 && moved.bounds().maxY() <= 160);
    }
}
