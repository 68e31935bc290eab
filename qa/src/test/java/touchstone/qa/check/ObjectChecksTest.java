package touchstone.qa.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.qa.check.Sheet.joints;
import static touchstone.qa.check.Sheet.mask;
import static touchstone.qa.check.Sheet.polygon;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Rasterizer;
import touchstone.model.geometry.Tag;

/** Each check of one object: what triggers it, what comes near and does not, and its fix. */
class ObjectChecksTest {

    private static final Box SOUND = new Box(10, 10, 20, 10);

    private static void assertSound(Geometry... shapes) {
        for (Geometry shape : shapes) {
            assertEquals(Set.of(), Sheet.of(shape).complaints(), shape.toString());
        }
    }

    /** The check and no other complains; after its fix nobody does, and what else is drawn is as it was. */
    private static List<Geometry> assertFixed(String check, Geometry wrong) {
        Sheet sheet = Sheet.of(wrong, SOUND);
        assertEquals(Set.of(check), sheet.complaints(), wrong.toString());
        List<Geometry> fixed = sheet.fixed(check);
        assertEquals(SOUND, fixed.getLast());
        assertSound(fixed.toArray(Geometry[]::new));
        return fixed.subList(0, fixed.size() - 1);
    }

    private static void assertUnfixable(String check, Geometry wrong) {
        Sheet sheet = Sheet.of(wrong, SOUND);
        assertEquals(Set.of(check), sheet.complaints(), wrong.toString());
        assertEquals(List.of(wrong, SOUND), sheet.fixed(check));
    }

    @Test
    void soundShapesAreLeftInPeace() {
        assertSound(SOUND, new Box(0, 0, 100, 80), new Ellipse(50, 40, 20, 10, 30), new Tag(),
                polygon("POLYGON ((10 10, 30 10, 30 30), (20 12, 28 12, 28 18))"),
                new Polyline(Points.of(1, 1, 99, 70)), joints(5, 5, 2), Mask.full(100, 80),
                mask("....", ".####", ".####", ".####", ".####"));
    }

    @Test
    void emptyObjectsAreRemoved() {
        assertEquals(List.of(), assertFixed("empty", Mask.empty(100, 80)));
        assertEquals(List.of(), assertFixed("empty", joints(0, 0, 0, 0, 0, 0)));
        assertSound(joints(0, 0, 0, 3, 3, 1));
    }

    @Test
    void shapesThatCoverNothingAreRemoved() {
        for (Geometry nothing : List.of(new Box(10, 30, 0, 9), new Box(40, 30, 9, 0), new Box(40, 30, 0, 0),
                new Ellipse(50, 40, 0, 3), new Polyline(Points.of(60, 60, 60, 60)),
                polygon("POLYGON ((40 40, 50 50, 45 45, 40 40))"),
                polygon("POLYGON ((40 40, 40 40, 40 40, 40 40))"))) {
            assertEquals(List.of(), assertFixed("zeroArea", nothing));
        }
        assertEquals("cell: the box covers no area.",
                Sheet.of(new Box(1, 1, 0, 2)).problems("zeroArea").getFirst().reason());
    }

    @Test
    void whatLiesOffTheImageIsToldAndLeft() {
        assertUnfixable("outside", new Box(100, 10, 20, 20));
        assertUnfixable("outside", new Box(-21, 10, 20, 20));
        assertUnfixable("outside", new Box(10, 80.5, 20, 20));
        assertUnfixable("outside", joints(120, 10, 2));
        assertUnfixable("outside", polygon("POLYGON ((10 -30, 20 -30, 15 -1))"));
        assertSound(joints(100, 80, 2));
    }

    @Test
    void whatReachesOverTheEdgeIsCutThere() {
        assertEquals(List.of(new Box(90, 10, 10, 20)), assertFixed("outOfBounds", new Box(90, 10, 20, 20)));
        assertEquals(List.of(new Box(0, 0, 7, 6)), assertFixed("outOfBounds", new Box(-3, -4, 10, 10)));
        List<Geometry> cut = assertFixed("outOfBounds",
                polygon("POLYGON ((50 70, 70 70, 70 90, 50 90), (55 72, 60 72, 60 76))"));
        Geometry expected = polygon("POLYGON ((50 70, 70 70, 70 80, 50 80), (55 72, 60 72, 60 76))");
        assertEquals(Rasterizer.mask(expected, 100, 80), Rasterizer.mask(cut.getFirst(), 100, 80));
        assertEquals(expected.area(), cut.getFirst().area(), 1e-9);
        assertSound(new Box(90, 10, 10.009, 20), new Box(-0.005, 10, 9, 20));
    }

