package touchstone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Cutout;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Keypoints.Joint;

class OwnExtentTest {

    private final Keypoints joints = new Keypoints(List.of(new Joint(10, 10, 2), new Joint(30, 20, 1),
            new Joint(0, 0, 0)));

    private static Annotation object(Geometry shape, Map<String, String> attributes) {
        return Annotation.drawn(ImageId.create(), LabelId.create(), AnnotatorId.create(), shape)
                .withAttributes(attributes);
    }

    @Test
    void what_follows_from_the_joints_is_not_their_own() {
        assertEquals(OwnExtent.NONE, OwnExtent.beside(joints, null, null));
        assertEquals(OwnExtent.NONE, OwnExtent.beside(joints, new Box(10, 10, 20, 10), 200.0));
        assertEquals(new OwnExtent(null, 199.0), OwnExtent.beside(joints, null, 199.0));
        assertEquals(new OwnExtent(new Box(5, 5, 30, 20), null),
                OwnExtent.beside(joints, new Box(5, 5, 30, 20), 600.0));
    }

    @Test
    void the_digits_of_a_file_are_kept() {
        OwnExtent own = new OwnExtent(new Box(73.35, 206.02, 300.58, 372.5), 28292.08);
        Annotation object = object(joints, own.with(Map.of("pose", "left")));
        assertEquals(Map.of("pose", "left", "object.bbox", "73.35, 206.02, 300.58, 372.5", "object.area", "28292.08"),
                object.attributes());
        assertEquals(own, OwnExtent.of(object));
        assertEquals(28292.08, OwnExtent.of(object).areaOf(joints));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "1, 2, 3", "1, 2, -3, 4", "1, 2, NaN, 4", "1, 2, 1e999, 4", "a, b, c, d" })
    void what_is_no_box_counts_for_nothing(String text) {
        assertEquals(OwnExtent.NONE, OwnExtent.of(object(joints, Map.of("object.bbox", text, "object.area", "-1"))));
        assertEquals(OwnExtent.NONE, OwnExtent.of(object(new Box(0, 0, 9, 9), Map.of("object.area", "5"))));
    }

    @Test
    void the_box_goes_along_with_the_object() {
        Annotation moved = object(joints, new OwnExtent(new Box(5, 5, 30, 20), 300.0).with(Map.of())).translate(2, -1);
        assertEquals(new OwnExtent(new Box(7, 4, 30, 20), 300.0), OwnExtent.of(moved));
        assertEquals(joints.translate(2, -1), moved.geometry());
    }

    @Test
    void a_tile_has_what_lies_on_it() {
        Annotation object = object(joints, new OwnExtent(new Box(5, 5, 30, 20), 300.0).with(Map.of("pose", "left")));
        OwnExtent own = OwnExtent.of(object);
        assertEquals(new OwnExtent(new Box(3, 1, 30, 20), 300.0).with(Map.of("pose", "left")),
                own.on(new Cutout(2, 4, 60, 60, 100, 100), object));
        assertEquals(new OwnExtent(new Box(0, 1, 27, 20), null).with(Map.of("pose", "left")),
                own.on(new Cutout(8, 4, 60, 60, 100, 100), object));
        assertEquals(Map.of("pose", "left"), own.on(new Cutout(40, 40, 60, 60, 100, 100), object));
    }
}
