package touchstone.qa.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

class IouTest {

    private static final Iou IOU = new Iou(10);
    private static final Box SQUARE = new Box(0, 0, 2, 2);

    @Test
    void ofBoxesThatShareAThird() {
        assertEquals(1.0 / 3, IOU.of(SQUARE, new Box(1, 0, 2, 2)), 1e-15);
    }

    @Test
    void ofBoxesThatTouchIsZero() {
        assertEquals(0, IOU.of(SQUARE, new Box(2, 0, 2, 2)));
    }

    @Test
    void ofASquareAndTheSameTurnedByAnEighth() {
        assertEquals(Math.sqrt(0.5), IOU.of(SQUARE, new Box(0, 0, 2, 2, 45)), 1e-12);
    }

    @Test
    void ofABoxTurnedByAQuarterIsThatOfTheUprightOne() {
        assertEquals(IOU.of(new Box(0, 0, 4, 2), new Box(1, -1, 2, 4)),
                IOU.of(new Box(0, 0, 4, 2), new Box(0, 0, 4, 2, 90)), 1e-12);
    }

    @Test
    void ofACircleInItsSquare() {
        assertEquals(Math.PI / 4, IOU.of(new Ellipse(1, 1, 1, 1), SQUARE), 1e-4);
    }

    @Test
    void ofAPolygonAndTheBoxOfTheSameCorners() {
        assertEquals(1, IOU.of(Polygon.of(SQUARE.corners()), SQUARE), 1e-15);
    }

    @Test
    void aHoleIsOutside() {
        Polygon ring = Polygon.of(new Box(0, 0, 4, 4).corners(), new Box(1, 1, 2, 2).corners());
        assertEquals(12.0 / 16, IOU.of(ring, new Box(0, 0, 4, 4)), 1e-15);
        assertEquals(0, IOU.of(ring, new Box(1, 1, 2, 2)), 1e-15);
    }

    @Test
    void aRingThatCrossesItselfCoversBothItsLobes() {
        Polygon bow = Polygon.of(Points.of(0, 0, 4, 4, 4, 0, 0, 4));
        assertEquals(8.0 / 16, IOU.of(bow, new Box(0, 0, 4, 4)), 1e-12);
    }

    @Test
    void partsThatOverlapCountOnce() {
        Polygon twice = new Polygon(List.of(new Polygon.Part(SQUARE.corners(), List.of()),
                new Polygon.Part(SQUARE.corners(), List.of())));
        assertEquals(1, IOU.of(twice, SQUARE), 1e-15);
    }

    @Test
    void aShapeBesideAMaskIsCountedInPixels() {
        Mask mask = Mask.ofPixels(10, 10, (x, y) -> x < 4 && y < 4);
        assertEquals(1, IOU.of(mask, new Box(0, 0, 4, 4)));
        assertEquals(8.0 / 24, IOU.of(new Box(2, 0, 4, 4), mask), 1e-15);
    }

    @Test
    void pointsFadeOverTheTolerance() {
        assertEquals(0.5, IOU.of(Keypoints.point(0, 0), Keypoints.point(3, 4)), 1e-15);
        assertEquals(0, IOU.of(Keypoints.point(0, 0), Keypoints.point(0, 11)));
    }

    @Test
    void linesShareWhatLiesWithinHalfTheTolerance() {
        Polyline line = new Polyline(Points.of(0, 0, 100, 0));
        assertEquals(1, IOU.of(line, new Polyline(Points.of(0, 4, 100, 4))), 1e-9);
        assertEquals(0, IOU.of(line, new Polyline(Points.of(0, 6, 100, 6))), 1e-9);
    }
}
