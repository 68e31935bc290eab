package touchstone.qa.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.qa.check.Sheet.mask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import touchstone.model.AnnotationId;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Tag;
import touchstone.qa.similarity.Iou;

/** How the objects of one layer lie to each other. */
class LayerChecksTest {

    private static final Box BOX = new Box(10, 10, 20, 20);

    @Test
    void anExactCopyIsRemovedAndTheFirstIsKept() {
        Sheet sheet = Sheet.of(BOX, BOX, new Box(50, 50, 20, 20), BOX);
        List<Problem> told = sheet.problems("duplicate");
        assertEquals(2, told.size());
        assertEquals(List.of(sheet.object(3).id(), sheet.object(0).id()), told.getLast().objects());
        assertEquals("cell: the box is there twice.", told.getFirst().reason());
        assertEquals(List.of(BOX, new Box(50, 50, 20, 20)), sheet.fixed("duplicate"));
    }

    @Test
    void whatIsNearlyTheSameIsToldButNotRemoved() {
        Sheet sheet = Sheet.of(BOX, new Box(10.4, 10, 20, 20));
        assertEquals(Set.of("duplicate"), sheet.complaints());
        assertEquals(2, sheet.fixed("duplicate").size());
        assertEquals(Set.of(), Sheet.of(BOX, new Box(10.6, 10, 20, 20)).complaints());
    }

    @Test
    void theThresholdItselfCounts() {
        assertEquals(Set.of("duplicate"), Sheet.of(new Box(0, 0, 20, 20), new Box(0, 0, 19, 20)).complaints());
        assertEquals(Set.of("nested"), Sheet.of(new Box(0, 0, 20, 20), new Box(0, 0, 18.99, 20)).complaints());
    }

    @Test
    void anotherLabelOrOtherAttributesAreNoExactCopy() {
        assertEquals(Set.of(), Sheet.of(BOX).draw(Sheet.NUCLEUS, BOX).complaints());
        Sheet sheet = Sheet.of(BOX).draw(Sheet.CELL, BOX, Map.of("note", "x"));
        assertEquals(Set.of("duplicate"), sheet.complaints());
        assertEquals(2, sheet.fixed("duplicate").size());
    }

    @Test
    void tagsPointsAndMasksAreDoubledToo() {
        assertEquals(Set.of("duplicate"), Sheet.of(new Tag(), new Tag()).complaints());
        assertEquals(Set.of("duplicate"), Sheet.of(Keypoints.point(5, 5), Keypoints.point(5, 5)).complaints());
        assertEquals(Set.of(), Sheet.of(Keypoints.point(5, 5), Keypoints.point(9, 5), new Tag()).complaints());
        Mask mask = mask("#####", "#####");
        assertEquals(Set.of("duplicate"), Sheet.of(mask, mask).complaints());
        assertEquals(Set.of("duplicate"), Sheet.of(mask, new Box(0, 0, 5, 2)).complaints());
    }

    @Test
    void theSmallerIsNestedInTheLargerOfItsLabel() {
        Sheet sheet = Sheet.of(new Box(12, 12, 5, 5), BOX);
        Problem told = sheet.problems("nested").getFirst();
        assertEquals(List.of(sheet.object(0).id(), sheet.object(1).id()), told.objects());
        assertEquals(Set.of(), Sheet.of(BOX).draw(Sheet.NUCLEUS, new Box(12, 12, 5, 5)).complaints());
        assertEquals(Set.of(), Sheet.of(BOX, new Box(26, 12, 5, 5)).complaints());
        assertEquals(Set.of("nested"), Sheet.of(new Ellipse(40, 40, 20, 20), mask("")
                .union(Mask.ofPixels(100, 80, (x, y) -> Math.hypot(x - 40, y - 40) < 5))).complaints());
    }

    @Test
    void aBoxInTheHoleOfARingIsNotNested() {
        assertEquals(Set.of(), Sheet.of(
                Sheet.polygon("POLYGON ((10 10, 50 10, 50 50, 10 50), (15 15, 45 15, 45 45, 15 45))"),
                new Box(20, 20, 10, 10)).complaints());
    }

