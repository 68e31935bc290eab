package touchstone.qa.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.model.Image;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Rasterizer;
import touchstone.model.geometry.Tag;
import touchstone.qa.similarity.Iou;

class ShapeConsensusTest {

    private static final Image IMAGE = Image.unseen("a.png", 100, 100);

    private static Geometry of(Geometry... shapes) {
        return new ShapeConsensus(IMAGE, false).of(List.of(shapes));
    }

    /** Of width 20 and height 10 before it is turned about (50, 50). */
    private static Box turned(double degrees) {
        return new Box(40, 45, 20, 10, degrees);
    }

    /** The same shape as {@link #turned}, drawn with its sides exchanged. */
    private static Box exchanged(double degrees) {
        return new Box(45, 40, 10, 20, degrees + 90);
    }

    private static void sameShape(Geometry expected, Geometry actual) {
        assertEquals(1, Iou.on(IMAGE).of(expected, actual), 1e-9, actual.toString());
    }

    @Test
    void a_box_is_the_median_of_each_side() {
        assertEquals(new Box(1, 1, 10, 11), of(new Box(0, 0, 10, 10), new Box(2, 2, 10, 10), new Box(1, 1, 10, 20)));
        assertEquals(new Box(1, 0, 10, 10), of(new Box(0, 0, 10, 10), new Box(2, 0, 10, 10)));
    }

    @ParameterizedTest
    @CsvSource({ "350, 10, 0, 0", "359, 1, 0, 0", "-3, 3, 0, 0", "88, 92, 90, 90", "178, 182, 180, 0",
            "355, 5, 15, 5", "44, 46, 45, 45", "30, 210, 30, 30" })
    void angles_are_averaged_around_the_turn(double a, double b, double c, double expected) {
        sameShape(turned(expected), of(turned(a), turned(b), turned(c)));
        sameShape(turned(expected), of(turned(a), exchanged(b), turned(c)));
        sameShape(turned(expected), of(exchanged(a), exchanged(b), turned(c)));
    }

    @Property(tries = 200, seed = "1")
    void how_a_turned_box_was_drawn_does_not_change_its_shape(@ForAll long seed) {
        Random random = new Random(seed);
        List<Geometry> plain = new ArrayList<>();
        List<Geometry> other = new ArrayList<>();
        double angle = random.nextInt(90);
        for (int i = 0; i < 3; i++) {
            double own = angle + random.nextInt(21) - 10;
            plain.add(turned(own));
            double round = own + 360 * (random.nextInt(3) - 1);
            other.add(random.nextBoolean() ? turned(round + 180) : exchanged(round));
        }
        ShapeConsensus consensus = new ShapeConsensus(IMAGE, false);
        sameShape(consensus.of(plain), consensus.of(other));
    }

    @Test
    void directions_without_a_mean_give_one_of_the_shapes() {
        assertEquals(turned(0), of(turned(0), turned(45)));
    }

    @Test
    void an_ellipse_is_the_median_of_centre_and_axes_with_the_mean_direction() {
        assertEquals(new Ellipse(51, 50, 20, 11), of(new Ellipse(50, 50, 20, 10), new Ellipse(51, 50, 21, 11),
                new Ellipse(52, 51, 19, 12)));
        Ellipse expected = new Ellipse(50, 50, 20, 10, 0);
        sameShape(expected, of(new Ellipse(50, 50, 20, 10, 355), new Ellipse(50, 50, 10, 20, 95)));
    }

    @Test
    void masks_and_polygons_are_the_pixels_of_the_majority() {
        Mask united = (Mask) new ShapeConsensus(Image.unseen("a.png", 5, 2), false).of(List.of(
                Given.mask("###..", "#...."), Given.mask(".###.", "....."), Given.mask("..###", "#....")));
        assertEquals(Given.mask(".###.", "#...."), united);
        Polygon polygon = assertInstanceOf(Polygon.class, of(square(10), square(12), square(14)));
        assertEquals(Rasterizer.mask(square(12), 100, 100), Rasterizer.mask(polygon, 100, 100));
    }

    @Test
    void staple_unites_masks_where_it_is_asked_for() {
        Image small = Image.unseen("a.png", 4, 2);
        List<Geometry> masks = List.of(Given.mask("##..", "##.."), Given.mask("##..", "##.."),
                Given.mask("###.", "##.."));
        assertEquals(Given.mask("##..", "##.."), new ShapeConsensus(small, true).of(masks));
    }

    @Test
    void masks_with_nothing_in_common_give_one_of_them() {
        Mask a = Given.mask("#..", "...");
        Mask b = Given.mask("..#", "...");
        assertEquals(a, new ShapeConsensus(Image.unseen("a.png", 3, 2), false).of(List.of(a, b)));
    }

    private static Polygon square(double x) {
        return Polygon.of(Points.of(x, 10, x + 20, 10, x + 20, 30, x, 30));
    }

    @Test
    void a_joint_is_the_median_of_where_it_was_placed_with_the_visibility_of_most() {
        Geometry middle = of(joints(10, 10, 2, 50, 50, 2), joints(12, 14, 2, 52, 50, 1), joints(20, 12, 1, 0, 0, 0));
        // Of the second joint each visibility has one vote: the lowest, absent.
        assertEquals(joints(12, 12, 2, 0, 0, 0), middle);
        assertEquals(joints(11, 10, 1), of(joints(10, 10, 2), joints(12, 10, 1)));
    }

    @Test
    void people_with_other_skeletons_give_one_of_them() {
        Keypoints one = joints(10, 10, 2);
        assertEquals(one, of(one, joints(10, 10, 2, 20, 20, 2)));
    }

    private static Keypoints joints(double... xyv) {
        List<Keypoints.Joint> joints = new ArrayList<>();
        for (int i = 0; i < xyv.length; i += 3) {
            joints.add(new Keypoints.Joint(xyv[i], xyv[i + 1], (int) xyv[i + 2]));
        }
        return new Keypoints(joints);
    }

    @Test
    void of_lines_the_one_most_like_the_others_is_taken() {
        Polyline far = new Polyline(Points.of(10, 20, 90, 20));
        Polyline middle = new Polyline(Points.of(10, 11, 90, 11));
        Polyline near = new Polyline(Points.of(10, 10, 90, 10));
        Polyline below = new Polyline(Points.of(10, 12, 90, 12));
        assertEquals(middle, of(far, near, middle, below));
    }

    @Test
    void tags_and_equal_shapes_stay_what_they_are() {
        assertEquals(new Tag(), of(new Tag(), new Tag()));
        assertEquals(turned(123), of(turned(123), turned(123), turned(123)));
    }

    @Test
    void the_kind_that_most_drew_counts_and_of_equally_many_the_most_exact() {
        Box box = new Box(10, 10, 20, 20);
        assertEquals(box, of(box, square(10), box));
        assertEquals(square(12), of(box, square(12)));
        Mask mask = Rasterizer.mask(box, 100, 100);
        assertEquals(mask, of(square(12), mask));
        assertEquals(new Ellipse(20, 20, 10, 10), of(box, new Ellipse(20, 20, 10, 10)));
    }
}
