package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.store.Project;

class ProjectCommandsTest {

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void name_the_project() {
        project = folder.resolve("p.touchstone");
    }

    @Test
    void a_new_project_holds_the_images_the_labels_and_the_annotator() throws IOException {
        Path labels = write("labels.json", """
                {"labels":[{"name":"cell","colour":"#123456","shortcut":"c","kinds":["box","mask"],
                            "attributes":[{"name":"sure","type":"checkbox","default":"true"}]},
                           {"name":"eye","skeleton":{"joints":["left","right"],"edges":[[0,1]]}}]}""");
        image("images/b.png");
        assertEquals(0, Cli.run("new", project, "--images", image("a.png"), folder.resolve("images"), "--labels",
                labels, "--annotator", "Ada").code());
        JsonNode info = Cli.run("info", project, "--json").json();
        assertEquals(2, info.path("images").intValue());
        assertEquals("[\"cell\",\"eye\"]", info.path("labels").toString());
        assertEquals("[{\"name\":\"Ada\",\"role\":\"annotator\",\"annotations\":0}]",
                info.path("annotators").toString());
        assertEquals(0, info.path("annotations").intValue());
        assertEquals("{}", info.path("byKind").toString());
        assertEquals(1, info.path("edits").intValue());
        assertEquals(4, info.path("schemaVersion").intValue());
        assertEquals(64, info.path("auditHead").stringValue().length());
    }

    @Test
    void a_new_project_takes_over_the_instructions_for_its_annotators() throws IOException {
        Path guideline = write("guideline.md", "# Cells\n\nEvery cell counts.\n");
        assertEquals(0, Cli.run("new", project, "--guideline", guideline).code());
        try (Project made = Project.openReadOnly(project)) {
            assertEquals("# Cells\n\nEvery cell counts.\n", made.guideline().orElseThrow().text());
        }
        Path picture = image("a.png");
        assertTrue(Cli.run("new", folder.resolve("q.touchstone"), "--guideline", picture).refusal(3)
                .contains(picture.toString()));
    }

    @Test
    void a_list_of_names_is_labels_enough() throws IOException {
        for (String labels : List.of("[\"a\",\"b c\"]", "[{\"name\":\"a\"},\"b c\"]", "a\n\nb c\n", "a\r\nb c")) {
            Files.deleteIfExists(project);
            assertEquals(0, Cli.run("new", project, "--labels", write("labels", labels)).code());
            assertEquals("[\"a\",\"b c\"]", Cli.run("info", project, "--json").json().path("labels").toString());
        }
    }

    @Test
    void the_categories_of_a_COCO_file_are_labels_too() throws IOException {
        Path coco = write("coco.json", """
                {"images":[],"annotations":[],
                 "categories":[{"id":7,"name":"person","keypoints":["a","b"],"skeleton":[[1,2]]}]}""");
        assertEquals(0, Cli.run("new", project, "--labels", coco).code());
        assertEquals("[\"person\"]", Cli.run("info", project, "--json").json().path("labels").toString());
    }

    @Test
    void labels_that_make_no_sense_leave_no_project_behind() throws IOException {
        for (String wrong : List.of("", "[]", "{}", "{\"labels\":[{}]}",
                "{\"labels\":[{\"name\":\"a\"},{\"name\":\"a\"}]}",
                "{\"labels\":[{\"name\":\"a\",\"colour\":\"red\"}]}",
                "{\"labels\":[{\"name\":\"a\",\"kinds\":[\"cube\"]}]}",
                "{\"labels\":[{\"name\":\"a\",\"shortcut\":\"ab\"}]}",
                "{\"labels\":[{\"name\":\"a\",\"skeleton\":{\"joints\":[\"x\"],\"edges\":[[0,1]]}}]}",
                "{\"labels\":[{\"name\":\"a\",\"attributes\":[{\"name\":\"b\",\"type\":\"colour\"}]}]}",
                "{\"labels\":[{\"name\":\"a\",\"attributes\":[{\"name\":\"b\",\"type\":\"select\"}]}]}")) {
            Cli.run("new", project, "--labels", write("labels.json", wrong)).refusal(3);
            assertFalse(Files.exists(project), wrong);
        }
    }

