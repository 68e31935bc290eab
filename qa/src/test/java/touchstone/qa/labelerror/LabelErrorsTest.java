package touchstone.qa.labelerror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.geometry.Box;
import touchstone.qa.Rules;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;
import touchstone.qa.labelerror.Suspicion.Kind;

/** Planted mistakes in small projects with pictures of their own. */
class LabelErrorsTest {

    private static final int SIDE = 100;

    @TempDir
    Path folder;

    private interface Shade {
        int at(int x, int y);
    }

    private String picture(String name, Shade shade) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.getRaster().setSample(x, y, 0, Math.clamp(shade.at(x, y), 0, 255));
            }
        }
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file.toString();
    }

    /** A different landscape of smooth hills for every seed. */
    private static Shade hills(long seed) {
        Random random = new Random(seed);
        double[][] waves = new double[12][4];
        for (double[] wave : waves) {
            wave[0] = random.nextDouble() * 0.3;
            wave[1] = random.nextDouble() * 0.3;
            wave[2] = random.nextDouble() * 6;
            wave[3] = 5 + 15 * random.nextDouble();
        }
        return (x, y) -> {
            double sum = 128;
            for (double[] wave : waves) {
                sum += wave[3] * Math.sin(wave[0] * x + wave[1] * y + wave[2]);
            }
            return (int) sum;
        };
    }

    private static LabelErrors errors(SmallProject project) {
        return LabelErrors.of(project, project.annotators(), Rules.DEFAULT, Thresholds.USUAL, Watch.NONE);
    }

    private static List<Kind> kinds(LabelErrors errors) {
        return errors.found().stream().map(Suspicion::kind).toList();
    }

    /** Thirty boxes of about ten pixels on five different pictures. */
    private SmallProject tidy() throws IOException {
        SmallProject project = new SmallProject();
        Random random = new Random(1);
        for (int i = 0; i < 5; i++) {
            String image = picture("tidy" + i + ".png", hills(i));
            project.image(image);
            for (int k = 0; k < 6; k++) {
                project.draw("Ada", image, "cell", new Box(5 + 15 * k, 10, 9 + 2 * random.nextDouble(),
                        9 + 2 * random.nextDouble()));
            }
        }
        return project;
    }

    private static String first(SmallProject project) {
        return project.images().getFirst().path();
    }

    @Test
    void inATidyProjectNothingStandsOut() throws IOException {
        LabelErrors errors = errors(tidy());
        assertEquals(List.of(), errors.found());
        assertEquals(5, errors.images());
        assertEquals(30, errors.objects());
        assertEquals(0, errors.leftOut().size());
    }

    @Test
    void aBoxFarTooLargeIsFoundFirst() throws IOException {
        SmallProject project = tidy();
        project.draw("Ada", first(project), "cell", new Box(20, 30, 60, 60));
        Suspicion worst = errors(project).found().getFirst();
        assertEquals(Kind.SIZE, worst.kind());
        assertEquals(new Box(20, 30, 60, 60), worst.objects().getFirst().geometry());
    }

    @Test
    void aBoxThatTheBorderCutsIsNoOutlier() throws IOException {
        SmallProject project = tidy();
        project.draw("Ada", first(project), "cell", new Box(0, 40, 1, 10));
        assertEquals(List.of(), kinds(errors(project)));
    }

    @Test
    void oneObjectDrawnTwiceIsFound() throws IOException {
        SmallProject project = tidy();
        project.draw("Ada", first(project), "cell", new Box(40, 50, 10, 10));
        project.draw("Ada", first(project), "cell", new Box(40, 50, 10, 10));
        assertEquals(List.of(Kind.DUPLICATE), kinds(errors(project)));
    }

    @Test
    void oneObjectWithTwoLabelsIsFound() throws IOException {
        SmallProject project = tidy();
        project.draw("Ada", first(project), "cell", new Box(40, 50, 10, 10));
        project.draw("Ada", first(project), "gap", new Box(40, 50, 10, 10));
        assertEquals(List.of(Kind.TWO_LABELS), kinds(errors(project)));
    }

    @Test
    void twoPeopleWhoDrewTheSameAreInOrder() throws IOException {
        SmallProject project = tidy();
        project.draw("Ada", first(project), "cell", new Box(40, 50, 10, 10));
        project.draw("Ben", first(project), "cell", new Box(40, 50, 10, 10));
        assertEquals(List.of(), kinds(errors(project)));
    }

    @Test
    void aBrighterCopyOfAPictureWithAnotherLabelIsFound() throws IOException {
        Shade hills = hills(7);
        String image = picture("a.png", hills);
        String copy = picture("b.png", (x, y) -> (int) (hills.at(x, y) * 0.9 + 10));
        SmallProject project = new SmallProject().image(image).image(copy).image(picture("c.png", hills(8)));
        project.draw("Ada", image, "cell", new Box(10, 10, 10, 10));
        project.draw("Ada", copy, "gap", new Box(10, 10, 10, 10));
        LabelErrors errors = errors(project);
        assertEquals(1, errors.twins().size());
        assertEquals(List.of(Kind.TWIN_IMAGES), kinds(errors));
    }

    @Test
    void aMirroredCopyWithFewerObjectsIsFound() throws IOException {
        Shade hills = hills(7);
        String image = picture("a.png", hills);
        String copy = picture("b.png", (x, y) -> hills.at(y, SIDE - 1 - x));
        SmallProject project = new SmallProject().image(image).image(copy);
        project.draw("Ada", image, "cell", new Box(10, 10, 10, 10)).draw("Ada", image, "cell", new Box(50, 50, 10, 10));
        project.draw("Ada", copy, "cell", new Box(10, 10, 10, 10));
        assertEquals(List.of(Kind.TWIN_IMAGES), kinds(errors(project)));
    }

    @Test
    void copiesWithOneLabelAreCountedAndInOrder() throws IOException {
        String image = picture("a.png", hills(7));
        String copy = picture("b.png", hills(7));
        SmallProject project = new SmallProject().image(image).image(copy);
        project.draw("Ada", image, "cell", new Box(10, 10, 10, 10));
        project.draw("Ada", copy, "cell", new Box(10, 10, 10, 10));
        LabelErrors errors = errors(project);
        assertEquals(List.of("a.png b.png"),
                errors.twins().stream().map(t -> t.first().name() + " " + t.second().name()).toList());
        assertEquals(List.of(), errors.found());
    }

    @Test
    void aPlaceThatWasLeftOutAmongEqualOnesIsHintedAt() throws IOException {
        Random random = new Random(3);
        int[] noise = random.ints(SIDE * SIDE, 0, 20).toArray();
        String image = picture("spots.png", (x, y) -> {
            double dx = x % 25 - 12;
            double dy = y % 25 - 12;
            return 60 + noise[y * SIDE + x] + (dx * dx + dy * dy < 25 ? 120 : 0);
        });
        SmallProject project = new SmallProject().image(image);
        for (int i = 0; i < 15; i++) {
            project.draw("Ada", image, "spot", new Box(i % 4 * 25 + 7, i / 4 * 25 + 7, 11, 11));
        }
        List<Suspicion> hints = errors(project).found();
        assertEquals(List.of(Kind.LOOK_ALIKE), hints.stream().map(Suspicion::kind).toList());
        assertTrue(hints.getFirst().region() != null && hints.getFirst().region().contains(87, 87));
    }

    @Test
    void aMissingPictureIsLeftOutAndSaidSo() throws IOException {
        SmallProject project = tidy().image(folder.resolve("gone.png").toString());
        LabelErrors errors = errors(project);
        assertEquals(1, errors.leftOut().size());
        assertEquals(List.of(), errors.found());
    }

    @Test
    void endsWhenTheOneWhoWaitsGivesUp() throws IOException {
        SmallProject project = tidy();
        Watch impatient = new Watch() {
            @Override
            public void done(int images, int of) {
                // Nobody looks.
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> LabelErrors.of(project, project.annotators(), Rules.DEFAULT,
                Thresholds.USUAL, impatient));
    }

    @Test
    void againstASecondAnnotatorAMissingObjectIsOverlooked() throws IOException {
        SmallProject project = tidy();
        for (int k = 0; k < 6; k++) {
            project.draw("Ben", first(project), "cell", new Box(5 + 15 * k, 10, 10, 10));
        }
        project.draw("Ben", first(project), "cell", new Box(40, 60, 10, 10));
        List<Suspicion> found = PredictionErrors.of(project, project.annotator("Ada"), project.annotator("Ben"),
                Rules.DEFAULT, Watch.NONE);
        assertEquals(Kind.OVERLOOKED, found.getFirst().kind());
        assertEquals(new Box(40, 60, 10, 10), found.getFirst().objects().getFirst().geometry());
    }
}
