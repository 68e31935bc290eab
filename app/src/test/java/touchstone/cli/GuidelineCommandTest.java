package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.guideline.GuidelineTemplate;
import touchstone.model.guideline.ClassRules;
import touchstone.model.guideline.GuidelineText;
import touchstone.model.guideline.Rule;
import tools.jackson.databind.JsonNode;

class GuidelineCommandTest {

    private static final String FIRST = """
            # Classes

            ## cell

            - Counts: a closed wall

            ## debris

            - Counts: the rest
            """;

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void make() throws IOException {
        project = folder.resolve("p.touchstone");
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", folder.resolve("a.png").toFile());
        Path labels = write("labels.json", """
                [{"name": "cell"}, {"name": "debris"}]""");
        Cli.run("new", project, "--images", folder.resolve("a.png"), "--labels", labels, "--annotator", "Ada", "--json")
                .json();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String draw(String label, int x, String who) {
        return edit(who, "{\"op\":\"add\",\"image\":\"a.png\",\"label\":\"" + label + "\",\"geometry\":{\"box\":[" + x
                + ",2,8,8]}}");
    }

    private String edit(String who, String line) {
        Cli answer = Cli.withInput(line + "\n", "edit", project, "--annotator", who);
        assertEquals(0, answer.code(), answer.out() + answer.err());
        return Cli.JSON.readTree(answer.out()).path("id").asString("");
    }

    private JsonNode guideline(Object... args) {
        Object[] all = new Object[args.length + 3];
        all[0] = "guideline";
        all[1] = project;
        System.arraycopy(args, 0, all, 2, args.length);
        all[all.length - 1] = "--json";
        return Cli.run(all).json();
    }

    private static List<String> states(JsonNode affected) {
        return StreamSupport.stream(affected.path("objects").spliterator(), false)
                .map(o -> o.path("state").asString(""))
                .toList();
    }

    @Test
    void what_a_new_version_concerns_is_listed_looked_at_again_and_proved() throws IOException {
        guideline("--publish", write("1.md", FIRST));
        String still = draw("cell", 2, "Ada");
        String wider = draw("cell", 14, "Ada");
        String gone = draw("cell", 26, "Ben");
        String other = draw("debris", 40, "Ada");
        String late = draw("cell", 50, "Ben");
        assertEquals(0, guideline("--affected").path("all").asInt());

        JsonNode published = guideline("--publish", write("2.md", FIRST.replace("wall", "wall or a pale one")),
                "--changed", "cell", "--because", "pale walls count", "--annotator", "Ada");
        assertEquals(2, published.path("version").asInt());
        assertEquals(4, published.path("open").asInt());
        JsonNode diff = guideline("--diff", "1", "2");
        assertEquals("cell", diff.path("labels").path(0).asString(""));
        assertEquals(1, diff.path("sections").size());
        assertEquals(1, Cli.run("guideline", project, "--affected", "--require", "open<=0").code());

        JsonNode confirmed = guideline("--affected", "--confirm", still, "--annotator", "Ada");
        assertEquals(1, confirmed.path("confirmed").asInt());
        edit("Ada", "{\"op\":\"change\",\"id\":\"" + wider + "\",\"geometry\":{\"box\":[14,2,10,8]}}");
        edit("Ben", "{\"op\":\"remove\",\"id\":\"" + gone + "\"}");
        edit("Ben", "{\"op\":\"confirm\",\"id\":\"" + late + "\"}");

        JsonNode all = guideline("--affected", "--require", "open<=0");
        assertEquals(List.of("changed", "confirmed", "confirmed", "removed"), states(all).stream().sorted().toList());
        assertTrue(all.path("complete").asBoolean());
        for (JsonNode row : all.path("objects")) {
            assertFalse(row.path("settled").asString("").isEmpty());
            assertFalse(row.path("settledBy").asString("").isEmpty());
            assertFalse(row.path("object").asString("").equals(other));
        }
        assertEquals(2, guideline("--affected", "--of", "Ben").path("all").asInt());
        assertEquals(0, guideline("--affected", "--changed", "debris").path("all").asInt());
        assertEquals(0, guideline("--affected", "--until", "2020-01-01").path("all").asInt());

        Path proof = folder.resolve("proof.csv");
        guideline("--affected", "--out", proof);
        assertEquals(5, Files.readAllLines(proof).size());
        Cli.run("undo", project, "--image", "a.png", "--json").json();
        assertEquals(1, guideline("--affected").path("open").asInt(), "an undone confirmation is open again");
        assertTrue(Cli.run("verify", project, "--json").json().path("ok").asBoolean());
    }

    @Test
    void an_image_finished_without_a_class_that_got_wider_is_given_back_and_done_once_more() throws IOException {
        guideline("--publish", write("1.md", FIRST));
        draw("debris", 40, "Ada");
        edit("Ada", "{\"op\":\"status\",\"image\":\"a.png\",\"status\":\"done\"}");
        JsonNode published = guideline("--publish", write("2.md", FIRST.replace("wall", "wall or a pale one")),
                "--wider", "cell", "--annotator", "Ada");
        assertEquals("cell", published.path("changed").path(0).asString(""));
        assertEquals(1, published.path("open").asInt());
        JsonNode row = guideline("--affected").path("objects").path(0);
        assertEquals("Ada cell a.png true", row.path("annotator").asString("") + " " + row.path("label").asString("")
                + " " + row.path("image").asString("") + " " + row.path("object").isNull());
        Cli.run("assign", project, "--relabel", "--json").json();
        assertEquals(1, Cli.run("guideline", project, "--affected", "--require", "open<=0").code());
        assertTrue(Cli.run("gate", project, "--export").out().contains("1 image was finished without an object"));
        assertTrue(Cli.run("export", project, folder.resolve("out"), "--format", "coco", "--of", "Ada", "--gate").err()
                .contains("1 image was finished without an object"));
        edit("Ada", "{\"op\":\"status\",\"image\":\"a.png\",\"status\":\"done\"}");
        JsonNode proof = guideline("--affected", "--require", "open<=0");
        assertEquals(List.of("confirmed"), states(proof));
        assertEquals("Ada", proof.path("objects").path(0).path("settledBy").asString(""));
        assertTrue(Cli.run("guideline", project, "--affected").out().contains("no cell on a.png"));
        assertEquals(0, Cli.run("gate", project, "--export").code());
    }

    @Test
    void an_undone_publication_asks_nothing_of_anybody() throws IOException {
        guideline("--publish", write("1.md", FIRST));
        draw("cell", 2, "Ada");
        guideline("--publish", write("2.md", FIRST + "\nMore.\n"), "--changed", "cell");
        assertEquals(1, guideline("--affected").path("open").asInt());
        Cli.run("undo", project, "--json").json();
        assertEquals(0, guideline("--affected").path("all").asInt());
        assertEquals(1, guideline("--show").path("version").asInt());
    }

    @Test
    void who_has_read_which_version_is_told_once() throws IOException {
        guideline("--publish", write("1.md", FIRST));
        guideline("--read", "--annotator", "Ada");
        JsonNode shown = guideline("--show");
        assertEquals("Ada", shown.path("read").path(0).path("who").asString(""));
        assertEquals(1, shown.path("read").path(0).path("version").asInt());
        assertTrue(Cli.run("guideline", project, "--read", "--annotator", "Ada").refusal(3).contains("before"));
    }

    @Test
    void a_pinned_place_stands_in_the_draft_with_its_picture() throws IOException {
        guideline("--publish", write("1.md", FIRST));
        guideline("--pin", "a.png", "--label", "cell", "--region", "4,4,20,20", "--verdict", "borderline", "--because",
                "half a wall", "--annotator", "Ada");
        JsonNode example = guideline("--examples").path("examples").path(0);
        assertEquals("borderline", example.path("verdict").asString(""));
        assertTrue(example.path("picture").asBoolean());
        JsonNode diff = guideline("--diff", "1", "draft");
        assertTrue(StreamSupport.stream(diff.path("sections").path(0).path("added").spliterator(), false)
                .anyMatch(l -> l.asString("").equals(
                        "![borderline: half a wall](example:" + example.path("id").asString("") + ")")));
        assertTrue(Cli.run("guideline", project, "--pin", "a.png", "--label", "cell", "--region", "60,4,20,20",
                "--because", "x").refusal(2).contains("60,4,20,20"));
    }

    @Test
    void checks_go_by_the_sizes_and_overlaps_that_the_guideline_allows() throws IOException {
        guideline("--publish", write("1.md", FIRST.replace("- Counts: a closed wall",
                "- Counts: a closed wall\n- Minimum size: 100 px\n- Overlap: none")));
        draw("cell", 2, "Ada");
        draw("cell", 6, "Ada");
        draw("debris", 40, "Ada");
        JsonNode counts = Cli.run("check", project, "--json").json().path("counts");
        assertEquals(2, counts.path("tiny").asInt());
        assertEquals(1, counts.path("overlap").asInt());
    }

    @Test
    void an_example_goes_along_without_its_image_and_tells_a_blind_recipient_nothing_of_it() throws IOException {
        guideline("--publish", write("1.md", FIRST));
        guideline("--pin", "a.png", "--label", "cell", "--region", "4,4,20,20", "--because", "a wall", "--annotator",
                "Ada");
        for (boolean blind : new boolean[]{ false, true }) {
            Path pack = folder.resolve("p" + blind + ".touchpack");
            Path there = folder.resolve("there" + blind);
            List<Object> call = new ArrayList<>(List.of("pack", project, pack, "--for", "Ada", "--images", "original"));
            if (blind) {
                call.add("--blind-gold");
            }
            assertEquals(0, Cli.run(call.toArray()).code());
            assertEquals(0, Cli.run("unpack", pack, there).code());
            JsonNode example = Cli.run("guideline", there.resolve("project.touchstone"), "--examples", "--json").json()
                    .path("examples").path(0);
            assertEquals("a wall", example.path("reason").asString(""));
            assertTrue(example.path("picture").asBoolean());
            assertEquals(blind, example.path("image").isNull());
            JsonNode merged = Cli.run("merge", project, there.resolve("project.touchstone"), "--json").json();
            assertEquals(0, merged.path("changed").asInt());
        }
        assertEquals("a.png", guideline("--examples").path("examples").path(0).path("image").asString(""));
    }

    @Test
    void what_cannot_be_done_is_refused_with_a_sentence() throws IOException {
        Cli.run("guideline", project).refusal(3);
        Cli.run("guideline").refusal(2);
        Cli.run("guideline", "--template", "whales").refusal(2);
        Cli.run("guideline", project, "--publish", write("e.md", " \n")).refusal(3);
        Path first = write("1.md", FIRST);
        Cli.run("guideline", project, "--publish", first, "--changed", "whale").refusal(3);
        guideline("--publish", first);
        Cli.run("guideline", project, "--publish", first).refusal(3);
        Cli.run("guideline", project, "--diff", "1", "7").refusal(3);
        Cli.run("guideline", project, "--affected", "--from", "yesterday").refusal(2);
        Cli.run("guideline", project, "--affected", "--confirm", "nothing").refusal(3);
    }

    @Test
    void what_cannot_be_read_is_not_published_but_may_be_a_draft() throws IOException {
        Path vague = write("v.md", FIRST.replace("- Counts: the rest", "- Minimum size: minus five px"));
        String refused = Cli.run("guideline", project, "--publish", vague).refusal(3);
        assertTrue(refused.contains("line 9") || refused.contains("Line 9"), refused);
        guideline("--draft", vague);
        assertEquals(refused, Cli.run("guideline", project, "--publish", "draft").refusal(3));
        assertEquals(refused, Cli.run("guideline", project, "--publish", write("v.md", "\ufeff"
                + Files.readString(vague).replace("\n", "\r\n"))).refusal(3));
        Cli.run("guideline", project, "--publish",
                Files.write(folder.resolve("16.md"), FIRST.getBytes(StandardCharsets.UTF_16LE))).refusal(3);
        Cli.run("guideline", project, "--publish", write("big.md", FIRST + "x".repeat(5 << 20))).refusal(3);
        Cli.run("guideline", project, "--publish", folder).refusal(3);
        Cli.run("guideline", project, "--publish", folder.resolve("a.png")).refusal(3);
        assertEquals(3, Cli.run("guideline", project).code());
        guideline("--publish", write("w.md", "\ufeff" + FIRST.replace("\n", "\r\n")));
        assertEquals(FIRST, guideline("--show").path("text").asString(""));
    }

    @Test
    void templates_say_what_every_class_needs_and_their_trees_can_be_asked() {
        for (GuidelineTemplate template : GuidelineTemplate.values()) {
            GuidelineText text = GuidelineText.of(Cli.run("guideline", "--template", template.key()).out());
            assertFalse(text.body(GuidelineText.PURPOSE).isEmpty(), template.key());
            assertFalse(text.body(GuidelineText.HOW).isEmpty(), template.key());
            List<String> labels = text.classes().stream().map(ClassRules::label).toList();
            assertTrue(labels.size() >= 3, template.key());
            for (ClassRules rules : text.classes()) {
                assertEquals(Rule.values().length, rules.values().size(), rules.label());
                assertTrue(rules.minimumArea().isPresent() && rules.tightness().isPresent()
                        && rules.overlap().isPresent(), rules.label());
            }
            text.tree().orElseThrow().ways().keySet()
                    .forEach(label -> assertTrue(labels.contains(label) || label.equals("nothing"), label));
        }
    }
}
