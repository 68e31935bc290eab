package touchstone.canvas.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.ImageId;
import touchstone.model.LabelId;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Tag;

class ObjectIndexTest {

    private final ImageId image = ImageId.create();
    private final LabelId label = LabelId.create();
    private final AnnotatorId annotator = AnnotatorId.create();

    private Annotation box(Random random) {
        return Annotation.drawn(image, label, annotator, new Box(random.nextInt(1000), random.nextInt(1000),
                random.nextInt(80), random.nextInt(80)));
    }

    private static List<Annotation> touching(List<Annotation> all, Bounds region) {
        return all.stream().filter(a -> a.geometry().bounds().intersects(region)).toList();
    }

    /** A list that is searched from end to end says what is right. */
    @Property(tries = 120, seed = "1")
    void itFindsWhatAListFindsInTheSameOrderThroughAnyEdits(@ForAll long seed,
            @ForAll @IntRange(min = 0, max = 700) int start, @ForAll @IntRange(min = 0, max = 400) int edits) {
        Random random = new Random(seed);
        List<Annotation> list = new ArrayList<>();
        for (int i = 0; i < start; i++) {
            list.add(box(random));
        }
        ObjectIndex index = new ObjectIndex(list);
        for (int i = 0; i < edits; i++) {
            int at = list.isEmpty() ? 0 : random.nextInt(list.size());
            int kind = list.isEmpty() ? 0 : random.nextInt(3);
            if (kind == 0) {
                Annotation added = box(random);
                list.add(added);
                index = index.with(List.of(Change.add(added)));
            } else if (kind == 1) {
                Annotation moved = list.get(at).withGeometry(box(random).geometry());
                index = index.with(List.of(Change.replace(list.set(at, moved), moved)));
            } else {
                index = index.with(List.of(Change.remove(list.remove(at))));
            }
        }
        assertEquals(list, index.all());
        assertEquals(list.size(), index.size());
        for (int i = 0; i < 10; i++) {
            Bounds region = Bounds.ofSize(random.nextInt(1000), random.nextInt(1000), random.nextInt(300),
                    random.nextInt(300));
            assertEquals(touching(list, region), index.in(region));
        }
    }

    @Test
    void anObjectThatWasRemovedAndComesBackLiesOnTop() {
        Annotation a = Annotation.drawn(image, label, annotator, new Box(0, 0, 10, 10));
        Annotation b = Annotation.drawn(image, label, annotator, new Box(0, 0, 10, 10));
        ObjectIndex index = new ObjectIndex(List.of(a, b)).with(List.of(Change.remove(a), Change.add(a)));
        assertEquals(List.of(b, a), index.all());
    }

    @Test
    void aTagIsHeldButLiesNowhere() {
        Annotation tag = Annotation.drawn(image, label, annotator, new Tag());
        ObjectIndex index = new ObjectIndex(List.of(tag));
        assertEquals(tag, index.get(tag.id()).orElseThrow());
        assertEquals(List.of(), index.in(new Bounds(-1e9, -1e9, 1e9, 1e9)));
    }

    @Test
    void theTopmostObjectThatPassesIsFound() {
        Annotation a = Annotation.drawn(image, label, annotator, new Box(0, 0, 10, 10));
        Annotation b = Annotation.drawn(image, label, annotator, new Box(5, 5, 10, 10));
        ObjectIndex index = new ObjectIndex(List.of(a, b));
        Bounds both = new Bounds(6, 6, 7, 7);
        assertEquals(b, index.topmost(both, x -> true).orElseThrow());
        assertEquals(a, index.topmost(both, x -> x.equals(a)).orElseThrow());
        assertEquals(true, index.topmost(new Bounds(50, 50, 51, 51), x -> true).isEmpty());
        assertEquals(true, index.get(AnnotationId.create()).isEmpty());
    }
}
