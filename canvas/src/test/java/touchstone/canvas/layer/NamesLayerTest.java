package touchstone.canvas.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Provenance;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;

class NamesLayerTest {

    private static final Label CELL = Label.named("cell", 0);
    private static final Label LONG = Label
            .named("tripolar mitosis, atypical, with fragments\nthat a file had a line break in", 1);
    private static final Label PERSON = Label.named("person", 2).withSkeleton(
            new Skeleton(List.of("left shoulder", "right shoulder", "hip"), List.of(new Skeleton.Edge(0, 1)),
                    List.of(new Skeleton.Pair(0, 1))));
    private static final LabelSchema SCHEMA = new LabelSchema(List.of(CELL, LONG, PERSON));
    private static final ImageId IMAGE = ImageId.create();
    private static final AnnotatorId ADA = AnnotatorId.create();
    private static final int WHITE = 0xffffffff;

    @BeforeEach
    void fonts() {
        assumeTrue(NamesLayer.isPossible(), "no fonts on this machine");
    }

    private static Annotation object(Label label, Geometry shape) {
        return Annotation.drawn(IMAGE, label.id(), ADA, shape);
    }

    private static Annotation predicted(Label label, Geometry shape, double score) {
        Annotation a = object(label, shape);
        return new Annotation(a.id(), IMAGE, label.id(), ADA, shape, Map.of(), Provenance.model("net", score));
    }

    private static AnnotationLayer layer(Set<AnnotationId> selected, Annotation... objects) {
        return new AnnotationLayer(new ObjectIndex(List.of(objects)), SCHEMA, Style.OWN, selected, Map.of());
    }

