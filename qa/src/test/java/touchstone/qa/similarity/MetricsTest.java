package touchstone.qa.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

/** What every similarity promises, over every kind of shape, ordinary and degenerate. */
class MetricsTest {

    static final List<Similarity> ALL = Metrics.ALL;

    private static final Mask EMPTY = Mask.empty(40, 30);

    private static final List<Geometry> SHAPES = List.of(new Tag(), new Box(2, 3, 10, 8), new Box(4, 4, 10, 8, 30),
            new Box(5, 5, 0, 4), new Ellipse(10, 8, 6, 4), new Ellipse(12, 9, 6, 4, 20), new Ellipse(12, 9, 0, 4),
            Polygon.of(Points.of(1, 1, 15, 2, 12, 14), Points.of(8, 4, 11, 5, 10, 8)),
            Polygon.of(Points.of(0, 0, 10, 10, 10, 0, 0, 10)), Polygon.of(Points.of(3, 3, 6, 6, 9, 9)),
            new Polyline(Points.of(0, 0, 10, 5, 20, 5)), new Polyline(Points.of(1, 0, 10, 6, 18, 7)),
            new Polyline(Points.of(4, 4, 4, 4)), Keypoints.point(5, 5), Keypoints.point(8, 9),
            new Keypoints(List.of(new Keypoints.Joint(1, 1, 2), new Keypoints.Joint(9, 1, 1),
                    new Keypoints.Joint(0, 0, 0))),
            new Keypoints(List.of(new Keypoints.Joint(2, 1, 2), new Keypoints.Joint(8, 2, 2),
                    new Keypoints.Joint(5, 9, 2))),
            new Keypoints(List.of(new Keypoints.Joint(0, 0, 0))),
            Mask.ofPixels(40, 30, (x, y) -> x > 3 && x < 13 && y > 2 && y < 11), Mask.full(40, 30), EMPTY);

    @ParameterizedTest
    @FieldSource("ALL")
    void isTheSameBothWays(Similarity metric) {
        for (Geometry a : SHAPES) {
            for (Geometry b : SHAPES) {
                assertEquals(metric.of(a, b), metric.of(b, a), 1e-12, metric.name() + " of " + a + " and " + b);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void isOneOnTheShapeItself(Similarity metric) {
        for (Geometry a : SHAPES) {
            assertEquals(1, metric.of(a, a), 1e-12, metric.name() + " of " + a);
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void liesBetweenZeroAndOne(Similarity metric) {
        for (Geometry a : SHAPES) {
            for (Geometry b : SHAPES) {
                double value = metric.of(a, b);
                assertTrue(value >= 0 && value <= 1, () -> metric.name() + " of " + a + " and " + b + " is " + value);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void isOneForTwoEmptyMasksAndZeroBesideSomething(Similarity metric) {
        assertEquals(1, metric.of(EMPTY, Mask.empty(40, 30)));
        assertEquals(0, metric.of(EMPTY, Mask.full(40, 30)));
        assertEquals(0, metric.of(EMPTY, new Box(1, 1, 5, 5)));
    }
}
