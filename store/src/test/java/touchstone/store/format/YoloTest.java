package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Progress;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;

class YoloTest {

    @TempDir
    private Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Draft.folderOf(file));
        Files.writeString(file, text);
    }

    private void picture(String name, int width, int height) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Draft.folderOf(file));
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
    }

    private Imported read(String format) throws IOException {
        return Formats.named(format).read(folder, ReadOptions.NONE);
    }

    private static List<Geometry> shapes(Imported read) {
        return read.all().stream().map(Annotation::geometry).toList();
    }

    @Test
    void boxesAreSharesOfTheImagesSizeAboutTheirMiddle() throws IOException {
        picture("images/train/a.png", 200, 100);
        write("labels/train/a.txt", "1 0.5 0.5 0.5 0.2\r\n\r\n0 0.1 0.2 0.1 0.2\n");
        write("data.yaml", "path: .\ntrain: images/train\nnames:\n  0: cat\n  1: dog\n");
        assertEquals("yolo", Formats.detect(folder).name());
        Imported read = read("yolo");
        assertEquals(List.of(new Box(50, 40, 100, 20), new Box(10, 10, 20, 20)), shapes(read));
        assertEquals(List.of("cat", "dog"), read.schema().labels().stream().map(Label::name).toList());
        assertEquals("images/train/a.png", read.images().getFirst().path());
    }

    @Test
    void anEmptyFileSaysThatThereIsNothingAndAMissingOneSaysNothing() throws IOException {
        picture("images/empty.png", 20, 10);
        picture("images/missing.png", 20, 10);
        write("labels/empty.txt", "");
        write("classes.txt", "cat\n");
        Imported read = read("yolo");
        Map<String, Progress.Status> status = Map.of("images/empty.png", Progress.Status.DONE, "images/missing.png",
                Progress.Status.TODO);
        assertEquals(2, read.images().size());
        read.images().forEach(
                i -> assertEquals(status.get(i.path()), read.status(i.id(), read.annotators().getFirst().id())));
    }

    @Test
    void fourPointsAreARotatedBoxOnlyWhereTheyAreItsCorners() throws IOException {
        picture("a.png", 100, 100);
        Points corners = new Box(20, 30, 40, 20, 30).corners();
        StringBuilder rotated = new StringBuilder("0");
        for (int i = 0; i < 4; i++) {
            rotated.append(' ').append(corners.x(i) / 100).append(' ').append(corners.y(i) / 100);
        }
        write("a.txt", rotated + "\n0 0.1 0.1 0.9 0.1 0.8 0.5 0.1 0.9\n");
        write("classes.txt", "cat\n");
        List<Geometry> told = shapes(read("yolo"));
        assertEquals(GeometryKind.BOX, told.getFirst().kind());
        assertEquals(30, ((Box) told.getFirst()).rotation(), 1e-6);
        assertEquals(GeometryKind.POLYGON, told.getLast().kind());
        assertEquals(List.of(GeometryKind.POLYGON, GeometryKind.POLYGON),
                shapes(read("yolo-segment")).stream().map(Geometry::kind).toList());
        assertEquals(List.of(GeometryKind.BOX, GeometryKind.BOX),
                shapes(read("yolo-detect")).stream().map(Geometry::kind).toList());
        assertTrue(read("yolo").changed().getLast().reason().contains("yolo-obb"));
    }

    @Test
    void jointsOfTwoValuesAreInvisibleWhereTheyAreNegative() throws IOException {
        picture("images/a.png", 100, 50);
        write("labels/a.txt", "0 0.5 0.5 0.2 0.2 0.1 0.2 -1 -1 0.3 0.4\n");
        write("data.yaml", "kpt_shape: [3, 2]\nnames: [person]\n");
        assertEquals(List.of(new Keypoints(List.of(new Keypoints.Joint(10, 10, 2), new Keypoints.Joint(0, 0, 0),
                new Keypoints.Joint(30, 20, 2)))), shapes(read("yolo")));
    }

    @Test
    void aBoxThatIsNotTheOneAroundTheJointsIsKeptAndWrittenAgain() throws IOException {
        picture("images/a.png", 100, 50);
        write("labels/a.txt", "0 0.2 0.3 0.2 0.2 0.1 0.2 2 0.3 0.4 1\n0 0.2205 0.3 0.241 0.4 0.1 0.2 2 0.3 0.4 1\n");
        write("data.yaml", "kpt_shape: [2, 3]\nnames: [person]\n");
        Imported read = read("yolo-pose");
        assertEquals(Map.of(), read.all().getFirst().attributes());
        assertEquals(Map.of("object.bbox", "10, 5, 24.1, 20"), read.all().getLast().attributes());
        assertTrue(read.changed().getFirst().reason().startsWith("One object has a box or an area besides"));
        Path out = folder.resolve("out");
        Losses losses = Formats.named("yolo-pose").write(read,
                new WriteOptions(List.of(read.annotators().getFirst().id())), out);
        assertTrue(losses.all().stream().noneMatch(l -> l.what().contains("attributes of")), losses.toString());
        try (Stream<Path> all = Files.walk(out)) {
            Path rows = all.filter(p -> p.endsWith("a.txt")).findFirst().orElseThrow();
            assertEquals(Files.readString(folder.resolve("labels/a.txt")), Files.readString(rows));
        }
    }

    @Test
    void aNumberBehindARowIsAScoreOrATrack() throws IOException {
        picture("images/a.png", 100, 100);
        write("labels/a.txt", "0 0.5 0.5 0.2 0.2 0.75\n0 0.5 0.5 0.3 0.2 17\n");
        write("data.yaml", "names: [cat]\n");
        List<Annotation> all = read("yolo").all();
        assertEquals(0.75, all.getFirst().provenance().score());
        assertEquals(Map.of(YoloReader.TRACK, "17"), all.getLast().attributes());
    }

    @Test
    void badRowsAreToldWithTheirLinesAndTheGoodOnesKept() throws IOException {
        picture("images/a.png", 100, 100);
        write("labels/a.txt", """
                0 0.5 0.5 0.2 0.2
                0 0,5 0.5 0.2 0.2
                7 0.5 0.5 0.2 0.2
                0 150 40 30 20
                0 0.5 0.5
                0 NaN 0.5 0.2 0.2
                -1 0.5 0.5 0.2 0.2
                0 0.5 0.5 0.2 0.2
                """);
        write("data.yaml", "names: [cat]\n");
        Imported read = read("yolo");
        assertEquals(1, read.all().size());
        assertEquals(List.of(2, 3, 4, 5, 6, 7), read.refused().stream()
                .map(n -> Integer.valueOf(n.where().replaceAll(".*line ", ""))).toList());
        assertEquals(1, read.changed().size());
    }

    @Test
    void rowsWithoutAnImageAreLeftOutWithAReason() throws IOException {
        write("labels/a.txt", "0 0.5 0.5 0.2 0.2\n");
        write("labels/b.txt", "0 0.5 0.5 0.2 0.2\n");
        picture("images/b.png", 10, 10);
        write("data.yaml", "names: [cat]\n");
        Imported read = read("yolo");
        assertEquals(1, read.all().size());
        assertEquals("labels/a.txt", read.refused().getFirst().where());
    }

    @Test
    void aBrokenDescriptionIsRefusedWithItsLine() throws IOException {
        picture("images/a.png", 10, 10);
        write("data.yaml", "names: [cat\nval: x: y\n");
        String sentence = assertThrows(InputRefused.class, () -> read("yolo")).getMessage();
        assertTrue(sentence.startsWith("Cannot read ") && sentence.contains("line "), sentence);
    }

    @Test
    void aDescriptionWithoutAnythingBesideItIsRefusedByItsOwnName() throws IOException {
        write("data.yaml", "path: .\ntrain: images\nnames: [cat]\n");
        String sentence = assertThrows(InputRefused.class, () -> Formats.named("yolo")
                .read(folder.resolve("data.yaml"), ReadOptions.NONE)).getMessage();
        assertTrue(sentence.startsWith("Cannot read ") && sentence.contains("data.yaml: "), sentence);
    }

    @Test
    void theTaskIsTheRichestThatTheShapesNeed() throws IOException {
        assertEquals(5, columns(new Box(10, 10, 20, 20)));
        assertEquals(9, columns(new Box(10, 10, 20, 20, 30)));
        assertEquals(7, columns(Polygon.of(Points.of(0, 0, 20, 0, 20, 20))));
        assertEquals(5 + 3 * 2, columns(new Keypoints(List.of(new Keypoints.Joint(3, 4, 2),
                new Keypoints.Joint(5, 9, 1)))));
    }

    private int columns(Geometry shape) throws IOException {
        write(Formats.named("yolo"), shape);
        return Files.readString(folder.resolve("out/labels/a.txt")).strip().split(" ").length;
    }

    private Losses write(Format format, Geometry... shapes) throws IOException {
        Image image = Image.unseen("images/a.png", 100, 80);
        Label label = Label.named("cell", 0);
        Annotator ada = Annotator.named("Ada", Annotator.Role.ANNOTATOR);
        List<Annotation> all = List.of(shapes).stream()
                .map(s -> Annotation.drawn(image.id(), label.id(), ada.id(), s)).toList();
        Imported project = new Imported(new LabelSchema(List.of(label)), ada, List.of(image), all, List.of(), List.of(),
                folder);
        return format.write(project, new WriteOptions(List.of(ada.id())), folder.resolve("out"));
    }

    @Test
    void holesAndPartsBecomeOneRingOfTheSameAreaAndPixels() throws IOException {
        Mask mask = Mask.ofPixels(100, 80, (x, y) -> x > 5 && x < 60 && y > 5 && y < 60
                && !(x > 20 && x < 30 && y > 20 && y < 40) && !(x > 40 && x < 50 && y > 10 && y < 20)
                || x > 80 && y > 70);
        write(Formats.named("yolo"), mask);
        Imported back = Formats.named("yolo").read(folder.resolve("out"), ReadOptions.NONE);
        Polygon ring = (Polygon) back.all().getFirst().geometry();
        assertEquals(1, ring.rings().size());
        assertEquals(mask.area(), ring.area(), 1e-6);
        assertEquals(mask, Mask.ofPixels(100, 80, (x, y) -> ring.contains(x + 0.5, y + 0.5)));
    }

    @Test
    void whatReachesBeyondTheImageIsCutAndTold() throws IOException {
        Losses losses = write(Formats.named("yolo-detect"), new Box(90, 10, 20, 20), new Box(200, 10, 20, 20));
        assertEquals(1, losses.count(Losses.Depth.BOX));
        assertEquals(1, losses.count(Losses.Depth.OBJECT));
        String row = Files.readString(folder.resolve("out/labels/a.txt")).strip();
        assertEquals("0 0.95 0.25 0.1 0.25", row);
    }

    @Test
    void anImageThatNobodyHasBeenThroughGetsNoFile() throws IOException {
        picture("images/empty.png", 20, 10);
        picture("images/missing.png", 20, 10);
        write("labels/empty.txt", "");
        write("classes.txt", "cat\n");
        Imported read = read("yolo");
        Formats.named("yolo").write(read, new WriteOptions(List.of(read.annotators().getFirst().id())),
                folder.resolve("out"));
        assertTrue(Files.exists(folder.resolve("out/labels/empty.txt")));
        assertFalse(Files.exists(folder.resolve("out/labels/missing.txt")));
    }
}
