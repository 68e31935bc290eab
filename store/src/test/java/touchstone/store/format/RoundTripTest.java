package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.ProjectLens;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

/** What every format promises: an object comes back as it was, or the losses name it. */
@DisplayName("Every format")
class RoundTripTest {

    private static final int WIDTH = 150;
    private static final int HEIGHT = 90;

    @TempDir
    private Path folder;

    private final Image image = Image.unseen("images/a.png", WIDTH, HEIGHT);
    private final Image empty = Image.unseen("images/b.png", 20, 10);
    private final Label label = Label.named("cell, \"round\"\u00e9", 0);
    private final Annotator annotator = Annotator.named("Ada", Annotator.Role.ANNOTATOR);

    /** A picture whose file every format can name, also one that needs what a DICOM file says of it. */
    @BeforeEach
    void writeTheImage() throws IOException {
        Files.createDirectories(folder.resolve("images"));
        Files.write(folder.resolve(image.path()), DicomSegTest.picture(WIDTH, HEIGHT).file());
    }

    private Imported project(Geometry... geometries) {
        List<Annotation> all = new ArrayList<>();
        for (Geometry g : geometries) {
            all.add(Annotation.drawn(image.id(), label.id(), annotator.id(), g)
                    .withAttributes(Map.of("size", "7", "note", "=a,b\n\"c\"")));
        }
        return new Imported(new LabelSchema(List.of(label)), annotator, List.of(image, empty), all, List.of(),
                List.of(), folder);
    }

    private Path target(Format format) {
        return folder.resolve("out").resolve(format.name().startsWith("coco") ? "coco.json" : "files");
    }

    private Export export(Format format, Imported project) throws IOException {
        return Export.verified(format, project, new WriteOptions(List.of(annotator.id())), target(format));
    }

    static Stream<Arguments> formatsAndShapes() {
        List<Geometry> shapes = List.of(new Tag(), new Box(1.25, 2.5, 30, 40.125), new Box(20, 20, 30, 20, 30),
                new Ellipse(40, 40, 12.5, 12.5), new Ellipse(40, 40, 20, 10, 25),
                Polygon.of(Points.of(1.1, 2.2, 30.3, 4.4, 20.123456789, 50.5)),
                Polygon.of(Points.of(0, 0, 80, 0, 80, 80, 0, 80), Points.of(10, 10, 10, 40, 40, 40)),
                new Polygon(List.of(new Polygon.Part(Points.of(0, 0, 9, 0, 9, 9), List.of()),
                        new Polygon.Part(Points.of(50, 50, 70, 50, 70, 80), List.of()))),
                new Polyline(Points.of(1, 1, 5, 8)), new Polyline(Points.of(1, 1, 5, 8, 20.5, 3)),
                Keypoints.point(3.5, 4.5),
                new Keypoints(List.of(new Keypoints.Joint(3, 4, 2), new Keypoints.Joint(0, 0, 0),
                        new Keypoints.Joint(7.5, 8, 1))),
                Mask.ofPixels(WIDTH, HEIGHT, (x, y) -> (x * 7 + y * 13) % 5 < 2 && x > 60));
        return formats().flatMap(f -> shapes.stream().map(s -> Arguments.of(f, s)));
    }

    @ParameterizedTest
    @MethodSource("formatsAndShapes")
    void brings_a_shape_back_or_names_the_loss(Format format, Geometry shape) throws IOException {
        Export written = export(format, project(shape));
        assertEquals(List.of(), written.problems());
        Losses losses = written.losses();
        int missing = losses.count(Losses.Depth.OBJECT);
        assertEquals(1 - missing, written.annotations());
        if (missing == 1) {
            return;
        }
        Imported again = format.read(target(format), ReadOptions.NONE);
        Annotation back = again.all().getFirst();
        assertEquals(label.name(), again.schema().byName(label.name()).orElseThrow().name());
        if (losses.all().stream().noneMatch(l -> l.what().contains("attributes of"))) {
            assertEquals(Map.of("size", "7", "note", "=a,b\n\"c\""), back.attributes());
        }
        if (losses.count(Losses.Depth.BOX) == 1) {
            Bounds box = shape.bounds();
            Bounds read = back.geometry().bounds();
            assertArrayEquals(new double[]{ box.minX(), box.minY(), box.maxX(), box.maxY() },
                    new double[]{ read.minX(), read.minY(), read.maxX(), read.maxY() }, 1e-6);
        } else if (losses.count(Losses.Depth.SHAPE) == 0) {
            assertSame(shape, back.geometry());
        } else {
            assertEquals(shape.area(), back.geometry().area(), 0.03 * shape.area());
        }
    }

    static Stream<Format> formatsThatNameImages() {
        return formats().filter(f -> !Set.of("coco-results", "dicom-seg").contains(f.name()));
    }

