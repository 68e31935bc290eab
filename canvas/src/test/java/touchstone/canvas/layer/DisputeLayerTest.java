package touchstone.canvas.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

class DisputeLayerTest {

    private static final int GROUND = 0xff808080;

    private static int[] paint(List<Dispute> disputes, int width, int height, int x, int y, double scale) {
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, GROUND);
        new DisputeLayer(disputes).paint(new Raster(pixels, width, height, x, y, scale));
        return pixels;
    }

    /** Columns that anything is painted on, by tens. */
    private static String painted(int[] pixels, int width) {
        StringBuilder tens = new StringBuilder();
        for (int ten = 0; ten < width / 10; ten++) {
            boolean any = false;
            for (int i = 0; i < pixels.length; i++) {
                any |= i % width / 10 == ten && pixels[i] != GROUND;
            }
            tens.append(any ? '#' : '.');
        }
        return tens.toString();
    }

    private static Dispute between(Geometry first, Geometry second) {
        return Dispute.between(Dispute.Grade.HIGH, first, second).orElseThrow();
    }

    @Test
    void onlyWhatOneOfTwoHasIsHatched() {
        Box left = new Box(10, 10, 40, 30);
        Box right = new Box(30, 10, 40, 30);
        assertEquals(".##..##...", painted(paint(List.of(between(left, right)), 100, 60, 0, 0, 1), 100));
        Mask mask = Mask.ofPixels(100, 60, (x, y) -> x >= 30 && x < 70 && y >= 10 && y < 40);
        assertEquals(".##..##...", painted(paint(List.of(between(left, mask)), 100, 60, 0, 0, 1), 100));
    }

    @Test
    void objectsOfOneShapeAreHatchedWhole() {
        Box box = new Box(10, 10, 40, 30);
        assertEquals(".####.....", painted(paint(List.of(between(box, box)), 100, 60, 0, 0, 1), 100));
    }

    @Test
    void whatHasNoInsideIsHatchedAroundItself() {
        Polyline line = new Polyline(Points.of(10, 30, 49, 30));
        Keypoints joint = new Keypoints(List.of(new Keypoints.Joint(75, 30, 2), new Keypoints.Joint(0, 0, 0)));
        List<Dispute> both = List.of(between(line, line), Dispute.whole(Dispute.Grade.LOW, joint).orElseThrow());
        assertEquals(".####..##.", painted(paint(both, 100, 60, 0, 0, 1), 100));
        assertTrue(Dispute.whole(Dispute.Grade.LOW, new Tag()).isEmpty());
        assertTrue(Dispute.whole(Dispute.Grade.LOW, Mask.empty(9, 9)).isEmpty());
    }

    @Test
    void theWorseItIsTheDenserItIsHatched() {
        Box box = new Box(10, 10, 80, 40);
        int before = Integer.MAX_VALUE;
        for (Dispute.Grade grade : Dispute.Grade.values()) {
            int[] pixels = paint(List.of(Dispute.whole(grade, box).orElseThrow()), 100, 60, 0, 0, 1);
            int now = (int) Arrays.stream(pixels).filter(p -> p != GROUND).count();
            assertTrue(now > 0 && now < before, grade + " " + now);
            before = now;
        }
    }

    @ParameterizedTest
    @EnumSource(Dispute.Grade.class)
    void rastersFitTogetherWithoutSeams(Dispute.Grade grade) {
        Mask mask = Mask.ofPixels(200, 200, (x, y) -> (x - 90) * (x - 90) + (y - 90) * (y - 90) < 3000);
        List<Dispute> all = List.of(Dispute.whole(grade, mask).orElseThrow(),
                Dispute.between(grade, new Box(20, 20, 90, 90, 20), new Box(40, 30, 90, 90)).orElseThrow());
        for (double scale : new double[]{ 0.4, 1, 2.3 }) {
            int[] whole = paint(all, 240, 240, -20, -20, scale);
            int[] pieced = new int[240 * 240];
            for (int y = 0; y < 240; y += 80) {
                for (int x = 0; x < 240; x += 60) {
                    int[] piece = paint(all, 60, 80, x - 20, y - 20, scale);
                    for (int row = 0; row < 80; row++) {
                        System.arraycopy(piece, row * 60, pieced, (y + row) * 240 + x, 60);
                    }
                }
            }
            assertArrayEquals(whole, pieced, "at " + scale);
        }
    }
}
