package touchstone.qa.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Held against the area of the outline that JTS builds. */
class CommonAreaTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static Geometry wkt(String text) throws ParseException {
        return new WKTReader(FACTORY).read(text);
    }

    @Test
    void edges_on_each_other_holes_and_parts_count_once() throws ParseException {
        Geometry square = wkt("POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))");
        assertEquals(100, CommonArea.of(square, square), 1e-12);
        assertEquals(50, CommonArea.of(square, wkt("POLYGON((5 0, 15 0, 15 10, 5 10, 5 0))")), 1e-12);
        assertEquals(0, CommonArea.of(square, wkt("POLYGON((10 0, 15 0, 15 10, 10 10, 10 0))")), 1e-12);
        assertEquals(96, CommonArea.of(square,
                wkt("POLYGON((-1 -1, 11 -1, 11 11, -1 11, -1 -1), (4 4, 6 4, 6 6, 4 6, 4 4))")), 1e-12);
        assertEquals(2, CommonArea.of(square,
                wkt("MULTIPOLYGON(((0 0, 1 0, 1 1, 0 1, 0 0)), ((9 9, 20 9, 20 10, 9 10, 9 9)))")), 1e-12);
        assertEquals(50, CommonArea.of(square, wkt("POLYGON((0 0, 10 0, 10 10, 0 0))")), 1e-12);
    }

    @Property(tries = 400, seed = "1")
    void any_two_polygons_share_what_their_overlay_covers(@ForAll long seed) {
        Random random = new Random(seed);
        boolean onGrid = random.nextBoolean();
        Geometry a = polygon(random, onGrid);
        Geometry b = polygon(random, onGrid);
        double expected = OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION).getArea();
        assertEquals(expected, CommonArea.of(a, b), 1e-9 * Math.max(1, expected));
    }

    /** A star, or any points at all, made valid; on whole numbers, edges meet in corners and lie on each other. */
    private static Geometry polygon(Random random, boolean onGrid) {
        int n = 3 + random.nextInt(30);
        boolean star = random.nextBoolean();
        Coordinate[] ring = new Coordinate[n + 1];
        for (int i = 0; i < n; i++) {
            double radius = 5 + 45 * random.nextDouble();
            double angle = 2 * Math.PI * i / n;
            double x = star ? 60 + radius * Math.cos(angle) : 100 * random.nextDouble();
            double y = star ? 60 + radius * Math.sin(angle) : 100 * random.nextDouble();
            ring[i] = onGrid ? new Coordinate(Math.rint(x / 5), Math.rint(y / 5)) : new Coordinate(x, y);
        }
        ring[n] = ring[0];
        return GeometryFixer.fix(FACTORY.createPolygon(ring));
    }
}
