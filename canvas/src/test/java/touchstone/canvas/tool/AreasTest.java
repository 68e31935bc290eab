package touchstone.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

class AreasTest {

    private static final Points SQUARE = Points.of(10, 10, 50, 10, 50, 50, 10, 50);
    private static final double DIGITS = 1e-6;

    private static double area(Optional<Polygon> polygon) {
        return polygon.map(Polygon::area).orElse(0.0);
    }

    @Property(tries = 300, seed = "1")
    void theUnionIsAsLargeAsBothLessWhatTheyShare(@ForAll long seed) {
        Random random = new Random(seed);
        Polygon a = Shapes.polygon(random);
        Polygon b = Shapes.polygon(random);
        Optional<Polygon> union = Areas.union(List.of(a, b));
        assertEquals(a.area() + b.area() - area(Areas.intersection(List.of(a, b))), area(union), DIGITS);
        assertTrue(Areas.isValid(union.orElseThrow()));
    }

    @Property(tries = 300, seed = "1")
    void theDifferenceIsWhatTheIntersectionLeaves(@ForAll long seed) {
        Random random = new Random(seed);
        Polygon a = Shapes.polygon(random);
        Polygon b = Shapes.polygon(random);
        assertEquals(a.area() - area(Areas.intersection(List.of(a, b))), area(Areas.subtract(a, List.of(b))), DIGITS);
    }

    @Test
    void aHoleOfTheSubtractedPolygonStays() {
        Polygon frame = Polygon.of(Points.of(0, 0, 60, 0, 60, 60, 0, 60), Points.of(20, 20, 40, 20, 40, 40, 20, 40));
        assertEquals(400, area(Areas.subtract(Polygon.of(SQUARE), List.of(frame))), DIGITS);
    }

    @Test
    void aRingThatCrossesItselfIsReadByTheEvenOddRule() {
        // Its middle, run around twice, is outside.
        Points star = Points.of(50, 5, 74.7, 81, 10, 34, 90, 34, 25.3, 81);
        Polygon valid = Areas.valid(Polygon.of(star)).orElseThrow();
        assertTrue(Areas.isValid(valid));
        assertTrue(!valid.contains(50, 45) && valid.contains(50, 15));
    }

    @Test
    void areasThatOnlyTouchShareNothing() {
        assertEquals(Optional.empty(), Areas.intersection(
                List.of(Polygon.of(SQUARE), Polygon.of(Points.of(50, 10, 90, 10, 90, 50, 50, 50)))));
    }

    @Property(tries = 300, seed = "1")
    void thePiecesOfASplitPolygonMakeUpTheWhole(@ForAll long seed) {
        Random random = new Random(seed);
        Polygon whole = Shapes.polygon(random);
        List<Geometry> pieces = Splitting.of(whole, Shapes.across(random, 1 + random.nextInt(4)));
        assertEquals(whole.area(), pieces.stream().mapToDouble(Geometry::area).sum(), DIGITS);
        for (int i = 0; i < pieces.size(); i++) {
            assertTrue(Areas.isValid((Polygon) pieces.get(i)));
            for (int j = 0; j < i; j++) {
                assertEquals(0, area(Areas.intersection(List.of((Polygon) pieces.get(i), (Polygon) pieces.get(j)))),
                        DIGITS);
            }
        }
    }

    @Test
    void aCutThroughAHoleOpensIt() {
        Polygon frame = Polygon.of(Points.of(0, 0, 60, 0, 60, 60, 0, 60), Points.of(20, 20, 40, 20, 40, 40, 20, 40));
        List<Geometry> pieces = Splitting.of(frame, Points.of(-5, 25, 65, 25));
        assertEquals(List.of(60 * 35 - 20 * 15.0, 60 * 25 - 20 * 5.0),
                pieces.stream().map(Geometry::area).toList());
        assertTrue(pieces.stream().noneMatch(p -> ((Polygon) p).hasHoles()));
    }

