package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Provenance;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.store.image.ImageCopy;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

@DisplayName("A delivery")
class DeliveryTest {

    @TempDir
    private Path folder;

    private final Annotator annotator = Annotator.named("Ada", Annotator.Role.ANNOTATOR);
    private final Label animal = Label.named("animal", 0);
    private final Label cat = Label.named("cat", 1).withParent(animal.id());

    private Imported project(List<Image> images) {
        List<Annotation> objects = new ArrayList<>();
        images.forEach(i -> objects.add(Annotation.drawn(i.id(), cat.id(), annotator.id(), new Box(1, 1, 3, 2))));
        return new Imported(new LabelSchema(List.of(animal, cat)), annotator, images, objects, List.of(), List.of(),
                folder);
    }

    private Excerpt excerpt(List<Image> images, Excerpt.Choice choice) {
        return new Excerpt(project(images), List.of(annotator.id()), choice);
    }

    private WriteOptions options(Map<ImageId, String> parts) {
        return new WriteOptions(List.of(annotator.id()), parts, Watch.PATIENT);
    }

    private static List<Image> images(int count) {
        return IntStream.range(0, count).mapToObj(i -> Image.unseen("i" + i + ".png", 8, 8)
                .withFields(Map.of("patient", "p" + i / 3))).toList();
    }

    private static Map<String, Double> shares() {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("train", 0.7);
        shares.put("val", 0.2);
        shares.put("test", 0.1);
        return shares;
    }

    @Test
    void is_divided_by_shares_with_a_patient_in_one_part() {
        List<Image> images = images(300);
        Map<ImageId, String> parts = Splits.byShare(images, shares(), 5, "patient");
        Map<String, Integer> counts = new HashMap<>();
        parts.values().forEach(part -> counts.merge(part, 1, Integer::sum));
        assertEquals(Map.of("train", 210, "val", 60, "test", 30), counts);
        Map<String, Set<String>> partsOf = new HashMap<>();
        images.forEach(i -> partsOf.computeIfAbsent(i.fields().get("patient"), p -> new HashSet<>())
                .add(parts.get(i.id())));
        assertTrue(partsOf.values().stream().allMatch(p -> p.size() == 1));
        assertEquals(parts, Splits.byShare(images.reversed(), shares(), 5, "patient"));
        assertFalse(parts.equals(Splits.byShare(images, shares(), 6, "patient")));
    }

    @Test
    void keeps_the_planes_of_a_file_together() {
        List<Image> planes = IntStream.range(0, 20).mapToObj(i -> Image.unseen("a.tif", 8, 8).withPlane(i)).toList();
        assertEquals(1, Set.copyOf(Splits.byShare(planes, shares(), 1, "").values()).size());
    }

    @Test
    void is_divided_as_a_field_says() throws IOException {
        assertEquals(2, Set.copyOf(Splits.byField(images(6), "patient").values()).size());
        assertThrows(InputRefused.class, () -> Splits.byField(images(6), "site"));
    }

    @Test
    void writes_a_file_for_each_part() throws IOException {
        List<Image> images = images(30);
        Map<ImageId, String> parts = Splits.byShare(images, shares(), 1, "");
        Export written = Delivery.write(Formats.named("coco"), excerpt(images, Excerpt.Choice.ALL), options(parts),
                folder.resolve("out/cells.json"), Delivery.Pictures.NONE);
        assertEquals(List.of(), written.problems());
        assertEquals(30, written.annotations());
        assertEquals(21, Formats.named("coco").read(folder.resolve("out/cells-train.json"), ReadOptions.NONE).images()
                .size());
    }

    @Test
    void names_the_parts_where_yolo_looks_for_them() throws IOException {
        List<Image> images = images(10);
        Delivery.write(Formats.named("yolo"), excerpt(images, Excerpt.Choice.ALL),
                options(Splits.byShare(images, shares(), 1, "")), folder.resolve("yolo"), Delivery.Pictures.NONE);
        assertTrue(Files.readString(folder.resolve("yolo/data.yaml")).contains("train: train.txt\n"));
        assertEquals(7, Files.readAllLines(folder.resolve("yolo/train.txt")).size());
        assertTrue(Files.readAllLines(folder.resolve("yolo/train.txt")).getFirst().startsWith("./images/i"));
    }

    @Test
    void counts_a_label_as_its_ancestor_and_leaves_predictions_out() {
        List<Image> images = images(2);
        Imported whole = project(images);
        List<Annotation> objects = new ArrayList<>(whole.all());
        objects.add(new Annotation(AnnotationId.create(), images.getFirst().id(), cat.id(),
                annotator.id(), new Box(2, 2, 2, 2), Map.of(), Provenance.model("net", 0.5)));
        Imported mixed = new Imported(whole.schema(), annotator, images, objects, List.of(), List.of(), folder);
        Excerpt excerpt = new Excerpt(mixed, List.of(annotator.id()), new Excerpt.Choice(true, true, 0));
        assertEquals(List.of("animal"), excerpt.schema().labels().stream().map(Label::name).toList());
        List<Annotation> first = excerpt.annotations(images.getFirst().id(), annotator.id());
        assertEquals(1, first.size());
        assertEquals(animal.id(), first.getFirst().label());
    }

