package touchstone.qa.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

/** The quick answers against JTS, on rings of few places, which cross, touch, repeat points and turn back often. */
class RingsTest {

    private static Points ring(int... places) {
        double[] xy = new double[places.length * 2];
        for (int i = 0; i < places.length; i++) {
            xy[2 * i] = places[i] % 8;
            xy[2 * i + 1] = Math.floorDiv(places[i], 8);
        }
        return Points.of(xy);
    }

    @Property(tries = 5000, seed = "1")
    void aRingThatIsCertainlySimpleIsSimpleForJts(@ForAll @Size(min = 3, max = 7) int @IntRange(max = 63) [] places) {
        Points ring = ring(places);
        if (SimpleRing.isCertain(ring)) {
            Coordinate[] closed = new Coordinate[places.length + 1];
            for (int i = 0; i <= places.length; i++) {
                closed[i] = new Coordinate(ring.x(i % places.length), ring.y(i % places.length));
            }
            assertTrue(new GeometryFactory().createPolygon(closed).isValid());
        }
    }

    @Property(tries = 5000, seed = "1")
    void aCompactPolygonHasNoLongerRectangle(@ForAll @Size(min = 3, max = 7) int @IntRange(max = 63) [] places,
            @ForAll @DoubleRange(min = 1, max = 20) double aspect) {
        Polygon polygon = Polygon.of(ring(places));
        if (Rings.isCompact(polygon, aspect)) {
            Point sides = Rings.sides(polygon).orElseThrow();
            assertTrue(Math.max(sides.x(), sides.y()) <= aspect * Math.min(sides.x(), sides.y()) * (1 + 1e-9));
        }
    }

    @Test
    void theOutlineOfAnOrdinaryObjectIsToldAtOnce() {
        Points outline = new Ellipse(100, 80, 20, 12).outline(40);
        assertTrue(SimpleRing.isCertain(outline));
        assertTrue(Rings.isCompact(Polygon.of(outline), 10));
    }

    @Test
    void aBowTieATouchAndASpikeAreNotCertain() {
        assertFalse(SimpleRing.isCertain(Points.of(0, 0, 4, 4, 4, 0, 0, 4)));
        assertFalse(SimpleRing.isCertain(Points.of(0, 0, 4, 0, 4, 4, 2, 0, 0, 4)));
        assertFalse(SimpleRing.isCertain(Points.of(0, 0, 4, 0, 2, 0, 2, 4)));
        assertFalse(SimpleRing.isCertain(Points.of(0, 0, 0, 0, 4, 0, 2, 4)));
    }

    @Test
    void aNeedleIsNotCompact() {
        assertFalse(Rings.isCompact(Polygon.of(Points.of(0, 0, 100, 100, 101, 101, 1, 0)), 10));
    }
}
