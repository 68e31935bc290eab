package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Gold has two boxes; Ada finds one of them, and calls it right; Ben finds both, and one more. */
class QualityCommandsTest {

    private static final String IMAGE_AND_LABELS = """
            "images":[{"id":1,"file_name":"a.png","width":40,"height":30}],
            "categories":[{"id":1,"name":"cell"},{"id":2,"name":"dirt"}],
            """;

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void import_three_layers() throws IOException {
        project = folder.resolve("p.touchstone");
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY), "png", folder.resolve("a.png").toFile());
        assertEquals(0, Cli.run("new", project, "--images", folder.resolve("a.png")).code());
        layer("Gold", "gold", "[1,1,10,10]", "[20,1,10,10]");
        layer("Ada", "annotator", "[1,1,10,10]");
        layer("Ben", "annotator", "[1,1,10,10]", "[20,1,10,10]", "[1,20,5,5]");
    }

    private void layer(String name, String role, String... boxes) throws IOException {
        StringBuilder objects = new StringBuilder();
        for (String box : boxes) {
            objects.append(objects.isEmpty() ? "" : ",").append("{\"id\":").append(objects.length() + 1)
                    .append(",\"image_id\":1,\"category_id\":1,\"bbox\":").append(box).append("}");
        }
        Path file = Files.writeString(folder.resolve(name + ".json"),
                "{" + IMAGE_AND_LABELS + "\"annotations\":[" + objects + "]}");
        JsonNode report = Cli
                .run("import", project, "--format", "coco", file, "--as", name, "--role", role, "--json").json();
        assertEquals(boxes.length, report.path("annotations").intValue());
        assertEquals("{\"box\":" + boxes.length + "}", report.path("byKind").toString());
    }

    @Test
    void a_score_counts_what_was_found_missed_and_made_up() {
        JsonNode ada = Cli.run("score", project, "--gold", "Gold", "--of", "Ada", "--json").json();
        assertEquals(2.0 / 3, ada.path("f1").doubleValue(), 1e-12);
        assertEquals(1, ada.at("/errors/missing").intValue());
        JsonNode ben = Cli.run("score", project, "--gold", "Gold", "--of", "Ben", "--json").json();
        assertEquals(0.8, ben.path("f1").doubleValue(), 1e-12);
        assertEquals(1, ben.at("/errors/spurious").intValue());
        assertEquals(2, Cli.run("score", project, "--gold", "Gold", "--json").json().path("scores").size());
        String read = Cli.run("score", project, "--gold", "Gold", "--of", "Ben", "--severity", "class=critical").out();
        assertTrue(read.lines().anyMatch(line -> line.matches(" +class +\\d+ +critical")), read);
    }

    /** Ada and Ben: one box of both, two of Ben alone. */
    @Test
    void agreement_is_taken_apart_by_what_is_asked_for() {
        JsonNode by = Cli.run("agreement", project, "--between", "Ada,Ben", "--by", "label", "--json").json()
                .path("by");
        assertEquals("label", by.path("name").asString());
        assertEquals(1, by.path("groups").size());
        JsonNode cell = by.at("/groups/0");
        assertEquals("cell", cell.path("group").asString());
        assertEquals(3, cell.path("objects").intValue());
        assertEquals(1, cell.path("matched").intValue());
        assertEquals(2 / 4.0, cell.at("/f1/value").doubleValue(), 1e-12);
        String refused = Cli.run("agreement", project, "--between", "Ada,Ben", "--by", "colour").refusal(2);
        assertTrue(refused.contains("colour") && refused.contains("aspect"), refused);
    }

    @Test
    void what_is_required_decides_the_exit_code() {
        assertEquals(0, Cli.run("score", project, "--gold", "Gold", "--of", "Ben", "--require", "f1>=0.8").code());
        Cli missed = Cli.run("score", project, "--gold", "Gold", "--of", "Ben", "--require", "f1>0.8", "--json");
        missed.refusal(1);
        assertEquals(0.8, Cli.JSON.readTree(missed.out()).path("f1").doubleValue(), 1e-12);
        assertEquals(1, Cli.run("agreement", project, "--require", "f1>=0.99").code());
        assertEquals(1, Cli.run("agreement", project, "--require", "cohenKappa>=0").code());
        Cli.run("agreement", project, "--require", "beauty>=1").refusal(2);
        Cli.run("agreement", project, "--require", "f1").refusal(2);
        Cli.run("agreement", project, "--require", "f1>=NaN").refusal(2);
    }

    @Test
    void agreement_is_of_those_who_draw_unless_others_are_named() {
        JsonNode all = Cli.run("agreement", project, "--json").json();
        assertEquals("[\"Ada\",\"Ben\"]", all.path("annotators").toString());
        assertEquals(0.5, all.path("f1").doubleValue(), 1e-12);
        JsonNode two = Cli.run("agreement", project, "--between", "Ben,Gold", "--json").json();
        assertEquals(0.8, two.path("f1").doubleValue(), 1e-12);
        Cli.run("agreement", project, "--between", "Ben").refusal(3);
        Cli.run("agreement", project, "--between", "Ben,Nobody").refusal(3);
        Cli.run("agreement", project, "--iou", "2").refusal(2);
        Cli.run("score", project, "--gold", "Nobody").refusal(3);
        Cli.run("score", project).refusal(2);
    }

    @Test
    void what_was_exported_comes_back_the_same() {
        Path out = folder.resolve("out.json");
        JsonNode written = Cli.run("export", project, "--format", "coco", out, "--of", "Ben", "--json").json();
        assertEquals(3, written.path("annotations").intValue());
        assertTrue(written.path("verified").booleanValue());
        Path again = folder.resolve("again.touchstone");
        assertEquals(0, Cli.run("new", again).code());
        JsonNode report = Cli.run("import", again, "--format", "auto", out, "--as", "Ben", "--json").json();
        assertEquals(3, report.path("annotations").intValue());
        assertEquals(0, report.path("refused").size());
        JsonNode converted = Cli.run("convert", "--from", "coco", out, "--to", "coco", folder.resolve("c.json"),
                "--json").json();
        assertEquals(3, converted.path("annotations").intValue());
        Cli.run("export", project, "--format", "nonsense", out).refusal(3);
        Cli.run("export", project, "--format", "coco", out, "--of", "Nobody").refusal(3);
        Cli.run("import", again, "--format", "nonsense", out).refusal(3);
        Cli.run("import", again, folder.resolve("gone.json")).refusal(3);
        Cli.run("import", again, out, "--role", "queen").refusal(2);
    }

    @Test
    void an_export_is_divided_by_options_that_a_file_keeps() throws IOException {
        Path kept = Files.writeString(folder.resolve("training"),
                "# for the network\n--format coco\n--split train=1\n");
        JsonNode written = Cli.run("export", "--preset", kept, project, folder.resolve("out.json"), "--of", "Ben",
                "--copy-images", "--json").json();
        assertEquals(3, written.path("annotations").intValue());
        assertTrue(Files.exists(folder.resolve("out-train.json")));
        assertTrue(Files.exists(folder.resolve("images/train/a.png")));
        Cli.run("export", "--preset", folder.resolve("gone"), project, folder.resolve("x.json")).refusal(2);
        Cli.run("export", "--preset", kept, project, folder.resolve("x.json"), "--split", "a=-1").refusal(2);
        Cli.run("export", "--preset", kept, project, folder.resolve("x.json"), "--split-by", "site").refusal(3);
    }

    @Test
    void an_import_is_looked_at_first_under_other_names() throws IOException {
        Path map = Files.writeString(folder.resolve("map.json"), "{\"labels\": {\"cell\": \"nucleus\"}}");
        JsonNode seen = Cli.run("import", project, "--preview", "--map", map, folder.resolve("Ben.json"), "--as", "Dan",
                "--json").json();
        assertEquals(3, seen.path("annotations").intValue());
        assertEquals("[\"nucleus\"]", seen.path("newLabels").toString());
        assertEquals(3, Cli.run("info", project, "--json").json().path("annotators").size());
        assertEquals(0, Cli.run("import", project, "--known-labels", "--map", map, folder.resolve("Ben.json"), "--as",
                "Dan", "--json").json().path("annotations").intValue());
        Files.writeString(map, "[]");
        Cli.run("import", project, "--map", map, folder.resolve("Ben.json")).refusal(3);
    }

    @Test
    void objects_that_cannot_be_used_are_named_and_the_others_kept() throws IOException {
        Path file = Files.writeString(folder.resolve("mixed.json"), "{" + IMAGE_AND_LABELS + """
                "annotations":[
                  {"id":1,"image_id":1,"category_id":1,"bbox":[1,1,5,5]},
                  {"id":2,"image_id":1,"category_id":99,"bbox":[1,1,5,5]},
                  {"id":3,"image_id":1,"category_id":1,"bbox":[1,1,5,5],"segmentation":[[1,1,2,2]]}]}""");
        Cli cli = Cli.run("import", project, "--format", "coco", file, "--as", "Cleo", "--json");
        assertTrue(cli.json().path("annotations").intValue() >= 1);
        assertTrue(cli.json().path("refused").toString().contains("99"), cli.out());
    }

    @Test
    void the_canvas_is_drawn_to_a_picture() throws IOException {
        Path picture = folder.resolve("r.png");
        assertEquals(0,
                Cli.run("render", project, "--image", "a.png", "--out", picture, "--size", "400x300").code());
        BufferedImage shown = ImageIO.read(picture.toFile());
        assertEquals(400, shown.getWidth());
        assertEquals(300, shown.getHeight());
        // Inside Ada's box the black image carries its label's colour; at the lower right it is bare.
        assertTrue((shown.getRGB(60, 60) & 0xffffff) != 0);
        assertEquals(0, shown.getRGB(350, 250) & 0xffffff);
        Cli.run("render", project, "--image", "gone.png", "--out", picture).refusal(3);
        Cli.run("render", project, "--image", "a.png", "--out", picture, "--size", "0x5").refusal(2);
        Cli.run("render", project, "--image", "a.png", "--out", picture, "--region", "1,2,3").refusal(2);
        Cli.run("render", project, "--image", "a.png", "--out", picture, "--size", "99999x99999").refusal(2);
        assertEquals(0, Cli.run("render", project, "--image", "a.png", "--out", picture, "--invert").code());
        BufferedImage inverted = ImageIO.read(picture.toFile());
        assertEquals(0xffffff, inverted.getRGB(inverted.getWidth() - 1, inverted.getHeight() - 1) & 0xffffff);
        assertEquals(0, Cli.run("render", project, "--image", "a.png", "--out", picture, "--channel", "1",
                "--colour-map", "viridis", "--window", "bits-12", "--gamma", "2").code());
        BufferedImage mapped = ImageIO.read(picture.toFile());
        assertEquals(0x440154, mapped.getRGB(mapped.getWidth() - 1, mapped.getHeight() - 1) & 0xffffff);
        for (String wrong : List.of("5", "9,3", "a,b", "nan,4", "1,2,3", "")) {
            Cli.run("render", project, "--image", "a.png", "--out", picture, "--window", wrong).refusal(2);
        }
        Cli.run("render", project, "--image", "a.png", "--out", picture, "--colour-map", "jet").refusal(2);
        Cli.run("render", project, "--image", "a.png", "--out", picture, "--channel", "9").refusal(2);
        Cli.run("render", project, "--image", "a.png", "--out", picture, "--gamma", "0").refusal(2);
        Files.delete(folder.resolve("a.png"));
        Cli.run("render", project, "--image", "a.png", "--out", picture).refusal(3);
    }
}