    @Test
    void leaves_out_what_somebody_was_shown_again_and_says_so() throws IOException {
        List<Image> images = new ArrayList<>(images(2));
        images.add(Image.unseen("again.png", 8, 8).withFields(Map.of("repeatOf", "i0.png", "mirror", "horizontal")));
        Export written = Delivery.write(Formats.named("coco"), excerpt(images, Excerpt.Choice.ALL), options(Map.of()),
                folder.resolve("c.json"), Delivery.Pictures.NONE);
        assertEquals(List.of(), written.problems());
        assertEquals(2, written.images());
        assertEquals(2, written.annotations());
        assertEquals(List.of(1), written.losses().all().stream().filter(l -> l.what().contains("second time"))
                .map(Losses.Loss::count).toList());
        assertEquals(3, Delivery.write(Formats.named("touchstone"), excerpt(images, Excerpt.Choice.ALL),
                options(Map.of()), folder.resolve("t.json"), Delivery.Pictures.NONE).images());
    }

    @Test
    void copies_images_that_its_files_then_name() throws IOException {
        ImageIO.write(new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB), "png", folder.resolve("a.png").toFile());
        Image there = Image.unseen("a.png", 8, 6);
        Image gone = Image.unseen("b.png", 8, 6);
        Export written = Delivery.write(Formats.named("coco"), excerpt(List.of(there, gone), Excerpt.Choice.ALL),
                options(Map.of()), folder.resolve("out/c.json"), Delivery.Pictures.WHOLE);
        assertEquals(1, written.problems().size());
        Imported read = Formats.named("coco").read(folder.resolve("out/c.json"), ReadOptions.NONE);
        assertEquals(List.of("images/a.png"), read.images().stream().map(Image::path).toList());
        assertEquals(8, ImageFile.inspect(folder.resolve("out/images/a.png")).width());
    }

    private Path gradient(String name, int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.getRaster().setSample(x, y, 0, x * 601 + y * 7);
            }
        }
        ImageIO.write(picture, "png", folder.resolve(name).toFile());
        return folder.resolve(name);
    }

    @Test
    void cuts_images_into_tiles_with_all_their_bits() throws IOException {
        Path whole = gradient("a.png", 50, 40);
        List<Image> images = List.of(Image.unseen("a.png", 50, 40));
        Export written = Delivery.write(Formats.named("coco"), excerpt(images, Excerpt.Choice.ALL), options(Map.of()),
                folder.resolve("out/t.json"), Delivery.Pictures.tiles(Tiling.of(32, 4, false)));
        assertEquals(List.of(), written.problems());
        assertEquals(List.of("images/a_0_0.png", "images/a_28_0.png", "images/a_0_28.png", "images/a_28_28.png"),
                Formats.named("coco").read(folder.resolve("out/t.json"), ReadOptions.NONE).images().stream()
                        .map(Image::path).toList());
        try (RegionReader reader = ImageFile.open(whole)) {
            Samples part = reader.read(0, 28, 28, 22, 12);
            double[] expected = IntStream.range(0, 22 * 12).mapToDouble(i -> part.value(i % 22, i / 22, 0)).toArray();
            assertArrayEquals(expected, pixels(folder.resolve("out/images/a_28_28.png")));
        }
    }

    @Test
    void shares_objects_out_among_tiles() throws IOException {
        gradient("a.png", 50, 40);
        List<Image> images = List.of(Image.unseen("a.png", 50, 40));
        List<Annotation> objects = List.of(
                Annotation.drawn(images.getFirst().id(), cat.id(), annotator.id(), new Box(20, 10, 20, 4)),
                Annotation.drawn(images.getFirst().id(), cat.id(), annotator.id(),
                        Polygon.of(Points.of(2, 2, 12, 2, 12, 12, 2, 12), Points.of(4, 4, 6, 4, 6, 6, 4, 6))));
        Imported whole = new Imported(new LabelSchema(List.of(animal, cat)), annotator, images, objects, List.of(),
                List.of(), folder);
        for (String format : List.of("coco", "touchstone", "labelme", "geojson", "csv")) {
            Path to = folder.resolve(format + (Set.of("labelme", "geojson").contains(format) ? "" : ".json"));
            Export written = Delivery.write(Formats.named(format),
                    new Excerpt(whole, List.of(annotator.id()), Excerpt.Choice.ALL), options(Map.of()), to,
                    Delivery.Pictures.tiles(Tiling.of(32, 0, true)));
            assertEquals(List.of(), written.problems());
            assertEquals(2, written.images());
            assertEquals(3, written.annotations());
            Imported read = Formats.named(format).read(to, ReadOptions.NONE);
            assertEquals(80 + 96, read.all().stream().mapToDouble(a -> a.geometry().area()).sum(), 1e-9);
        }
    }

    @Test
    void cuts_the_box_of_a_skeletons_own_at_the_side_of_a_tile() throws IOException {
        gradient("a.png", 50, 40);
        List<Image> images = List.of(Image.unseen("a.png", 50, 40));
        Keypoints joints = new Keypoints(
                List.of(new Keypoints.Joint(36, 10, 2), new Keypoints.Joint(40, 14, 2)));
        List<Annotation> objects = Stream.of("34, 8, 9, 9", "30, 8, 10, 9").map(box -> Annotation
                .drawn(images.getFirst().id(), cat.id(), annotator.id(), joints)
                .withAttributes(Map.of("object.bbox", box, "object.area", "50"))).toList();
        Imported whole = new Imported(new LabelSchema(List.of(animal, cat)), annotator, images, objects, List.of(),
                List.of(), folder);
        Path to = folder.resolve("out/t.json");
        Delivery.write(Formats.named("touchstone"),
                new Excerpt(whole, List.of(annotator.id()), Excerpt.Choice.ALL), options(Map.of()), to,
                Delivery.Pictures.tiles(Tiling.of(32, 0, true)));
        assertEquals(Set.of(Map.of("object.bbox", "2, 8, 9, 9", "object.area", "50"),
                Map.of("object.bbox", "0, 8, 8, 9")),
                Formats.named("touchstone").read(to, ReadOptions.NONE).all().stream().map(Annotation::attributes)
                        .collect(Collectors.toSet()));
    }

    @Test
    void keeps_the_tiles_of_an_image_in_one_part() throws IOException {
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            gradient("i" + i + ".png", 50, 40);
            images.add(Image.unseen("i" + i + ".png", 50, 40));
        }
        Delivery.write(Formats.named("yolo"), excerpt(images, Excerpt.Choice.ALL),
                options(Splits.byShare(images, shares(), 1, "")), folder.resolve("yolo"),
                Delivery.Pictures.tiles(Tiling.of(32, 0, false)));
        assertEquals(7 * 4, Files.readAllLines(folder.resolve("yolo/train.txt")).size());
        assertEquals(1, Files.readAllLines(folder.resolve("yolo/train.txt")).stream()
                .filter(line -> line.endsWith("_0_0.png")).map(line -> line.replaceAll("/i[0-9]+_0_0", "")).distinct()
                .count());
    }

    @Test
    void refuses_tiles_that_cannot_be() {
        assertThrows(InputRefused.class, () -> Tiling.of(0, 0, false));
        assertThrows(InputRefused.class, () -> Tiling.of(64, 60, false));
    }

    @Test
    void copies_pixels_and_no_notes() throws IOException {
        BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(3, 4, 0xff8040);
        Path jpeg = folder.resolve("secret.jpg");
        ImageIO.write(picture, "jpg", jpeg.toFile());
        byte[] bytes = Files.readAllBytes(jpeg);
        byte[] note = "\u00ff\u00fe\u0000\u000bJane Doe!".getBytes(StandardCharsets.ISO_8859_1);
        byte[] marked = new byte[bytes.length + note.length];
        System.arraycopy(bytes, 0, marked, 0, 2);
        System.arraycopy(note, 0, marked, 2, note.length);
        System.arraycopy(bytes, 2, marked, 2 + note.length, bytes.length - 2);
        Files.write(jpeg, marked);
        Path copy = ImageCopy.write(jpeg, 0, folder.resolve("copy"));
        assertFalse(new String(Files.readAllBytes(copy), StandardCharsets.ISO_8859_1).contains("Jane"));
        assertArrayEquals(pixels(jpeg), pixels(copy));
    }

    @Test
    void copies_no_small_picture_of_the_picture() throws IOException {
        Path jpeg = folder.resolve("thumb.jpg");
        ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), "jpg", jpeg.toFile());
        byte[] bytes = Files.readAllBytes(jpeg);
        byte[] extension = "\u00ff\u00e0\u0000\u0010JFXX\u0000\u0010SECRETS!".getBytes(StandardCharsets.ISO_8859_1);
        byte[] marked = new byte[bytes.length + extension.length];
        System.arraycopy(bytes, 0, marked, 0, 20);
        System.arraycopy(extension, 0, marked, 20, extension.length);
        System.arraycopy(bytes, 20, marked, 20 + extension.length, bytes.length - 20);
        Files.write(jpeg, marked);
        Path copy = ImageCopy.write(jpeg, 0, folder.resolve("copy"));
        String written = new String(Files.readAllBytes(copy), StandardCharsets.ISO_8859_1);
        assertFalse(written.contains("SECRETS"));
        assertTrue(written.contains("JFIF"));
        assertArrayEquals(pixels(jpeg), pixels(copy));
    }

    private static double[] pixels(Path file) throws IOException {
        try (RegionReader reader = ImageFile.open(file)) {
            Samples all = reader.read(0, 0, 0, reader.width(), reader.height());
            return IntStream.range(0, all.width() * all.height() * all.channels())
                    .mapToDouble(i -> all.value(i / all.channels() % all.width(),
                            i / all.channels() / all.width(), i % all.channels()))
                    .toArray();
        }
    }
}
