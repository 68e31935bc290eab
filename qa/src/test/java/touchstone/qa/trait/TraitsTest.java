package touchstone.qa.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Tag;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;

/** On images of 100 by 100 pixels that are made so that the numbers follow by hand. */
class TraitsTest {

    @TempDir
    Path folder;

    @Test
    void aDarkAndABrightObjectAreExposedByTheImagesOwnRange() throws IOException {
        SmallProject project = project(BufferedImage.TYPE_USHORT_GRAY, 1,
                (x, y) -> x < 40 ? 1000 : x < 60 ? 1500 : 2000);
        Light dark = light(project, new Box(5, 5, 20, 20));
        assertEquals(new Light(1.0, 0.0, 0.0, 0.0, null), dark);
        Light bright = light(project, new Box(70, 5, 20, 20));
        assertEquals(1.0, bright.bright());
        assertEquals(0.0, bright.dark());
        assertEquals(1.0, bright.mean());
        Light middle = light(project, new Box(42, 5, 16, 20));
        assertEquals(0.0, middle.dark());
        assertEquals(0.5, middle.mean());
    }

    @Test
    void contrastIsTheDifferenceToWhatSurroundsTheObject() throws IOException {
        SmallProject project = project(BufferedImage.TYPE_BYTE_GRAY, 1,
                (x, y) -> x < 5 ? 0 : x >= 95 ? 200 : isIn(x, y, 30, 50) ? 120 : 100);
        assertEquals(0.1, number(light(project, new Box(30, 30, 20, 20)).contrast()), 1e-12);
        assertTrue(traits(project, new Box(60, 60, 20, 20)).contains(Trait.LOW_CONTRAST));
        assertFalse(traits(project, new Box(30, 30, 20, 20)).contains(Trait.LOW_CONTRAST));
    }

    @Test
    void noiseIsSharpAndItsAverageIsBlurred() throws IOException {
        int[][] noise = new int[120][120];
        Random random = new Random(3);
        for (int[] row : noise) {
            for (int x = 0; x < row.length; x++) {
                row[x] = random.nextInt(256);
            }
        }
        SmallProject sharp = project(BufferedImage.TYPE_BYTE_GRAY, 1, (x, y) -> noise[y][x]);
        // The variance of a sum of independent values: 4 neighbours and 16 times the middle.
        assertEquals(20, number(light(sharp, new Box(10, 10, 80, 80)).sharpness()), 1);
        SmallProject smooth = project(BufferedImage.TYPE_BYTE_GRAY, 2,
                (x, y) -> (int) (128 + 100 * Math.sin(x / 12.0) * Math.cos(y / 12.0)));
        assertTrue(traits(smooth, new Box(20, 20, 50, 50)).contains(Trait.BLURRED));
        assertFalse(traits(sharp, new Box(20, 20, 50, 50)).contains(Trait.BLURRED));
    }

    @Test
    void placeIsKnownWithoutPixels() {
        SmallProject project = new SmallProject().image("gone.png")
                .draw("Ada", "gone.png", "cell", new Box(0, 20, 50, 50))
                .draw("Ada", "gone.png", "cell", new Box(40, 20, 50, 50))
                .draw("Ada", "gone.png", "cell", new Box(10, 80, 10, 10))
                .draw("Ada", "gone.png", "image", new Tag());
        Traits traits = Traits.of(project, project.annotators(), Limits.USUAL, true, Watch.NONE);
        List<ObjectTraits> objects = List.copyOf(traits.objects().values());
        assertEquals(3, objects.size());
        assertEquals(1, traits.unread().size());
        assertEquals(new Place(0, 0.2, false, 2500, 0.25), objects.get(0).place());
        assertEquals(Set.of(Trait.AT_BORDER, Trait.INTERSECTING), objects.get(0).traits());
        assertEquals(Set.of(Trait.INTERSECTING), objects.get(1).traits());
        assertEquals(Set.of(Trait.SMALL), objects.get(2).traits());
        assertEquals(Light.NONE, objects.get(2).light());
    }

    @Test
    void anImageOfOneBrightnessHasNoLight() throws IOException {
        SmallProject project = project(BufferedImage.TYPE_BYTE_GRAY, 1, (x, y) -> 77);
        assertEquals(Light.NONE, light(project, new Box(30, 30, 20, 20)));
    }

    @Test
    void anObjectThatFillsTheImageHasNoSurround() throws IOException {
        SmallProject project = project(BufferedImage.TYPE_BYTE_GRAY, 1, (x, y) -> x * 2);
        Light light = light(project, new Box(0, 0, 100, 100));
        assertNull(light.contrast());
        assertNotNull(light.mean());
    }

    @Test
    void whoGivesUpIsObeyed() {
        SmallProject project = new SmallProject().image("a.png").draw("Ada", "a.png", "cell", new Box(1, 1, 5, 5));
        Watch givenUp = new Watch() {
            @Override
            public void done(int images, int of) {
                // Nobody looks.
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class,
                () -> Traits.of(project, project.annotators(), Limits.USUAL, true, givenUp));
    }

    private static boolean isIn(int x, int y, int from, int to) {
        return x >= from && x < to && y >= from && y < to;
    }

    private static double number(@Nullable Double value) {
        return Objects.requireNonNull(value);
    }

    private SmallProject project(int type, int number, IntBinaryOperator value) throws IOException {
        BufferedImage image = new BufferedImage(100, 100, type);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 100; x++) {
                image.getRaster().setSample(x, y, 0, value.applyAsInt(x, y));
            }
        }
        Path file = folder.resolve(number + "-" + type + ".png");
        ImageIO.write(image, "png", file.toFile());
        return new SmallProject().image(file.toString());
    }

    private static Light light(SmallProject project, Geometry shape) {
        return alone(project, shape).light();
    }

    private static Set<Trait> traits(SmallProject project, Geometry shape) {
        return alone(project, shape).traits();
    }

    /** The object as the only one on the project's image. */
    private static ObjectTraits alone(SmallProject project, Geometry shape) {
        String image = project.images().getFirst().path();
        SmallProject one = new SmallProject().image(image).draw("Ada", image, "cell", shape);
        return Traits.of(one, one.annotators(), Limits.USUAL, true, Watch.NONE).objects().values().iterator().next();
    }
}