    @Test
    void images_that_cannot_be_used_are_named_and_the_others_kept() throws IOException {
        byte[] whole = Files.readAllBytes(image("whole.png"));
        Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));
        Path empty = Files.createFile(folder.resolve("empty.png"));
        Path text = write("text.png", "no picture");
        Cli cli = Cli.run("new", project, "--json", "--images", cut, empty, text, folder.resolve("gone.png"),
                folder.resolve("whole.png"));
        assertEquals(1, cli.json().path("images").intValue());
        assertEquals(4, cli.json().path("refused").size());
        assertEquals(4, cli.err().lines().count(), cli.err());
    }

    @Test
    void of_unusable_images_alone_no_project_is_made() throws IOException {
        Cli.run("new", project, "--images", write("text.png", "no picture")).refusal(3);
        assertFalse(Files.exists(project));
    }

    @Test
    void an_existing_file_is_never_replaced() throws IOException {
        Files.writeString(project, "precious");
        Cli.run("new", project, "--annotator", "Ada").refusal(4);
        assertEquals("precious", Files.readString(project));
    }

    @Test
    void every_kind_of_shape_is_drawn_and_counted() throws IOException {
        make();
        Cli cli = edit(
                """
                        {"op":"add","image":"a.png","label":"x","geometry":{"box":[1,2,3,4],"rotation":30}}
                        {"op":"add","image":"a.png","label":"x","geometry":{"polygon":[[[0,0],[9,0],[9,9]],[[5,2],[6,2],[6,3]]]}}
                        {"op":"add","image":"a.png","label":"x","geometry":{"polygons":[[[[0,0],[9,0],[9,9]]],[[[1,1],[2,2],[1,2]]]]}}
                        {"op":"add","image":"a.png","label":"x","geometry":{"polyline":[[0,0],[9,9]]}}
                        {"op":"add","image":"a.png","label":"x","geometry":{"ellipse":[5,5,3,2]}}
                        {"op":"add","image":"a.png","label":"x","geometry":{"keypoints":[[1,2,2],[0,0,0]]}}
                        {"op":"add","image":"a.png","label":"x","geometry":{"mask":{"size":[12,16],"counts":[5,7,180]}}}
                        {"op":"add","image":"a.png","label":"x","geometry":{"tag":true}}
                        """);
        List<JsonNode> answers = answers(cli);
        assertEquals(8, answers.size());
        for (int i = 0; i < 8; i++) {
            assertEquals(i + 1, answers.get(i).path("line").intValue());
            assertTrue(answers.get(i).path("edit").isIntegralNumber(), answers.get(i).toString());
            assertEquals(36, answers.get(i).path("id").stringValue().length());
        }
        assertEquals("{\"tag\":1,\"box\":1,\"ellipse\":1,\"polygon\":2,\"polyline\":1,\"keypoints\":1,\"mask\":1}",
                Cli.run("info", project, "--json").json().path("byKind").toString());
    }

    @Test
    void a_label_that_the_project_lacks_comes_with_its_first_object() throws IOException {
        make();
        List<JsonNode> answers = answers(edit("""
                {"op":"add","image":"a.png","label":"new","geometry":{"box":[1,2,3,4]}}
                {"op":"add","image":"a.png","label":"new","geometry":{"box":[2,2,3,4]}}
                """));
        assertEquals("[\"new\"]", answers.getFirst().path("added").toString());
        assertTrue(answers.getLast().path("added").isMissingNode());
        assertEquals("[\"x\",\"new\"]", Cli.run("info", project, "--json").json().path("labels").toString());
        assertEquals(2,
                Cli.run("undo", project, "--image", "a.png", "--times", 5, "--json").json().path("undone").intValue());
    }

    @Test
    void labels_attributes_and_statuses_can_be_changed_by_lines() throws IOException {
        make();
        String id = answers(edit("""
                {"op":"add","image":"a.png","label":"x","geometry":{"box":[1,2,3,4]},"attributes":{"sure":true}}
                {"op":"add","image":"a.png","label":"y","geometry":{"box":[1,2,3,4]}}
                """)).getFirst().path("id").stringValue();
        List<JsonNode> answers = answers(edit("""
                {"op":"change","id":"ID","label":"y","attributes":{"note":"pale"}}
                {"op":"change","id":"ID","label":"y"}
                {"op":"change","id":"ID","label":"nothing such"}
                {"op":"change","id":"ID","attributes":[1]}
                {"op":"accept","id":"ID"}
                {"op":"status","image":"a.png","status":"done"}
                {"op":"status","image":"a.png","status":"done"}
                {"op":"status","image":"a.png","status":"todo"}
                {"op":"status","image":"a.png","status":"finished"}
                """.replace("ID", id)));
        assertEquals(List.of(true, false, false, false, false, true, false, true, false),
                answers.stream().map(a -> a.has("edit")).toList(), answers.toString());
        assertTrue(answers.get(4).path("error").stringValue().contains("no prediction"), answers.toString());
        try (Project opened = Project.openReadOnly(project)) {
            Annotation object = opened.annotation(AnnotationId.of(id)).orElseThrow();
            assertEquals("y", opened.schema().byId(object.label()).orElseThrow().name());
            assertEquals(Map.of("sure", "true", "note", "pale"), object.attributes());
        }
    }

    @Test
    void what_is_no_edit_is_answered_with_a_sentence_and_changes_nothing() throws IOException {
        make();
        edit("{\"op\":\"add\",\"image\":\"a.png\",\"label\":\"x\",\"geometry\":{\"box\":[1,2,3,4]}}\n");
        String before = Cli.run("info", project, "--json").json().path("auditHead").stringValue();
        List<JsonNode> answers = answers(edit("""
                nonsense
                {"op":"add","image":"a.png","label":"x","geometry":{"polygon":[[[0,0],[9,0]]]}}
                {"op":"add","image":"a.png","label":"x","geometry":{"box":[NaN,2,3,4]}}
                {"op":"add","image":"a.png","label":"x","geometry":{"box":[1e999,2,3,4]}}
                {"op":"add","image":"a.png","label":"x","geometry":{"box":[1,2,3]}}
                {"op":"add","image":"a.png","label":"x","geometry":{"box":[1,2,-3,4]}}
                {"op":"add","image":"gone.png","label":"x","geometry":{"tag":true}}
                {"op":"add","image":"a.png","label":" ","geometry":{"tag":true}}
                {"op":"add","image":"a.png","label":"x","geometry":{}}
                {"op":"add","image":"a.png","label":"x","geometry":{"mask":{"size":[3,3],"counts":[9]}}}
                {"op":"remove","id":"00000000-0000-7000-8000-000000000000"}
                {"op":"change","id":"no id","geometry":{"tag":true}}
                {"op":"paint","id":null,"image":"a.png","label":"x","path":[[500,500]],"radius":2}
                {"op":"paint","id":null,"image":"a.png","label":"x","path":[[5,5]],"radius":-2}
                {"op":"erase","path":[[5,5]],"radius":2}
                {"op":"dance"}
                []
                {"op":"redo","image":"a.png"}
                """));
        assertEquals(18, answers.size());
        for (JsonNode answer : answers) {
            assertTrue(answer.path("error").asString("").endsWith("."), answer.toString());
        }
        assertEquals(before, Cli.run("info", project, "--json").json().path("auditHead").stringValue());
    }

    @Test
    void a_mask_is_painted_erased_and_gone_when_nothing_is_left() throws IOException {
        make();
        String id = answers(edit(
                "{\"op\":\"paint\",\"id\":null,\"image\":\"a.png\",\"label\":\"x\",\"path\":[[4,4],[10,4]],\"radius\":2}\n"))
                .getFirst().path("id").stringValue();
        edit("{\"op\":\"erase\",\"id\":\"" + id + "\",\"path\":[[4,4]],\"radius\":2}\n");
        assertEquals(1, Cli.run("info", project, "--json").json().path("annotations").intValue());
        edit("{\"op\":\"erase\",\"id\":\"" + id + "\",\"path\":[[4,4],[10,4]],\"radius\":9}\n");
        assertEquals(0, Cli.run("info", project, "--json").json().path("annotations").intValue());
    }

    @Test
    void steps_go_back_and_forth_over_several_runs() throws IOException {
        make();
        edit("""
                {"op":"add","image":"a.png","label":"x","geometry":{"box":[1,2,3,4]}}
                {"op":"add","image":"a.png","label":"x","geometry":{"box":[2,2,3,4]}}
                {"op":"add","image":"a.png","label":"x","geometry":{"box":[3,2,3,4]}}
                """);
        assertEquals(2,
                Cli.run("undo", project, "--image", "a.png", "--times", 2, "--json").json().path("undone").intValue());
        assertEquals(1, Cli.run("info", project, "--json").json().path("annotations").intValue());
        assertEquals(1, Cli.run("redo", project, "--image", "a.png", "--json").json().path("redone").intValue());
        assertEquals(1,
                Cli.run("redo", project, "--image", "a.png", "--times", 9, "--json").json().path("redone").intValue());
        assertEquals(3, Cli.run("info", project, "--json").json().path("annotations").intValue());
        Cli.run("undo", project, "--image", "a.png", "--times", 0).refusal(2);
        // Without an image it is what belongs to no image: here the label, which is in use.
        assertTrue(Cli.run("undo", project).refusal(3).contains("x"));
        Cli.run("undo", project, "--image", "gone.png").refusal(3);
    }

    @Test
    void the_history_says_who_did_what() throws IOException {
        make();
        String id = answers(
                edit("{\"op\":\"add\",\"image\":\"a.png\",\"label\":\"x\",\"geometry\":{\"box\":[1,2,3,4]}}\n"))
                .getFirst().path("id").stringValue();
        edit("{\"op\":\"change\",\"id\":\"" + id + "\",\"geometry\":{\"box\":[1,2,5,5]}}\n");
        JsonNode entries = Cli.run("history", project, "--annotation", id, "--json").json().path("entries");
        assertEquals(2, entries.size());
        JsonNode change = entries.get(1);
        assertEquals("Ada", change.path("who").stringValue());
        assertEquals("Change x", change.path("what").stringValue());
        assertEquals("{\"box\":[1.0,2.0,3.0,4.0]}",
                change.path("changes").get(0).path("before").path("geometry").toString());
        assertEquals("{\"box\":[1.0,2.0,5.0,5.0]}",
                change.path("changes").get(0).path("after").path("geometry").toString());
        Cli.run("history", project, "--annotation", "nonsense").refusal(3);
    }

    @Test
    void who_may_have_it_open_on_another_machine_is_told_and_hinders_nobody() throws IOException {
        make();
        Path told = folder.resolve(project.getFileName() + "-open");
        Files.writeString(told, "user=Ann\nhost=another-machine\nsince=2026-01-01T10\\:00\\:00Z\n");
        Cli undone = Cli.run("undo", project, "--image", "a.png", "--quiet");
        assertTrue(undone.err().contains("Ann on another-machine"), undone.err());
        assertEquals("", Cli.run("undo", project, "--image", "a.png", "--quiet").err());
        assertTrue(Files.notExists(told));
    }

    @Test
    void a_whole_project_verifies_and_a_changed_one_does_not() throws IOException {
        make();
        edit("{\"op\":\"add\",\"image\":\"a.png\",\"label\":\"x\",\"geometry\":{\"box\":[1,2,3,4]}}\n");
        assertTrue(Cli.run("verify", project, "--json").json().path("ok").booleanValue());
        Files.delete(folder.resolve("a.png"));
        Cli missing = Cli.run("verify", project, "--json");
        missing.refusal(4);
        JsonNode problem = Cli.JSON.readTree(missing.out()).path("problems").get(0);
        assertEquals("image-missing", problem.path("kind").stringValue());
        assertEquals("a.png", problem.path("where").stringValue());
    }

    @Test
    void files_that_are_no_project_are_told_apart_and_left_alone() throws IOException {
        Path text = write("text.touchstone", "just text");
        Path empty = Files.createFile(folder.resolve("empty.touchstone"));
        for (String command : List.of("info", "verify", "history", "edit")) {
            Cli.run(command, text).refusal(4);
            Cli.run(command, empty).refusal(4);
            Cli.run(command, folder.resolve("gone.touchstone")).refusal(4);
            Cli.run(command, folder).refusal(4);
            Cli.run(command).refusal(2);
        }
        assertEquals("just text", Files.readString(text));
        assertEquals(0, Files.size(empty));
        assertFalse(Files.exists(folder.resolve("gone.touchstone")));
    }

    private void make() throws IOException {
        Cli made = Cli.run("new", project, "--images", image("a.png"), "--labels",
                write("labels.json", "{\"labels\":[{\"name\":\"x\"}]}"), "--annotator", "Ada");
        assertEquals(0, made.code(), made.err());
    }

    private Cli edit(String lines) {
        return Cli.withInput(lines, "edit", project, "--annotator", "Ada");
    }

    private static List<JsonNode> answers(Cli cli) {
        assertEquals(0, cli.code(), cli.err());
        return cli.out().lines().map(Cli.JSON::readTree).toList();
    }

    private Path image(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(16, 12, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 16; x++) {
            image.setRGB(x, x % 12, 0xffffff * (name.length() + x));
        }
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
