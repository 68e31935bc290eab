package touchstone.qa.conduct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.Provenance;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Orientation;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Tag;
import touchstone.qa.Estimate;
import touchstone.qa.Watch;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;

class ConsistencyTest {

    private final LoggedProject project = new LoggedProject();
    private final Annotator ann = project.annotator("Ann");
    private final Image original = project.image("a.png");

    private Image repeat(Orientation turn) {
        List<Integer> size = turn.size(original.width(), original.height());
        return project.add(Image.unseen("r.png", size.get(0), size.get(1))
                .withFields(Map.of("repeatOf", "a.png", "mirror", turn.key())));
    }

    private void draw(Image on, Label label, Geometry shape) {
        project.commit(ann, Change.add(project.object(ann, on, label, shape, Provenance.HUMAN)));
    }

    private Keypoints joints(Orientation turn, Point... places) {
        return new Keypoints(Arrays.stream(places)
                .map(p -> turn.apply(p, original.width(), original.height()))
                .map(p -> new Keypoints.Joint(p.x(), p.y(), Keypoints.VISIBLE)).toList());
    }

    private Result result() {
        return new ConsistencyAnalysis().of(project.subject(), Watch.NONE).orElseThrow();
    }

    private static Estimate cell(Result result, int column) {
        return ((Cell.Value) ((Grid) result.parts().getFirst()).rows().getFirst().get(column)).estimate();
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void who_draws_the_same_on_a_turned_image_agrees_with_himself(Orientation turn) {
        Image repeat = repeat(turn);
        for (int i = 0; i < 5; i++) {
            Box box = new Box(10 + 100 * i, 20 + 30 * i, 60, 40, 10 * i);
            Label label = i % 2 == 0 ? LoggedProject.CELL : LoggedProject.DIRT;
            draw(original, label, box);
            draw(repeat, label, turn.apply(box, original.width(), original.height()));
        }
        Result result = result();
        assertEquals(1, cell(result, 4).number().orElseThrow(), 1e-12);
        assertEquals(1, cell(result, 6).number().orElseThrow(), 1e-9);
        assertEquals(1, cell(result, 7).number().orElseThrow(), 1e-12);
        assertTrue(result.alarms().isEmpty());
    }

    /** A left hand is at the other side of a mirrored person and looks like a right one; turned it stays a left one. */
    @ParameterizedTest
    @EnumSource(Orientation.class)
    void on_a_mirrored_image_left_and_right_joints_change_places(Orientation turn) {
        Image repeat = repeat(turn);
        draw(original, LoggedProject.PERSON, joints(Orientation.NONE, new Point(500, 100), new Point(300, 400),
                new Point(700, 420)));
        boolean mirrored = turn == Orientation.HORIZONTAL || turn == Orientation.VERTICAL;
        Point left = new Point(300, 400);
        Point right = new Point(700, 420);
        draw(repeat, LoggedProject.PERSON,
                joints(turn, new Point(500, 100), mirrored ? right : left, mirrored ? left : right));
        assertEquals(1, cell(result(), 7).number().orElseThrow(), 1e-12);
    }

    /** Worked by hand: boxes of width 60 moved by 20 overlap by 40 of 80. */
    @Test
    void overlap_and_found_objects_are_those_of_two_annotators() {
        Image repeat = repeat(Orientation.NONE);
        draw(original, LoggedProject.CELL, new Box(0, 0, 60, 10));
        draw(original, LoggedProject.CELL, new Box(0, 200, 60, 10));
        draw(repeat, LoggedProject.CELL, new Box(20, 0, 60, 10));
        Result result = result();
        assertEquals(0.5, cell(result, 6).number().orElseThrow(), 1e-12);
        assertEquals(2.0 / 3, cell(result, 7).number().orElseThrow(), 1e-12);
        assertEquals(1, result.alarms().size());
    }

    @Test
    void files_of_one_content_are_repeats_and_tags_are_compared_where_nothing_is_drawn() {
        Image one = project.add(new Image(ImageId.create(), "x.png", 10, 10, "ab", 5));
        Image two = project.add(new Image(ImageId.create(), "y.png", 10, 10, "ab", 5));
        Image three = project.add(new Image(ImageId.create(), "z.png", 10, 10, "ab", 5));
        draw(one, LoggedProject.CELL, new Tag());
        draw(two, LoggedProject.CELL, new Tag());
        draw(three, LoggedProject.DIRT, new Tag());
        assertEquals(2, Repeats.of(project.images()).pairs().size());
        assertEquals(0, cell(result(), 4).number().orElseThrow(), 1e-12);
    }

    @Test
    void a_repeat_that_fits_nothing_is_counted_and_left_out() {
        project.add(Image.unseen("r.png", 10, 10).withFields(Map.of("repeatOf", "a.png")));
        project.add(Image.unseen("s.png", 10, 10).withFields(Map.of("repeatOf", "nowhere.png")));
        project.add(Image.unseen("t.png", 1000, 800).withFields(Map.of("repeatOf", "a.png", "mirror", "sideways")));
        assertEquals(3, Repeats.of(project.images()).unusable().size());
        assertTrue(new ConsistencyAnalysis().of(project.subject(), Watch.NONE).isEmpty());
    }
}
