package touchstone.app;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Attribute;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Progress;
import touchstone.model.Provenance;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.store.Project;
import touchstone.store.image.ImageFile;

/** Projects as large as the window has to bear: a hundred thousand objects on one image, or on thirteen thousand. */
final class CrowdedProjects {

    static final Annotator ADA = Annotator.named("Ada", Annotator.Role.ANNOTATOR);
    static final Label CELL = new Label(LabelId.create(), "cell", 0xE69F00, null, java.util.EnumSet.allOf(
            GeometryKind.class),
            List.of(new Attribute("stain", Attribute.Type.SELECT, List.of("weak", "strong"), "weak", false)), null, "",
            0);
    static final Label NUCLEUS = new Label(LabelId.create(), "nucleus", 0x56B4E9, null, java.util.EnumSet.allOf(
            GeometryKind.class),
            List.of(new Attribute("stain", Attribute.Type.SELECT, List.of("weak", "strong"), "weak", false)), null, "",
            1);

    private static final int SIDE = 20_000;
    private static final int STRIP = 64;
    private static final int PICTURES = 97;
    private static final int VERTICES = 20;

    private CrowdedProjects() {
    }

    /** One image of 20,000 x 20,000 pixels with all of the objects on it, and a small one. */
    static Path crowd(Path folder, int objects) throws IOException {
        Path file = folder.resolve("crowd.touchstone");
        if (Files.exists(file)) {
            return file;
        }
        Files.createDirectories(folder);
        large(folder.resolve("large.tif"));
        Files.write(folder.resolve("small.png"), picture(1));
        List<Image> images = new ArrayList<>();
        for (String name : List.of("large.tif", "small.png")) {
            ImageFile seen = ImageFile.inspect(folder.resolve(name));
            images.add(new Image(ImageId.create(), name, seen.width(), seen.height(), seen.sha256(), seen.bytes()));
        }
        Random random = new Random(7);
        List<Change> work = new ArrayList<>();
        for (int i = 0; i < objects; i++) {
            work.add(Change.add(object(images.getFirst(), i, random, SIDE, SIDE, 22)));
        }
        fill(file, images, work);
        return file;
    }

    /** Many small images in folders, with the objects spread over them; every twentieth is done. */
    static Path many(Path folder, int count, int objects) throws IOException {
        Path file = folder.resolve("many.touchstone");
        if (Files.exists(file)) {
            return file;
        }
        Files.createDirectories(folder);
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            pictures.add(picture(i));
        }
        List<Image> images = new ArrayList<>();
        List<Change> work = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String path = String.format(Locale.ROOT, "batch-%02d/image-%05d.png", i / 1000, i);
            Path at = folder.resolve(path);
            Files.createDirectories(at.getParent());
            Files.write(at, pictures.get(i % PICTURES));
            Image image = Image.unseen(path, 96, 64)
                    .withFields(Map.of("scanner", i % 3 == 0 ? "north" : "south", "day", "day " + i % 17));
            images.add(image);
            if (i % 10 == 0) {
                work.add(Change.add(new Progress(image.id(), ADA.id(),
                        i % 20 == 0 ? Progress.Status.DONE : Progress.Status.IN_PROGRESS)));
            }
        }
        Random random = new Random(7);
        for (int i = 0; i < objects; i++) {
            work.add(Change.add(object(images.get(i % count), i, random, 96, 64, 6)));
        }
        fill(file, images, work);
        return file;
    }

    private static void fill(Path file, List<Image> images, List<Change> work) throws IOException {
        try (Project project = Project.create(file)) {
            List<Change> changes = new ArrayList<>(List.of(Change.add(CELL), Change.add(NUCLEUS), Change.add(ADA)));
            images.forEach(i -> changes.add(Change.add(i)));
            project.commit(new Edit("Set up", changes), null);
            project.commit(new Edit("Draw", work), ADA.id());
        }
    }

    private static Annotation object(Image on, int number, Random random, int width, int height, double radius) {
        double x = radius + random.nextDouble(width - 2 * radius);
        double y = radius + random.nextDouble(height - 2 * radius);
        double[] xy = new double[2 * VERTICES];
        for (int k = 0; k < VERTICES; k++) {
            double angle = 2 * Math.PI * k / VERTICES;
            double r = radius * (0.6 + 0.4 * random.nextDouble());
            xy[2 * k] = x + r * Math.cos(angle);
            xy[2 * k + 1] = y + r * Math.sin(angle);
        }
        return new Annotation(AnnotationId.create(), on.id(), number % 3 == 0 ? NUCLEUS.id() : CELL.id(), ADA.id(),
                Polygon.of(Points.of(xy)), Map.of("stain", number % 5 == 0 ? "strong" : "weak"), Provenance.HUMAN);
    }

    private static byte[] picture(int seed) throws IOException {
        BufferedImage image = new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.getHSBColor(seed / 97f, 0.3f, 0.9f));
        graphics.fillRect(0, 0, 96, 64);
        graphics.setColor(Color.getHSBColor(seed % 31 / 31f, 0.6f, 0.5f));
        graphics.fillOval(10 + seed % 40, 8 + seed % 24, 34, 26);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** An uncompressed TIFF file whose strips are all the same bytes, so that it is small on the disk. */
    private static void large(Path file) throws IOException {
        int strips = (SIDE + STRIP - 1) / STRIP;
        int pixels = SIDE * STRIP;
        int tables = 8 + 2 + 10 * 12 + 4;
        int offsets = tables;
        int counts = offsets + 4 * strips;
        int data = counts + 4 * strips;
        ByteBuffer out = ByteBuffer.allocate(data + pixels).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 10);
        entry(out, 256, 4, 1, SIDE);
        entry(out, 257, 4, 1, SIDE);
        entry(out, 258, 3, 1, 8);
        entry(out, 259, 3, 1, 1);
        entry(out, 262, 3, 1, 1);
        entry(out, 273, 4, strips, offsets);
        entry(out, 277, 3, 1, 1);
        entry(out, 278, 4, 1, STRIP);
        entry(out, 279, 4, strips, counts);
        entry(out, 284, 3, 1, 1);
        out.putInt(0);
        for (int i = 0; i < strips; i++) {
            out.putInt(data);
        }
        for (int i = 0; i < strips; i++) {
            out.putInt(SIDE * Math.min(STRIP, SIDE - i * STRIP));
        }
        for (int y = 0; y < STRIP; y++) {
            for (int x = 0; x < SIDE; x++) {
                out.put((byte) (90 + 60 * Math.sin(x / 40.0) * Math.cos(y * Math.PI / 32)));
            }
        }
        Files.write(file, out.array());
    }

    private static void entry(ByteBuffer out, int tag, int type, int count, int value) {
        out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }
}