    private static int[] paint(Layer layer, int width, int height, int x, int y, double scale) {
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, WHITE);
        layer.paint(new Raster(pixels, width, height, x, y, scale));
        return pixels;
    }

    /** Columns of the first and after the last pixel that a layer of one object touches. */
    private static int[] columns(int[] pixels, int width) {
        int from = Integer.MAX_VALUE;
        int to = 0;
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] != WHITE) {
                from = Math.min(from, i % width);
                to = Math.max(to, i % width + 1);
            }
        }
        return new int[]{ from, to };
    }

    private static int touched(int[] pixels) {
        return (int) Arrays.stream(pixels).filter(p -> p != WHITE).count();
    }

    private static int touched(AnnotationLayer layer, double scale) {
        return touched(paint(new NamesLayer(List.of(layer), true), 600, 400, 0, 0, scale));
    }

    @Test
    void aNameStandsAboveABoxAndBeginsWhereItDoes() {
        int[] pixels = paint(new NamesLayer(List.of(layer(Set.of(), object(CELL, new Box(100, 100, 80, 60)))), true),
                300, 200, 0, 0, 1);
        assertEquals(100, columns(pixels, 300)[0]);
        assertEquals(0, touched(Arrays.copyOfRange(pixels, 300 * 100, pixels.length)));
        assertTrue(touched(Arrays.copyOfRange(pixels, 300 * 80, 300 * 100)) > 200);
    }

    @Test
    void largerLettersLookAsTheUsualOnesDoWhereEverythingIsLarger() {
        AnnotationLayer large = layer(Set.of(), object(CELL, new Box(100, 120, 160, 120)));
        int[] twice = paint(new NamesLayer(List.of(large), true, 2), 400, 300, 0, 0, 1);
        int[] dense = new int[400 * 300];
        Arrays.fill(dense, WHITE);
        new NamesLayer(List.of(large), true).paint(new Raster(dense, 400, 300, 0, 0, 1, 2));
        assertArrayEquals(dense, twice);
        assertTrue(touched(twice) > 2 * touched(large, 1), touched(twice) + " against " + touched(large, 1));
    }

    @Test
    void othersNamesStandBelow() {
        int[] pixels = paint(new NamesLayer(List.of(layer(Set.of(), object(CELL, new Box(100, 100, 80, 60)))), false),
                300, 200, 0, 0, 1);
        assertEquals(0, touched(Arrays.copyOfRange(pixels, 0, 300 * 160)));
        assertTrue(touched(pixels) > 200);
    }

    @Test
    void aScoreStandsBehindTheNameAndIsKeptWhereTheNameIsCut() {
        Box small = new Box(100, 100, 60, 60);
        int name = touched(layer(Set.of(), object(CELL, small)), 1);
        int scored = touched(layer(Set.of(), predicted(CELL, small, 0.87)), 1);
        assertTrue(scored > name, scored + " against " + name);
        Lettering letters = Lettering.of(11);
        int room = letters.fit("0.87", "", 500).width() + letters.fit("ab\u2026", "", 500).width() + 10;
        Lettering.Text cut = letters.fit("mitosis", "0.87", room);
        assertTrue(!cut.isNone() && cut.width() <= room);
        assertTrue(letters.fit("mitosis", "0.87", 20).isNone());
    }

    @Test
    void smallObjectsHaveNoNamesUntilTheyAreMagnifiedOrSelected() {
        Annotation small = object(CELL, new Box(10, 30, 12, 12));
        assertEquals(0, touched(layer(Set.of(), small), 1));
        assertNotEquals(0, touched(layer(Set.of(), small), 8));
        assertNotEquals(0, touched(layer(Set.of(small.id()), small), 1));
    }

    @Test
    void aLongNameIsNoWiderThanItsObjectHasRoomFor() {
        int[] pixels = paint(new NamesLayer(List.of(layer(Set.of(), object(LONG, new Box(100, 100, 90, 90)))), true),
                400, 200, 0, 0, 1);
        int[] columns = columns(pixels, 400);
        assertTrue(columns[1] - columns[0] <= 90 + 16, Arrays.toString(columns));
        assertTrue(columns[1] - columns[0] > 60, Arrays.toString(columns));
    }

    @Test
    void whatIsBeingChangedHasNoName() {
        Annotation box = object(CELL, new Box(100, 100, 80, 60));
        AnnotationLayer changing = new AnnotationLayer(new ObjectIndex(List.of(box)), SCHEMA, Style.OWN,
                Set.of(box.id()), Map.of(box.id(), new Box(120, 100, 80, 60)));
        assertEquals(0, touched(changing, 1));
    }

    @Test
    void predictionsUnderTheLeastScoreAreNeitherDrawnNorNamed() {
        AnnotationLayer all = layer(Set.of(), predicted(CELL, new Box(100, 100, 80, 60), 0.4));
        AnnotationLayer few = new AnnotationLayer(all.objects(), SCHEMA, Style.OWN.withLeastScore(0.5));
        assertNotEquals(0, touched(paint(all, 300, 200, 0, 0, 1)));
        assertEquals(0, touched(paint(few, 300, 200, 0, 0, 1)));
        assertEquals(0, touched(few, 1));
    }

    @Test
    void jointsAreNamedOnceTheObjectIsLarge() {
        Keypoints pose = new Keypoints(List.of(new Keypoints.Joint(20, 20, 2), new Keypoints.Joint(60, 20, 2),
                new Keypoints.Joint(40, 60, 1)));
        Annotation person = object(PERSON, pose);
        int[] near = paint(new NamesLayer(List.of(layer(Set.of(), person)), true), 600, 600, 0, 0, 8);
        int[] far = paint(new NamesLayer(List.of(layer(Set.of(), person)), true), 600, 600, 0, 0, 2);
        int below = 600 * 150;
        assertNotEquals(0, touched(Arrays.copyOfRange(near, below, near.length)));
        assertEquals(0, touched(Arrays.copyOfRange(far, below, far.length)));
    }

    @Test
    void lettersAreReadableOnWhiteAndOnBlack() {
        for (int ground : new int[]{ WHITE, 0xff000000, 0xff808080 }) {
            int[] pixels = new int[300 * 200];
            Arrays.fill(pixels, ground);
            new NamesLayer(List.of(layer(Set.of(), object(CELL, new Box(100, 100, 80, 60)))), true)
                    .paint(new Raster(pixels, 300, 200, 0, 0, 1));
            int plate = pixels[300 * 95 + 104];
            double letters = Arrays.stream(pixels).filter(p -> p != ground).mapToDouble(NamesLayerTest::luminance)
                    .max().orElseThrow();
            double contrast = (letters + 0.05) / (luminance(plate) + 0.05);
            assertTrue(contrast > 4.5, contrast + " on " + Integer.toHexString(ground));
        }
    }

    /** As the web's contrast ratio has it. */
    private static double luminance(int rgb) {
        double sum = 0;
        double[] weights = { 0.0722, 0.7152, 0.2126 };
        for (int i = 0; i < 3; i++) {
            double c = (rgb >> 8 * i & 0xff) / 255.0;
            sum += weights[i] * (c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static List<AnnotationLayer> crowd(int seed) {
        Random random = new Random(seed);
        List<AnnotationLayer> layers = new ArrayList<>();
        for (int l = 0; l < 3; l++) {
            Annotation[] objects = new Annotation[40];
            for (int i = 0; i < objects.length; i++) {
                double x = random.nextDouble(300);
                double y = random.nextDouble(300);
                objects[i] = switch (i % 5) {
                    case 0 -> predicted(LONG, new Box(x, y, random.nextDouble(10, 120), 50), random.nextDouble());
                    case 1 -> object(CELL, new Ellipse(x, y, random.nextDouble(5, 60), 30, 30));
                    case 2 -> object(LONG, new Box(x, y, 3, random.nextDouble(20, 200)));
                    case 3 -> object(PERSON, new Keypoints(List.of(new Keypoints.Joint(x, y, 2),
                            new Keypoints.Joint(x + random.nextDouble(90), y + 20, 1),
                            new Keypoints.Joint(x + 20, y + random.nextDouble(200), 2))));
                    default -> object(CELL, new Box(x, y, 45, 45));
                };
            }
            layers.add(layer(l == 0 ? Set.of(objects[3].id(), objects[7].id()) : Set.of(), objects));
        }
        return layers;
    }

    @Property(tries = 25, seed = "1")
    void rastersFitTogetherWithoutSeams(@ForAll int seed, @ForAll @IntRange(min = 0, max = 3) int zoom,
            @ForAll boolean large) {
        NamesLayer layer = new NamesLayer(crowd(seed), true, large ? 1.5 : 1);
        double scale = new double[]{ 0.6, 1, 1.7, 4 }[zoom];
        int[] whole = paint(layer, 480, 480, -20, -20, scale);
        int[] pieced = new int[480 * 480];
        for (int y = 0; y < 480; y += 96) {
            for (int x = 0; x < 480; x += 120) {
                int[] piece = paint(layer, 120, 96, x - 20, y - 20, scale);
                for (int row = 0; row < 96; row++) {
                    System.arraycopy(piece, row * 120, pieced, (y + row) * 480 + x, 120);
                }
            }
        }
        assertArrayEquals(whole, pieced);
    }

    @Test
    void aHundredThousandObjectsAtOnePlaceAreNamedOnce() {
        Annotation[] heap = new Annotation[100_000];
        for (int i = 0; i < heap.length; i++) {
            heap[i] = object(CELL, new Box(100, 100, 80, 60));
        }
        assertEquals(touched(layer(Set.of(), heap[0]), 1), touched(layer(Set.of(), heap), 1));
    }
}