    @Test
    void aPolygonThatLeavesAndComesBackBecomesTwoParts() {
        Polygon cut = (Polygon) assertFixed("outOfBounds",
                polygon("POLYGON ((90 10, 120 10, 120 40, 90 40, 90 30, 110 30, 110 20, 90 20))")).getFirst();
        assertEquals(2, cut.parts().size());
        assertEquals(200, cut.area(), 1e-9);
    }

    @Test
    void whatWouldBeSomethingElseIsNotCut() {
        assertUnfixable("outOfBounds", new Box(90, 10, 20, 20, 30));
        assertUnfixable("outOfBounds", new Ellipse(95, 40, 10, 8));
        assertUnfixable("outOfBounds", new Polyline(Points.of(90, 10, 110, 20)));
        assertUnfixable("outOfBounds", joints(5, 5, 2, 101, 5, 1));
    }

    @Test
    void anAbsentJointIsNowhere() {
        assertSound(joints(5, 5, 2, 500, 5, 0));
    }

    @Test
    void aBowTieIsUncrossedWithoutLosingAPixel() {
        Polygon tie = polygon("POLYGON ((40 40, 60 60, 60 40, 40 60))");
        Problem told = Sheet.of(tie).problems("selfCrossing").getFirst();
        assertEquals("cell: the polygon crosses itself at (50, 50).", told.reason());
        Polygon fixed = (Polygon) assertFixed("selfCrossing", tie).getFirst();
        assertEquals(200, fixed.area(), 1e-9);
        assertEquals(Rasterizer.mask(tie, 100, 80), Rasterizer.mask(fixed, 100, 80));
    }

    @Test
    void aHoleThatSticksOutIsTold() {
        assertUnfixable("selfCrossing",
                polygon("POLYGON ((40 40, 60 40, 60 60, 40 60), (50 50, 70 50, 70 55, 50 55))"));
    }