    @Test
    void aHoleBesideTheCutStaysInItsPiece() {
        Polygon frame = Polygon.of(Points.of(0, 0, 60, 0, 60, 60, 0, 60), Points.of(20, 20, 40, 20, 40, 40, 20, 40));
        List<Geometry> pieces = Splitting.of(frame, Points.of(-5, 50, 65, 50));
        assertEquals(List.of(60 * 50 - 400.0, 600.0), pieces.stream().map(Geometry::area).toList());
    }

    @Test
    void aLineThatEndsInsideSplitsNothing() {
        Polygon square = Polygon.of(SQUARE);
        assertEquals(List.of(square), Splitting.of(square, Points.of(0, 30, 30, 30)));
    }

    @Test
    void aPartThatIsNotCutStaysWithTheLargestPiece() {
        Polygon two = new Polygon(List.of(new Polygon.Part(SQUARE, List.of()),
                new Polygon.Part(Points.of(60, 10, 90, 10, 90, 50), List.of())));
        List<Geometry> pieces = Splitting.of(two, Points.of(20, 0, 20, 60));
        assertEquals(List.of(1200 + 600.0, 400.0), pieces.stream().map(Geometry::area).toList());
    }

    @Test
    void aLineIsSplitWhereItIsCrossed() {
        Polyline line = new Polyline(Points.of(0, 10, 60, 10, 60, 70));
        assertEquals(List.of(new Polyline(Points.of(20, 10, 60, 10, 60, 50)), new Polyline(Points.of(0, 10, 20, 10)),
                new Polyline(Points.of(60, 50, 60, 70))), Splitting.of(line, Points.of(20, 0, 20, 50, 80, 50)));
    }

    @Property(tries = 300, seed = "1")
    void aReshapedPolygonIsValidAndPassesThroughTheLine(@ForAll long seed) {
        Random random = new Random(seed);
        Polygon before = Shapes.polygon(random);
        Points line = Shapes.across(random, 1 + random.nextInt(4));
        Reshaping.polygon(before, line).ifPresent(after -> {
            assertTrue(Areas.isValid(after));
            assertTrue(after.area() > 0);
        });
    }

    @Test
    void aLineInsideCutsTheSmallerPieceOff() {
        assertEquals(1200, Reshaping.polygon(Polygon.of(SQUARE), Points.of(20, 0, 20, 60)).orElseThrow().area(),
                DIGITS);
    }

    @Test
    void aLineOutsideAddsAPiece() {
        assertEquals(1600 + 200,
                Reshaping.polygon(Polygon.of(SQUARE), Points.of(45, 20, 60, 20, 60, 40, 45, 40)).orElseThrow().area(),
                DIGITS);
    }

    @Test
    void aLineFromVertexToVertexReshapes() {
        assertEquals(1600 + 400,
                Reshaping.polygon(Polygon.of(SQUARE), Points.of(50, 10, 70, 30, 50, 50)).orElseThrow().area(), DIGITS);
    }

    @Test
    void aLineThatCrossesOnceReshapesNothing() {
        assertEquals(Optional.empty(), Reshaping.polygon(Polygon.of(SQUARE), Points.of(30, 30, 70, 30)));
    }

    @Test
    void aHoleIsReshapedByALineThatMeetsOnlyTheHole() {
        Polygon frame = Polygon.of(Points.of(0, 0, 60, 0, 60, 60, 0, 60), Points.of(20, 20, 40, 20, 40, 40, 20, 40));
        Polygon after = Reshaping.polygon(frame, Points.of(35, 25, 50, 25, 50, 35, 35, 35)).orElseThrow();
        assertEquals(3600 - 400 - 100, after.area(), DIGITS);
    }

    @Test
    void aLinesStretchIsReplaced() {
        Polyline line = new Polyline(Points.of(0, 10, 80, 10));
        assertEquals(Optional.of(new Polyline(Points.of(0, 10, 20, 10, 20, 40, 60, 40, 60, 10, 80, 10))),
                Reshaping.polyline(line, Points.of(60, 0, 60, 40, 20, 40, 20, 0)));
    }

