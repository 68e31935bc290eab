package touchstone.store.fault;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** The project that a trial begins with: made by the program, of pictures that lie in the folder above it. */
final class Beginning {

    static final String NAME = "p.touchstone";
    static final List<String> IMAGES = List.of("a.png", "b.png");

    private Beginning() {
    }

    static void images(Path folder) throws IOException {
        for (String image : IMAGES) {
            Path file = folder.resolve(image);
            if (Files.notExists(file)) {
                BufferedImage picture = new BufferedImage(500, 500, BufferedImage.TYPE_BYTE_GRAY);
                picture.getRaster().setSample(1, 1, 0, image.charAt(0));
                ImageIO.write(picture, "png", file.toFile());
            }
        }
    }

    /** The arguments that make the project. */
    static Object[] command(Path project) {
        List<Object> command = new ArrayList<>(List.of("new", project, "--annotator", "Ann"));
        Path above = project.resolve("../..").normalize();
        IMAGES.forEach(image -> command.addAll(List.of("--images", above.resolve(image))));
        return command.toArray();
    }

    /** Makes the project in a folder, whose parent gets the pictures. */
    static Path in(Program program, Path folder) throws IOException, InterruptedException {
        images(folder.resolve("..").normalize());
        Path project = folder.resolve(NAME);
        program.must(command(project));
        return project;
    }
}
