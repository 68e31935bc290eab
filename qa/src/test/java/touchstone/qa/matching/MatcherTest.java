package touchstone.qa.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;
import touchstone.qa.Watch;
import touchstone.qa.similarity.Iou;

class MatcherTest {

    /** Objects far away are alike to none: they only make the list one for which an index is built. */
    @Property(tries = 200, seed = "1")
    void few_objects_are_compared_as_many_are(@ForAll @IntRange(min = 0, max = 12) int ours,
            @ForAll @IntRange(min = 0, max = 12) int theirs, @ForAll long seed) {
        Random random = new Random(seed);
        List<Geometry> first = objects(ours, random);
        List<Geometry> second = objects(theirs, random);
        List<Geometry> longer = new ArrayList<>(second);
        for (int i = 0; i < 40; i++) {
            longer.add(new Box(10_000 + 20 * i, 10_000, 10, 10));
        }
        Matcher matcher = new Matcher(new Iou(3), 0.3, 3);
        assertEquals(matcher.candidates(first, longer, 0.1, Watch.NONE).pairs(),
                matcher.candidates(first, second, 0.1, Watch.NONE).pairs());
    }

    private static List<Geometry> objects(int count, Random random) {
        List<Geometry> objects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x = random.nextInt(40);
            double y = random.nextInt(40);
            objects.add(switch (random.nextInt(5)) {
                case 0 -> new Tag();
                case 1 -> Mask.empty(60, 60);
                case 2 -> new Polyline(Points.of(x, y, x + 9, y));
                default -> new Box(x, y, 8 + random.nextInt(9), 8);
            });
        }
        return objects;
    }
}
