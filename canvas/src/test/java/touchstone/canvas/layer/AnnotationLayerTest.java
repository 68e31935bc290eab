package touchstone.canvas.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

class AnnotationLayerTest {

    private static final int GROUND = 0xff000000;
    private static final Label WHITE = Label.named("cell", 0).withColour(0xffffff).withSkeleton(
            new Skeleton(List.of("a", "b"), List.of(new Skeleton.Edge(0, 1)), List.of()));

    private static AnnotationLayer layer(Style style, Geometry... shapes) {
        ImageId image = ImageId.create();
        AnnotatorId annotator = AnnotatorId.create();
        return new AnnotationLayer(new ObjectIndex(Arrays.stream(shapes)
                .map(s -> Annotation.drawn(image, WHITE.id(), annotator, s)).toList()),
                new LabelSchema(List.of(WHITE)), style);
    }

    private static int[] paint(Layer layer, int width, int height, int x, int y, double scale) {
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, GROUND);
        layer.paint(new Raster(pixels, width, height, x, y, scale));
        return pixels;
    }

    /** Light as a letter a pixel: bright line #, fill +, faint . and untouched space. */
    private static String picture(int[] pixels, int width) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pixels.length; i++) {
            int light = pixels[i] & 0xff;
            text.append(light > 150 ? '#' : light > 40 ? '+' : light > 0 ? '.' : ' ');
            if (i % width == width - 1) {
                text.append('\n');
            }
        }
        return text.toString();
    }

    @Test
    void aMaskIsFilledToItsPixelsAndLinedInside() {
        Mask mask = Mask.ofRows(new boolean[][]{ { false, true }, { true, true } });
        assertEquals(
                """
                             #####
                             #+++#
                             #+++#
                             #+++#
                             #+++#
                        #####++++#
                        #++++++++#
                        #++++++++#
                        #++++++++#
                        ##########
                        """, picture(paint(layer(Style.OWN, mask), 10, 10, 0, 0, 5), 10));
    }

    @Test
    void aPolygonHasALineAndATranslucentInsideAndAHoleHasNone() {
        Polygon ring = Polygon.of(Points.of(5, 5, 45, 5, 45, 45, 5, 45), Points.of(20, 20, 30, 20, 30, 30, 20, 30));
        int[] pixels = paint(layer(Style.OWN, ring), 50, 50, 0, 0, 1);
        int inside = pixels[12 * 50 + 12] & 0xff;
        assertEquals(255 * 0.18, inside, 1.5);
        assertEquals(GROUND, pixels[25 * 50 + 25]);
        assertEquals(GROUND, pixels[1 * 50 + 1]);
        assertTrue((pixels[25 * 50 + 5] & 0xff) > 150);
    }

    @Test
    void aSelectedPolygonIsFilledStronger() {
        AnnotationLayer plain = layer(Style.OWN, Polygon.of(Points.of(5, 5, 45, 5, 45, 45, 5, 45)));
        AnnotationLayer selected = new AnnotationLayer(plain.objects(), plain.schema(), plain.style(),
                Set.of(plain.objects().all().getFirst().id()), Map.of());
        assertEquals(255 * 0.32, paint(selected, 50, 50, 0, 0, 1)[20 * 50 + 20] & 0xff, 1.5);
    }

    @Test
    void aReplacedShapeIsDrawnInPlaceOfTheObjectsOwn() {
        AnnotationLayer plain = layer(Style.OWN, new Box(5, 5, 10, 10));
        AnnotationLayer moving = new AnnotationLayer(plain.objects(), plain.schema(), plain.style(), Set.of(),
                Map.of(plain.objects().all().getFirst().id(), new Box(30, 30, 10, 10)));
        int[] pixels = paint(moving, 50, 50, 0, 0, 1);
        assertEquals(GROUND, pixels[10 * 50 + 10]);
        assertNotEquals(GROUND, pixels[35 * 50 + 35]);
    }

    private static Geometry[] everyKind() {
        return new Geometry[]{ new Box(10, 10, 90, 60, 20), new Ellipse(90, 90, 50, 30, 40),
                Polygon.of(Points.of(5, 5, 180, 40, 150, 190, 20, 120), Points.of(60, 60, 90, 60, 70, 90)),
                new Polyline(Points.of(0, 199, 199, 0, 100, 100)),
                new Keypoints(List.of(new Keypoints.Joint(64, 64, 2), new Keypoints.Joint(128, 130, 1))),
                Mask.empty(200, 200).paint(Points.of(30, 150, 150, 70), 13).erase(Points.of(64, 128), 5) };
    }

    @ParameterizedTest
    @EnumSource(Style.Pattern.class)
    void rastersFitTogetherWithoutSeams(Style.Pattern pattern) {
        AnnotationLayer layer = layer(new Style(pattern, 0.8), everyKind());
        for (double scale : new double[]{ 0.021, 0.044, 0.13, 0.5, 1, 2.3 }) {
            int[] whole = paint(layer, 240, 240, -20, -20, scale);
            int[] pieced = new int[240 * 240];
            for (int y = 0; y < 240; y += 80) {
                for (int x = 0; x < 240; x += 60) {
                    int[] piece = paint(layer, 60, 80, x - 20, y - 20, scale);
                    for (int row = 0; row < 80; row++) {
                        System.arraycopy(piece, row * 60, pieced, (y + row) * 240 + x, 60);
                    }
                }
            }
            assertArrayEquals(whole, pieced, "at " + scale);
        }
    }

    /** One is painted from arrays, the other from the object itself. */
    @ParameterizedTest
    @ValueSource(doubles = { 0.01, 0.044, 0.06, 0.13, 1, 2.3 })
    void anObjectThatWasChangedLooksAsOneThatWasNot(double scale) {
        for (Geometry shape : everyKind()) {
            AnnotationLayer packed = layer(Style.OWN, shape);
            Annotation only = packed.objects().all().getFirst();
            AnnotationLayer loose = new AnnotationLayer(
                    packed.objects().with(List.of(Change.replace(only, only))), packed.schema(), Style.OWN);
            assertEquals(1, loose.objects().looseSize());
            assertArrayEquals(paint(packed, 220, 220, -10, -10, scale), paint(loose, 220, 220, -10, -10, scale),
                    shape.kind() + " at " + scale);
        }
    }

    @Test
    void anAreaOfFewPixelsIsAnOvalWithABorder() {
        Box box = new Box(30, 30, 40, 40);
        int[] pixels = paint(layer(Style.OWN, box), 10, 10, 0, 0, 0.1);
        int border = pixels[3 * 10 + 4] & 0xff;
        int inside = pixels[4 * 10 + 4] & 0xff;
        assertTrue(border > 150, "border " + border);
        assertTrue(inside > 0 && inside < border, "inside " + inside);
        assertEquals(GROUND, pixels[0]);
        assertEquals(GROUND, pixels[9 * 10 + 9]);
    }

    @ParameterizedTest
    @ValueSource(doubles = { 0.01, 0.05, 0.2, 1 })
    void everyKindLeavesATraceAtAnyScale(double scale) {
        for (Geometry shape : everyKind()) {
            int[] pixels = paint(layer(Style.OWN, shape), 220, 220, -10, -10, scale);
            assertTrue(Arrays.stream(pixels).anyMatch(p -> p != GROUND), shape.kind() + " at " + scale);
        }
    }

    @Test
    void oddPatternsLeaveGapsInTheLine() {
        Polyline line = new Polyline(Points.of(0, 10.5, 100, 10.5));
        String solid = row(paint(layer(Style.OWN, line), 100, 20, 0, 0, 1), 10);
        String dashed = row(paint(layer(new Style(Style.Pattern.DASHED, 1), line), 100, 20, 0, 0, 1), 10);
        String dotted = row(paint(layer(new Style(Style.Pattern.DOTTED, 1), line), 100, 20, 0, 0, 1), 10);
        assertEquals(-1, solid.indexOf(' '));
        assertTrue(dashed.contains("######") && dashed.contains(" "), dashed);
        assertTrue(dotted.chars().filter(c -> c == ' ').count() > dashed.chars().filter(c -> c == ' ').count());
    }

    private static String row(int[] pixels, int row) {
        return picture(Arrays.copyOfRange(pixels, row * 100, row * 100 + 100), 100).strip();
    }

    @Test
    void goldHasTwoLinesWithAGapBetween() {
        int[] pixels = paint(layer(new Style(Style.Pattern.DOUBLE, 1), new Polyline(Points.of(0, 10.5, 100, 10.5))),
                100, 20, 0, 0, 1);
        assertTrue((pixels[8 * 100 + 50] & 0xff) > 150);
        assertEquals(0, pixels[10 * 100 + 50] & 0xff);
        assertTrue((pixels[12 * 100 + 50] & 0xff) > 150);
    }

    @Test
    void linesAreAsWideOnADenseScreen() {
        Mask mask = Mask.ofPixels(40, 40, (x, y) -> x >= 10 && x < 30 && y >= 10 && y < 30);
        for (Geometry shape : List.of(mask, new Polyline(Points.of(0, 10, 40, 10)))) {
            for (Style.Pattern pattern : List.of(Style.Pattern.SOLID, Style.Pattern.DOUBLE)) {
                Layer layer = layer(new Style(pattern, 1), shape);
                int[] plain = new int[40 * 40];
                int[] dense = new int[80 * 80];
                Arrays.fill(plain, GROUND);
                Arrays.fill(dense, GROUND);
                layer.paint(new Raster(plain, 40, 40, 0, 0, 1));
                layer.paint(new Raster(dense, 80, 80, 0, 0, 2, 2));
                // A column of two dense pixels holds as much line as one plain one.
                double once = column(plain, 40, 20);
                double twice = column(dense, 80, 40) / 2.0;
                assertEquals(once, twice, once * 0.25, shape.kind() + " " + pattern);
            }
        }
    }

    private static int column(int[] pixels, int width, int column) {
        int bright = 0;
        for (int row = 0; row < width; row++) {
            int light = pixels[row * width + column] & 0xff;
            bright += light > 60 ? light : 0;
        }
        return bright;
    }

    @Test
    void aMaskThatIsReducedShowsTheShareThatIsSet() {
        Mask stripes = Mask.ofPixels(64, 64, (x, y) -> x % 4 == 0);
        int[] pixels = paint(layer(Style.OWN, stripes), 8, 8, 4, 4, 0.25);
        assertEquals(255 * 0.18 / 4, pixels[3 * 8 + 3] & 0xff, 2);
    }
}
