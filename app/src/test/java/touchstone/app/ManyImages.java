package touchstone.app;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.Progress;
import touchstone.model.geometry.Box;
import touchstone.store.Project;

/** A project of thousands of images in folders, with objects on every tenth, some of them done; most files are missing. */
final class ManyImages {

    static final Label CELL = Label.named("cell", 0);
    static final Annotator ADA = Annotator.named("Ada", Annotator.Role.ANNOTATOR);

    private ManyImages() {
    }

    /** @param files how many of the images have a file */
    static Path in(Path folder, int images, int files) throws IOException {
        Path file = folder.resolve("many.touchstone");
        try (Project project = Project.create(file)) {
            List<Change> changes = new ArrayList<>(List.of(Change.add(CELL), Change.add(ADA)));
            List<Change> work = new ArrayList<>();
            for (int i = 0; i < images; i++) {
                String path = String.format(Locale.ROOT, "batch-%02d/image-%05d.png", i / 1000, i);
                Image image = Image.unseen(path, 96, 64).withFields(Map.of("scanner", i % 3 == 0 ? "north" : "south"));
                changes.add(Change.add(image));
                if (i < files) {
                    picture(folder.resolve(path), i);
                }
                if (i % 10 == 0) {
                    work.add(Change.add(Annotation.drawn(image.id(), CELL.id(), ADA.id(), new Box(8, 8, 20, 20))));
                    work.add(Change.add(new Progress(image.id(), ADA.id(),
                            i % 20 == 0 ? Progress.Status.DONE : Progress.Status.IN_PROGRESS)));
                }
            }
            project.commit(new Edit("Set up", changes), null);
            project.commit(new Edit("Draw", work), ADA.id());
        }
        return file;
    }

    private static void picture(Path file, int seed) throws IOException {
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.getHSBColor(seed % 97 / 97f, 0.3f, 0.9f));
        graphics.fillRect(0, 0, 96, 64);
        graphics.setColor(Color.getHSBColor(seed % 31 / 31f, 0.6f, 0.5f));
        graphics.fillOval(10 + seed % 40, 8 + seed % 24, 34, 26);
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    /** Makes the project in a folder, to look at it: {@code FOLDER IMAGES FILES}. */
    public static void main(String... args) throws IOException {
        System.out.println(
                in(Files.createDirectories(Path.of(args[0])), Integer.parseInt(args[1]), Integer.parseInt(args[2])));
    }
}
