package touchstone.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import touchstone.canvas.bench.CanvasBench;
import touchstone.canvas.bench.Scenery;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.store.Project;
import touchstone.store.image.ImageFile;
import touchstone.store.image.PixelType;

/** A project of one image with very many polygons, in a temporary folder that goes when this is closed. */
final class CrowdedProject implements CanvasBench.Opening, AutoCloseable {

    private static final int SIDE = 4096;
    private static final int POLYGONS = 10_000;
    private static final String PICTURE = "picture.tif";

    private final Path folder;
    private final Path file;

    CrowdedProject() throws IOException {
        folder = Files.createTempDirectory("touchstone-bench");
        file = folder.resolve("bench.touchstone");
        Scenery.Pattern pattern = new Scenery.Pattern(SIDE, SIDE, PixelType.Depth.UINT8);
        Scenery made = Scenery.on(pattern, POLYGONS);
        ImageIO.write(picture(pattern), "tiff", folder.resolve(PICTURE).toFile());
        List<Change> changes = new ArrayList<>(List.of(Change.add(made.annotator()),
                Change.add(made.image().withPath(PICTURE))));
        made.schema().labels().forEach(label -> changes.add(Change.add(label)));
        made.objects().forEach(object -> changes.add(Change.add(object)));
        try (Project project = Project.create(file)) {
            project.commit(new Edit("set up", changes), null);
        }
    }

    private static BufferedImage picture(Scenery.Pattern pattern) {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setDataElements(0, 0, SIDE, SIDE, pattern.read(0, 0, 0, SIDE, SIDE).array());
        return picture;
    }

    @Override
    public Scenery open() throws IOException {
        try (Project project = Project.openReadOnly(file)) {
            Image image = project.images().getFirst();
            return new Scenery(ImageFile.open(folder.resolve(image.path())), image,
                    project.schema(), project.annotators().getFirst(), project.annotations(image.id()));
        }
    }

    @Override
    public void close() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        for (Path each : files) {
            Files.deleteIfExists(each);
        }
        Files.deleteIfExists(folder);
    }
}
