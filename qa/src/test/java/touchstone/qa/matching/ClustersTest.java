package touchstone.qa.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import touchstone.model.Image;
import touchstone.model.geometry.Box;
import touchstone.qa.Watch;
import touchstone.qa.similarity.Iou;

class ClustersTest {

    private static final Matcher MATCHER = new Matcher(Iou.on(Image.unseen("a.png", 200, 200)), 0.5, 0);

    private static Box at(double x) {
        return new Box(x, 0, 10, 10);
    }

    private static Clusters of(List<List<Box>> lists) {
        return Clusters.of(lists, MATCHER, Watch.NONE);
    }

    private static List<String> text(Clusters clusters) {
        return clusters.members().stream().map(Arrays::toString).toList();
    }

    @Test
    void what_all_have_drawn_is_one_and_what_one_has_drawn_stays_alone() {
        Clusters clusters = of(List.of(List.of(at(0), at(50)), List.of(at(51), at(1), at(100)), List.of(at(1))));
        assertEquals(List.of("[0, 1, 0]", "[1, 0, -1]", "[-1, 2, -1]"), text(clusters));
        assertEquals(0, clusters.conflicts());
    }

    @Test
    void two_are_one_through_a_third_that_is_like_both() {
        // IoU of neighbours 7/13, of the ends 4/16.
        assertEquals(List.of("[0, 0, 0]"), text(of(List.of(List.of(at(0)), List.of(at(3)), List.of(at(6))))));
    }

    @Test
    void two_objects_of_one_list_are_never_one_and_the_less_similar_pair_gives_way() {
        // B's object is like A's (8/12) and, less, like C's (7/13); A's second object is most like C's (9/11).
        Clusters clusters = of(List.of(List.of(at(0), at(6)), List.of(at(2)), List.of(at(5))));
        assertEquals(List.of("[0, 0, -1]", "[1, -1, 0]"), text(clusters));
        assertEquals(1, clusters.conflicts());
    }

    @Test
    void nothing_makes_no_cluster() {
        assertEquals(List.of(), of(List.of()).members());
        assertEquals(List.of(), of(List.of(List.of(), List.of())).members());
        assertEquals(List.of("[-1, 0]"), text(of(List.of(List.of(), List.of(at(0))))));
    }

    @Property(tries = 200, seed = "1")
    void every_object_is_in_one_cluster_and_the_order_of_lists_does_not_matter(@ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int lists) {
        Random random = new Random(seed);
        List<List<Box>> all = new ArrayList<>();
        for (int l = 0; l < lists; l++) {
            List<Box> own = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                own.add(new Box(40 * random.nextDouble(), 10 * random.nextDouble(), 12, 12));
            }
            all.add(own);
        }
        List<List<Box>> turned = new ArrayList<>(all);
        Collections.reverse(turned);
        Clusters clusters = of(all);
        assertEquals(all.stream().mapToLong(List::size).sum(), clusters.members().stream()
                .flatMapToInt(Arrays::stream).filter(place -> place >= 0).count());
        assertEquals(boxes(all, clusters), boxes(turned, of(turned)));
    }

    private static Set<Set<Box>> boxes(List<List<Box>> lists, Clusters clusters) {
        Set<Set<Box>> groups = new HashSet<>();
        for (int[] places : clusters.members()) {
            Set<Box> group = new HashSet<>();
            for (int l = 0; l < places.length; l++) {
                if (places[l] >= 0) {
                    group.add(lists.get(l).get(places[l]));
                }
            }
            groups.add(group);
        }
        return groups;
    }
}
