package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands that evaluate detections and segmentations in files: one document, exit codes, sentences. */
class DetectionCommandsTest {

    @TempDir
    Path folder;

    private Path truth;

    @BeforeEach
    void writeTruth() throws IOException {
        truth = file("truth.json", """
                {"images":[{"id":1,"width":20,"height":20}],"categories":[{"id":7,"name":"cell"}],
                "annotations":[{"id":0,"image_id":1,"category_id":7,"bbox":[0,0,10,10],"area":100,"iscrowd":0}]}""");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Cli coco(Path results, String type, String... more) {
        Object[] arguments = new Object[9 + more.length];
        Object[] head = { "metric", "coco", "--gt", truth, "--dt", results, "--type", type, "--json" };
        System.arraycopy(head, 0, arguments, 0, 9);
        System.arraycopy(more, 0, arguments, 9, more.length);
        return Cli.run(arguments);
    }

    @Test
    void an_object_that_is_found_has_precision_1_whatever_its_id() throws IOException {
        Path results = file("results.json", "[{\"image_id\":1,\"category_id\":7,\"bbox\":[0,0,10,10],\"score\":0.5}]");
        JsonNode answer = coco(results, "bbox").json();
        assertEquals(1, answer.at("/stats/AP").doubleValue(), 1e-12);
        assertEquals("NO_REFERENCE", answer.at("/stats/APl/undefined").asString());
        assertEquals(7, answer.at("/perCategory/0/id").intValue());
        assertEquals(0, answer.at("/errors/miss").doubleValue());
        assertEquals(0, answer.at("/errorCounts/miss").intValue());
    }

    @Test
    void what_cannot_be_evaluated_is_refused_with_a_sentence() throws IOException {
        Path elsewhere = file("results.json", "[{\"image_id\":9,\"category_id\":7,\"bbox\":[0,0,1,1],\"score\":0.5}]");
        assertTrue(coco(elsewhere, "bbox").refusal(3).contains("9"));
        Path unscored = file("results.json", "[{\"image_id\":1,\"category_id\":7,\"bbox\":[0,0,1,1]}]");
        assertTrue(coco(unscored, "bbox").refusal(3).contains("score"));
        coco(folder.resolve("none.json"), "bbox").refusal(3);
        Path none = file("results.json", "[]");
        coco(none, "points").refusal(2);
        coco(none, "bbox", "--sigmas", "0.1").refusal(2);
        coco(none, "keypoints", "--sigmas", "0").refusal(2);
        assertEquals(0, coco(none, "bbox").json().at("/stats/AP").doubleValue());
    }

    @Test
    void panoptic_quality_is_that_of_the_pictures() throws IOException {
        BufferedImage picture = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(1, 1, 0x050000);
        for (String side : new String[]{ "gt", "dt" }) {
            Files.createDirectory(folder.resolve(side));
            ImageIO.write(picture, "png", folder.resolve(side).resolve("a.png").toFile());
            file(side + ".json", "{\"categories\":[{\"id\":3,\"name\":\"cell\",\"isthing\":1}],\"annotations\":[{"
                    + "\"image_id\":1,\"file_name\":\"a.png\",\"segments_info\":[{\"id\":5,\"category_id\":3,"
                    + "\"area\":1,\"iscrowd\":0}]}]}");
        }
        Object[] arguments = { "metric", "panoptic", "--gt", folder.resolve("gt.json"), "--gt-dir",
                folder.resolve("gt"), "--dt", folder.resolve("dt.json"), "--dt-dir", folder.resolve("dt"), "--json" };
        JsonNode answer = Cli.run(arguments).json();
        assertEquals(1, answer.at("/all/pq").doubleValue(), 1e-12);
        assertEquals(1, answer.at("/perCategory/3/tp").intValue());
        assertEquals("EMPTY", answer.at("/stuff/pq/undefined").asString());
        Files.delete(folder.resolve("dt").resolve("a.png"));
        assertTrue(Cli.run(arguments).refusal(3).contains("a.png"));
    }

    @Test
    void the_severity_of_an_error_can_be_set_and_must_be_one_that_there_is() {
        Path project = folder.resolve("none.touchstone");
        for (String wrong : new String[]{ "missing", "missing=awful", "lost=high" }) {
            assertTrue(Cli.run("score", project, "--gold", "Gold", "--severity", wrong).refusal(2).contains(wrong));
        }
    }
}