    @Property(tries = 200, seed = "1")
    void aTraceKeepsToTheNeighboursVertices(@ForAll long seed) {
        Random random = new Random(seed);
        Points ring = Shapes.ring(random, 50, 40, 10, 30, 12);
        Polygon neighbour = Polygon.of(ring);
        int from = random.nextInt(12);
        int to = (from + 1 + random.nextInt(11)) % 12;
        List<Point> shorter = Trace.along(neighbour, 0, ring.get(from), ring.get(to), false);
        List<Point> longer = Trace.along(neighbour, 0, ring.get(from), ring.get(to), true);
        assertEquals(12, shorter.size() + longer.size());
        assertEquals(ring.get(to), shorter.getLast());
        assertTrue(ring.toList().containsAll(shorter) && ring.toList().containsAll(longer));
    }

    @Property(tries = 200, seed = "1")
    void aSimplifiedPolygonIsValidAndKeepsItsParts(@ForAll long seed) {
        Random random = new Random(seed);
        Polygon before = Shapes.polygon(random);
        Polygon after = Areas.simplified(before, 0.1 + 8 * random.nextDouble());
        assertTrue(Areas.isValid(after));
        assertEquals(before.rings().size(), after.rings().size());
        assertTrue(before.rings().getFirst().toList().containsAll(after.rings().getFirst().toList()));
    }

    /** Corners on a coarse grid, so that rings cross and touch themselves and lines run along them. */
    private static Points coarse(Random random, int least) {
        int n = least + random.nextInt(12);
        double[] xy = new double[2 * n];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = 5 * random.nextInt(14) - 5;
        }
        return Points.of(xy);
    }

    @Property(tries = 1500, seed = "1")
    void ringsThatCrossAndTouchThemselvesAreWorkedOnAllTheSame(@ForAll long seed) {
        Random random = new Random(seed);
        Polygon any = Polygon.of(coarse(random, 3));
        Points line = coarse(random, 2);
        double whole = area(Areas.valid(any));
        List<Geometry> pieces = Splitting.of(any, line);
        if (pieces.size() > 1) {
            assertEquals(whole, pieces.stream().mapToDouble(Geometry::area).sum(), DIGITS);
        }
        Reshaping.polygon(any, line).ifPresent(after -> assertTrue(Areas.isValid(after)));
        Polygon other = Polygon.of(coarse(random, 3));
        double common = area(Areas.intersection(List.of(any, other)));
        assertEquals(whole - common, area(Areas.subtract(any, List.of(other))), DIGITS);
        assertEquals(whole + area(Areas.valid(other)) - common, area(Areas.union(List.of(any, other))), DIGITS);
    }

    @Test
    void aPieceWithASpikeThinnerThanADigitIsToldFromTheOutside() {
        // The line runs along an edge whose end is not quite on it.
        Points ring = Points.of(16.842105263157894, 17.105263157894736, 20, 25, 22.61904761904762, 30.238095238095237,
                39.31372549019608, 19.80392156862745, 21.85185185185185, 14.814814814814815, 30, 25);
        Points line = Points.of(45, 25, 20, 35, 45, -5, 20, 25, 25, 35, 0, 15, 25, 45);
        Polygon whole = Polygon.of(ring);
        assertEquals(whole.area(), Splitting.of(whole, line).stream().mapToDouble(Geometry::area).sum(), DIGITS);
    }

    @Test
    void aRingWithoutAnAreaIsNothing() {
        assertEquals(Optional.empty(), Areas.valid(Polygon.of(Points.of(10, 10, 50, 10, 30, 10))));
        assertEquals(1, Splitting.of(Polygon.of(Points.of(10, 10, 50, 10, 30, 10)), Points.of(0, 0, 60, 60)).size());
    }
}