    @ParameterizedTest
    @MethodSource("formatsThatNameImages")
    void names_the_pictures_of_one_file_by_their_number(Format format) throws IOException {
        List<Image> stack = Stream.of(0, 1, 2).map(n -> Image.unseen("images/a.b.tif", WIDTH, HEIGHT).withPlane(n))
                .toList();
        List<Annotation> all = new ArrayList<>();
        for (Image plane : stack) {
            all.add(Annotation.drawn(plane.id(), label.id(), annotator.id(), new Box(8, 8, 10 + plane.plane(), 12)));
        }
        Imported project = new Imported(new LabelSchema(List.of(label)), annotator, stack, all, List.of(), List.of(),
                folder);
        Export written = export(format, project);
        assertEquals(List.of(), written.problems());
        assertEquals(format.name().equals("coco-keypoints") ? 0 : 3, written.annotations());
        Imported again = format.read(target(format), ReadOptions.NONE);
        for (Annotation back : again.all()) {
            Image of = again.images().stream().filter(i -> i.id().equals(back.image())).findFirst().orElseThrow();
            assertEquals("a.b.tif", of.fileName());
            assertEquals(10 + of.plane(), back.geometry().bounds().width(), 1e-6);
        }
        assertEquals(3, again.images().stream().map(Image::address).distinct().count());
    }

    private static void assertSame(Geometry expected, Geometry actual) {
        assertEquals(expected.kind(), actual.kind());
        if (expected instanceof Mask) {
            assertEquals(expected, actual);
        } else {
            assertArrayEquals(numbers(expected), numbers(actual), 1e-6);
        }
    }

    private static double[] numbers(Geometry geometry) {
        return switch (geometry) {
            case Box b -> b.corners().toArray();
            case Ellipse e -> new double[]{ e.cx(), e.cy(), e.rx(), e.ry(), e.rotation() };
            case Polygon p -> p.rings().stream().flatMapToDouble(r -> Arrays.stream(r.toArray())).toArray();
            case Polyline l -> l.points().toArray();
            case Keypoints k -> k.joints().stream()
                    .flatMapToDouble(j -> DoubleStream.of(j.x(), j.y(), j.visibility())).toArray();
            case Tag t -> new double[0];
            case Mask m -> throw new IllegalArgumentException();
        };
    }

    static Stream<Format> formats() {
        return Formats.ALL.stream().filter(Format::isWritten);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void recognises_what_it_wrote(Format format) throws IOException {
        export(format, project(Keypoints.point(3, 4), new Box(1, 1, 5, 5), new Box(20, 20, 5, 5)));
        assertTrue(format.recognises(target(format)));
        assertEquals(format, Formats.named(format.name()));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void leaves_no_file_when_writing_fails(Format format) {
        Imported project = project(new Box(1, 1, 5, 5));
        ProjectThatFails failing = new ProjectThatFails(project);
        assertThrows(UncheckedIOException.class,
                () -> format.write(failing, new WriteOptions(List.of(annotator.id())), target(format)));
        List<Path> left = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(Files::isRegularFile).filter(f -> !f.endsWith(image.path())).forEach(left::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertEquals(List.of(), left);
    }

    /** Gives up after its first step. */
    private record Impatient(AtomicInteger steps) implements Watch {

        @Override
        public void done(Step step, long count, long of) {
            steps.incrementAndGet();
        }

        @Override
        public boolean cancelled() {
            return steps.get() > 0;
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void leaves_no_file_when_writing_is_cancelled(Format format) throws IOException {
        Impatient impatient = new Impatient(new AtomicInteger());
        assertThrows(CancellationException.class, () -> Export.verified(format, project(new Box(1, 1, 5, 5)),
                new WriteOptions(List.of(annotator.id()), Map.of(), impatient), target(format)));
        try (Stream<Path> walk = Files.walk(folder)) {
            assertEquals(List.of(),
                    walk.filter(Files::isRegularFile).filter(f -> !f.endsWith(image.path())).toList());
        }
    }

    static Stream<Format> formatsOfObjects() {
        return formats().filter(f -> !f.name().equals("coco-results"));
    }

    @ParameterizedTest
    @MethodSource("formatsOfObjects")
    void can_be_cancelled_while_it_is_read(Format format) throws IOException {
        export(format, project(Keypoints.point(3, 4), new Box(1, 1, 5, 5), new Tag(), new Box(20, 20, 5, 5)));
        Impatient impatient = new Impatient(new AtomicInteger(1));
        assertThrows(CancellationException.class,
                () -> format.read(target(format), new ReadOptions(null, impatient)));
    }

    /** A project whose disk fails when the objects of its second image are read. */
    private static final class ProjectThatFails extends ProjectLens {

        ProjectThatFails(ProjectView project) {
            super(project);
        }

        @Override
        public List<Annotation> annotations(ImageId of, AnnotatorId by) {
            if (!of.equals(project.images().getFirst().id())) {
                throw new UncheckedIOException(new IOException("The disk fails."));
            }
            return project.annotations(of, by);
        }
    }
}
