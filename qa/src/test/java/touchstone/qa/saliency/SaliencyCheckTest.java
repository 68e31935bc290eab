package touchstone.qa.saliency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.InputRefused;
import touchstone.model.geometry.Box;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;

class SaliencyCheckTest {

    @TempDir
    Path folder;

    private final SmallProject project = new SmallProject().image("a.png").image("b.png").image("c.png")
            .draw("Ada", "a.png", "cell", new Box(0, 0, 50, 100)).draw("Ada", "b.png", "cell", new Box(0, 0, 50, 100))
            .draw("Ada", "c.png", "cell", new Box(0, 0, 50, 100));

    private SaliencyCheck check() throws IOException {
        return SaliencyCheck.of(project, project.annotator("Ada"), folder, 0, Watch.NONE);
    }

    /** Black but for one white pixel. */
    private void map(String name, int width, int height, int x) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(x, 0, 0, 255);
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }

    @Test
    void maps_are_found_by_name_and_those_missing_are_told() throws IOException {
        map("a.png", 10, 10, 2);
        map("b.png", 20, 20, 15);
        SaliencyCheck check = check();
        assertEquals(List.of("a.png", "b.png"), check.checked().stream().map(c -> c.image().name()).toList());
        assertEquals(List.of("c.png"), check.missing());
        assertEquals(0.5, check.pointing().number().orElseThrow());
        assertEquals(0.5, check.energyInside().number().orElseThrow());
        assertEquals(List.of(""), List.copyOf(check.bySite().keySet()));
    }

    @Test
    void a_map_of_other_proportions_is_refused_and_one_rounded_by_a_pixel_is_not() throws IOException {
        map("a.png", 33, 34, 2);
        assertEquals(1, check().checked().size());
        map("a.png", 10, 20, 2);
        InputRefused refusal = assertThrows(InputRefused.class, this::check);
        assertTrue(String.valueOf(refusal.getMessage()).contains("10 x 20"), refusal.getMessage());
    }

    @Test
    void without_maps_there_is_no_number() throws IOException {
        assertTrue(check().energyInside().number().isEmpty());
        assertEquals(3, check().missing().size());
    }
}
