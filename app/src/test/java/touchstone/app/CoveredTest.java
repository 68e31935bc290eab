package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.ImageId;
import touchstone.model.Provenance;
import touchstone.model.geometry.Box;

/** A place is covered exactly where going through all objects one by one finds one that covers more than half of it. */
class CoveredTest {

    private static final ImageId IMAGE = ImageId.create();

    private static Annotation box(Random random, boolean cell) {
        double size = Math.pow(10, 1 + 3 * random.nextDouble());
        return new Annotation(AnnotationId.create(), IMAGE,
                cell ? CrowdedProjects.CELL.id() : CrowdedProjects.NUCLEUS.id(), CrowdedProjects.ADA.id(),
                new Box(random.nextDouble(3000) - 500, random.nextDouble(3000) - 500, size * random.nextDouble() + 1,
                        size * random.nextDouble() + 1),
                Map.of(), Provenance.HUMAN);
    }

    private static boolean covers(Annotation one, Annotation other) {
        Box a = (Box) one.geometry();
        Box b = (Box) other.geometry();
        double width = Math.min(a.bounds().maxX(), b.bounds().maxX()) - Math.max(a.bounds().minX(), b.bounds().minX());
        double height = Math.min(a.bounds().maxY(), b.bounds().maxY())
                - Math.max(a.bounds().minY(), b.bounds().minY());
        return one.label().equals(other.label()) && width > 0 && height > 0
                && 2 * width * height > b.bounds().width() * b.bounds().height();
    }

    @Property(tries = 200)
    void squares_find_what_going_through_all_finds(@ForAll long seed) {
        Random random = new Random(seed);
        Covered covered = new Covered();
        List<Annotation> mine = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            mine.add(box(random, i % 2 == 0));
            covered.add(mine.getLast());
        }
        for (int i = 0; i < 60; i++) {
            Annotation place = box(random, i % 2 == 0);
            assertEquals(mine.stream().anyMatch(m -> covers(m, place)), covered.isCovered(place));
        }
    }
}