    @Test
    void whatIsWoundAroundTwiceIsLeftToTheAnnotator() {
        assertUnfixable("selfCrossing", polygon(
                "POLYGON ((40 40, 60 40, 60 60, 40 60, 40 39, 62 39, 62 62, 39 62))"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "POLYGON ((40 40, 60 40, 60 60, 50 40.5, 40 60))",
            "POLYGON ((40 40, 50 50, 60 40, 60 60, 50 50, 40 60))",
            "POLYGON ((40 40, 60 40, 60 60, 40 60), (40 50, 45 45, 45 55))",
            "MULTIPOLYGON (((40 40, 60 40, 60 60)), ((50 40, 70 40, 70 60)))" })
    void ringsThatOnlyTouchDoNotCross(String wkt) {
        assertEquals(List.of(), Sheet.of(polygon(wkt)).problems("selfCrossing"));
    }

    @Test
    void tinyIsBelowTheLabelsMinimum() {
        assertUnfixable("tiny", new Box(50, 50, 2, 4));
        assertSound(new Box(50, 50, 3, 3));
        assertUnfixable("tiny", mask("##", "##"));
        CheckRules strict = new CheckRules(Map.of(), Map.of("cell", Map.of(Limit.MINIMUM_AREA, 300.0)), Map.of(),
                Set.of());
        assertEquals(Set.of("tiny"), Sheet.of(SOUND).with(strict).complaints());
        assertEquals(Set.of(), new Sheet().draw(Sheet.NUCLEUS, SOUND).with(strict).complaints());
    }

    @Test
    void elongatedIsLongerThanTenTimesItsWidthHoweverItIsTurned() {
        assertUnfixable("aspect", new Box(10, 50, 41, 4));
        assertUnfixable("aspect", new Box(30, 40, 3, 31, 45));
        assertUnfixable("aspect", new Ellipse(50, 40, 21, 2));
        assertUnfixable("aspect", polygon("POLYGON ((20 20, 60 60, 58 62, 18 22))"));
        assertUnfixable("aspect", mask("", "######################", "######################"));
        assertSound(new Box(10, 50, 40, 4), polygon("POLYGON ((20 20, 60 60, 56 64, 16 24))"),
                new Polyline(Points.of(1, 1, 90, 1)));
        assertEquals(Set.of("aspect"), Sheet.of(SOUND).with(Limit.MAXIMUM_ASPECT, 1.5).complaints());
    }

    @Test
    void kindsAreTheLabelsOwn() {
        assertEquals(Set.of("kind"), new Sheet().draw(Sheet.BOXES, new Ellipse(40, 40, 9, 9)).complaints());
        assertEquals(Set.of(), new Sheet().draw(Sheet.BOXES, SOUND).complaints());
    }

    @Test
    void attributesAreThereAndOneOfTheirChoices() {
        assertEquals(Set.of("requiredAttribute"), new Sheet().draw(Sheet.FORMAL, SOUND).complaints());
        assertEquals(Set.of("requiredAttribute"),
                new Sheet().draw(Sheet.FORMAL, SOUND, Map.of("grade", " ")).complaints());
        assertEquals(Set.of(), new Sheet().draw(Sheet.FORMAL, SOUND, Map.of("grade", "2", "other", "x")).complaints());
        Sheet wrong = new Sheet().draw(Sheet.FORMAL, SOUND, Map.of("grade", "3", "size", "big"));
        assertEquals(List.of("formal: the attribute grade is \"3\", which is none of its choices: 1, 2.",
                "formal: the attribute size is \"big\", which is not a number."),
                wrong.problems().stream().map(Problem::reason).toList());
    }

    @Test
    void anObjectHasItsSkeletonsJoints() {
        assertEquals(Set.of("joints"), new Sheet().draw(Sheet.BODY, joints(1, 1, 2)).complaints());
        assertEquals(Set.of(), Sheet.of(joints(1, 1, 2, 3, 3, 2)).complaints());
    }

    @Test
    void armsThatCrossOverAreToldAsSwapped() {
        Geometry right = joints(60, 20, 2, 40, 20, 2, 64, 40, 2, 36, 40, 2, 66, 60, 2, 34, 60, 2);
        assertEquals(Set.of(), new Sheet().draw(Sheet.BODY, right).complaints());
        Geometry fromBehind = joints(40, 20, 2, 60, 20, 2, 36, 40, 2, 64, 40, 2, 34, 60, 2, 66, 60, 2);
        assertEquals(Set.of(), new Sheet().draw(Sheet.BODY, fromBehind).complaints());
        Geometry hands = joints(60, 20, 2, 40, 20, 2, 64, 40, 2, 36, 40, 2, 34, 60, 2, 66, 60, 2);
        assertEquals(List.of("body: the joints left hand and right hand seem to be swapped."),
                new Sheet().draw(Sheet.BODY, hands).problems().stream().map(Problem::reason).toList());
        Geometry hidden = joints(60, 20, 2, 40, 20, 2, 64, 40, 2, 36, 40, 2, 34, 60, 0, 66, 60, 2);
        assertEquals(Set.of(), new Sheet().draw(Sheet.BODY, hidden).complaints());
    }

    @Test
    void withoutLinesAPairIsToldByTheOthers() {
        Geometry right = joints(40, 20, 2, 60, 20, 2, 42, 30, 2, 58, 30, 2, 44, 40, 2, 56, 40, 2);
        assertEquals(Set.of(), new Sheet().draw(Sheet.FACE, right).complaints());
        Geometry swapped = joints(40, 20, 2, 60, 20, 2, 42, 30, 2, 58, 30, 2, 56, 40, 2, 44, 40, 2);
        assertEquals(List.of("face: the joints e and f seem to be swapped."),
                new Sheet().draw(Sheet.FACE, swapped).problems().stream().map(Problem::reason).toList());
    }

    @Test
    void specksAreDroppedAndTheRestKept() {
        Mask dirty = mask(
                "##..........",
                "...####.....",
                "..######...#",
                "...####.....",
                "............",
                "..........##");
        Problem told = Sheet.of(dirty).problems("specks").getFirst();
        assertEquals("cell: the mask has 3 specks of fewer than 8 pixels.", told.reason());
        assertEquals(List.of(mask("", "...####", "..######", "...####")), assertFixed("specks", dirty));
    }

    @Test
    void aPieceThatHangsOnByACornerIsNoSpeck() {
        assertSound(mask("#", ".###", ".###", ".###"));
    }

    @Test
    void twoSmallPiecesAreNoSpecksOfEachOther() {
        assertEquals(Set.of(), Sheet.of(mask("####..###")).with(Limit.MINIMUM_AREA, 1).complaints());
    }

    @Test
    void pinholesAreFilledAndLargeHolesKept() {
        Mask holed = mask(
                "##########",
                "#.########",
                "###......#",
                "###......#",
                "##########");
        assertEquals(List.of(mask(
                "##########",
                "##########",
                "###......#",
                "###......#",
                "##########")), assertFixed("holes", holed));
        assertEquals("cell: the mask has a hole of fewer than 8 pixels.",
                Sheet.of(holed).problems("holes").getFirst().reason());
    }

    @Test
    void aGapThatReachesTheEdgeIsNoHole() {
        assertSound(mask("####.###", "####.###", "########"), mask(".#######", "########"));
        assertEquals(Set.of("holes"), Sheet.of(mask("########", "##.#####", "###.####", "########")).complaints());
        assertTrue(Sheet.of(mask("########", "##.#####", "###.####", "########")).problems().getFirst().reason()
                .contains("2 holes"));
    }

    @Test
    void aMaskIsAsLargeAsItsImage() {
        assertUnfixable("maskSize", Mask.ofPixels(50, 80, (x, y) -> x > 40 && y > 60));
    }
}