    @Test
    void overlapIsAllowedUntilTheProjectSaysOtherwise() {
        Box half = new Box(20, 10, 20, 20);
        assertEquals(Set.of(), Sheet.of(BOX, half).complaints());
        Sheet strict = Sheet.of(BOX).draw(Sheet.NUCLEUS, half).with(Limit.MAXIMUM_OVERLAP, 0.4);
        assertEquals(Set.of("overlap"), strict.complaints());
        assertEquals("nucleus: the box has 50% of the smaller object in common with another object (cell); "
                + "at most 40% is allowed.", strict.problems().getFirst().reason());
        assertEquals(Set.of(), Sheet.of(BOX, half).with(Limit.MAXIMUM_OVERLAP, 0.5).complaints());
        assertEquals(Set.of(), Sheet.of(BOX, new Box(30, 10, 20, 20)).with(Limit.MAXIMUM_OVERLAP, 0).complaints());
    }

    @Test
    void theStricterLabelDecides() {
        CheckRules rules = new CheckRules(Map.of(), Map.of("cell", Map.of(Limit.MAXIMUM_OVERLAP, 0.1)), Map.of(),
                Set.of());
        Box half = new Box(20, 10, 20, 20);
        assertEquals(Set.of("overlap"), Sheet.of(BOX).draw(Sheet.NUCLEUS, half).with(rules).complaints());
        assertEquals(Set.of(), new Sheet().draw(Sheet.NUCLEUS, BOX).draw(Sheet.NUCLEUS, half).with(rules).complaints());
    }

    /** The index and the bounds only spare work: all pairs give the same copies. */
    @Property(tries = 100, seed = "21")
    void theIndexFindsWhatAllPairsFind(@ForAll long seed) {
        Random random = new Random(seed);
        List<Geometry> shapes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double x = random.nextInt(6) * 12 + random.nextInt(3) * 0.2;
            double y = random.nextInt(4) * 15 + random.nextInt(3) * 0.2;
            shapes.add(random.nextInt(3) == 0 ? new Ellipse(x + 8, y + 8, 6, 5) : new Box(x, y, 12, 10));
        }
        Sheet sheet = Sheet.of(shapes.toArray(Geometry[]::new));
        Iou iou = Iou.on(sheet.layer().image());
        List<Integer> firsts = new ArrayList<>();
        List<AnnotationId> copies = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            Geometry shape = shapes.get(i);
            if (firsts.stream().anyMatch(f -> iou.of(shape, shapes.get(f)) >= 0.95)) {
                copies.add(sheet.object(i).id());
            } else {
                firsts.add(i);
            }
        }
        assertEquals(copies, sheet.problems("duplicate").stream().map(p -> p.objects().getFirst()).toList());
    }

    /** What is told of one object after an edit is what a look at the whole layer tells of it. */
    @Property(tries = 100, seed = "22")
    void oneObjectIsToldWhatTheWholeLayerIsTold(@ForAll long seed) {
        Random random = new Random(seed);
        Sheet sheet = new Sheet().with(Limit.MAXIMUM_OVERLAP, 0.2);
        for (int i = 0; i < 15; i++) {
            sheet.draw(random.nextBoolean() ? Sheet.CELL : Sheet.NUCLEUS,
                    new Box(random.nextInt(80), random.nextInt(60), random.nextInt(30), random.nextInt(30)));
        }
        for (int i = 0; i < 15; i++) {
            AnnotationId id = sheet.object(i).id();
            List<String> whole = sheet.problems().stream().filter(p -> p.objects().getFirst().equals(id))
                    .map(Problem::check).toList();
            List<String> alone = Checks.of(sheet.object(i), sheet.layer()).stream()
                    .filter(p -> p.objects().getFirst().equals(id)).map(Problem::check).toList();
            assertEquals(Set.copyOf(whole), Set.copyOf(alone));
        }
    }

    @Test
    void fixesFollowEachOtherUntilNothingIsLeft() {
        Sheet sheet = Sheet.of(new Box(90, 10, 10, 20), new Box(90, 10, 15, 20), new Box(1, 1, 0, 5));
        Fixes fixes = Fixes.of(sheet.layer(), Set.of("zeroArea", "outOfBounds", "duplicate"));
        assertEquals(List.of("zeroArea", "outOfBounds", "duplicate"),
                fixes.fixed().stream().map(Problem::check).sorted(Comparator.reverseOrder()).toList());
        assertEquals(2, fixes.edit().changes().size());
        assertEquals(List.of(sheet.object(0)), fixes.remaining(sheet.layer().objects()));
    }
}
