package touchstone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelSchemaTest {

    private static final Label CELL = Label.named("cell", 0);
    private static final Label BLOOD = Label.named("blood cell", 1).withParent(CELL.id());
    private static final Label RED = Label.named("red", 2).withParent(BLOOD.id());
    private static final Label WHITE = Label.named("white", 3).withParent(BLOOD.id());
    private static final Label DEBRIS = Label.named("debris", 4);
    private static final LabelSchema TREE = new LabelSchema(List.of(CELL, BLOOD, RED, WHITE, DEBRIS));

    @Test
    void aLabelIsReachedFromTheTop() {
        assertEquals(List.of(CELL, BLOOD, RED), TREE.path(RED.id()));
        assertEquals(Optional.of(CELL), TREE.root(WHITE.id()));
        assertEquals(Optional.of(DEBRIS), TREE.root(DEBRIS.id()));
        assertEquals(List.of(RED, WHITE), TREE.children(BLOOD.id()));
        assertEquals(List.of(), TREE.children(DEBRIS.id()));
    }

    @Test
    void atALevelALabelCountsAsItsAncestorThereOrAsItself() {
        assertEquals(Optional.of(CELL), TREE.ancestor(RED.id(), 0));
        assertEquals(Optional.of(BLOOD), TREE.ancestor(RED.id(), 1));
        assertEquals(Optional.of(RED), TREE.ancestor(RED.id(), 2));
        assertEquals(Optional.of(RED), TREE.ancestor(RED.id(), 7));
        assertEquals(Optional.of(DEBRIS), TREE.ancestor(DEBRIS.id(), 1));
        assertEquals(Optional.empty(), TREE.ancestor(LabelId.create(), 0));
    }

    @Test
    void depthCountsLevels() {
        assertEquals(3, TREE.depth());
        assertEquals(1, new LabelSchema(List.of(CELL, DEBRIS)).depth());
        assertEquals(0, new LabelSchema(List.of()).depth());
    }

    @Test
    void aParentOutsideTheSchemaIsNone() {
        LabelSchema part = new LabelSchema(List.of(RED, DEBRIS));
        assertEquals(List.of(RED), part.path(RED.id()));
        assertEquals(1, part.depth());
    }

    @Test
    void aCircleEnds() {
        LabelSchema broken = new LabelSchema(List.of(CELL.withParent(BLOOD.id()), BLOOD));
        assertEquals(2, broken.path(CELL.id()).size());
        assertEquals(2, broken.depth());
    }

    @Test
    void whatIsSetApartStays() {
        Label changed = RED.withSubjective(true).withColour(1).withPosition(9).withAttributes(List.of())
                .withSkeleton(null);
        assertEquals(BLOOD.id(), changed.parent());
        assertEquals(true, changed.subjective());
        Image image = Image.unseen("a/b.png", 3, 4).withSpacing(Spacing.square(0.1)).withFields(Map.of("site", "A"))
                .withPath("c.png");
        assertEquals(new Spacing(0.1, 0.1), image.spacing());
        assertEquals(Map.of("site", "A"), image.fields());
    }

    @Test
    void aPixelHasASize() {
        for (double none : new double[]{ 0, -1, Double.NaN, Double.POSITIVE_INFINITY }) {
            assertThrows(IllegalArgumentException.class, () -> new Spacing(none, 1));
            assertThrows(IllegalArgumentException.class, () -> new Spacing(1, none));
        }
    }
}
