package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Progress;
import touchstone.model.note.Assignment;
import touchstone.model.note.Assignment.Why;
import touchstone.model.note.PackedFrom;
import touchstone.model.note.Planted;
import touchstone.model.note.Sent;
import touchstone.store.Project;

/** Work is given out with golden images, repeats and planted predictions, done, sent back and scored. */
class QueueStoryTest {

    private static final int IMAGES = 24;
    private static final int GOLDEN = 6;

    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void a_project_with_gold_and_predictions() throws IOException {
        Path images = Files.createDirectories(folder.resolve("img"));
        List<String> gold = new ArrayList<>();
        List<String> predicted = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            BufferedImage picture = new BufferedImage(48, 40, BufferedImage.TYPE_BYTE_GRAY);
            Random random = new Random(i);
            for (int p = 0; p < 48 * 40; p++) {
                picture.getRaster().setSample(p % 48, p / 48, 0, random.nextInt(256));
            }
            String ending = i % 2 == 0 ? "png" : "jpg";
            String name = String.format(Locale.ROOT, "p%02d.%s", i, ending);
            ImageIO.write(picture, ending, images.resolve(name).toFile());
            String listed = "{\"id\":%d,\"file_name\":\"%s\",\"width\":48,\"height\":40}".formatted(i, name);
            predicted.add(listed);
            if (i < GOLDEN) {
                gold.add(listed);
            }
        }
        project = folder.resolve("p.touchstone");
        Files.writeString(folder.resolve("labels.json"),
                "{\"labels\":[{\"name\":\"cell\"},{\"name\":\"nucleus\"}]}");
        run("new", project, "--images", images, "--labels", folder.resolve("labels.json"), "--annotator", "Ada");
        run("import", project, "--format", "coco", coco("gold.json", gold, 5), "--as", "gold", "--role", "gold");
        run("import", project, "--format", "coco", coco("net.json", predicted, 6), "--as", "net", "--role", "model");
    }

    private Path coco(String name, List<String> images, int x) throws IOException {
        StringBuilder objects = new StringBuilder();
        for (int i = 0; i < images.size(); i++) {
            objects.append(i == 0 ? "" : ",").append("{\"id\":").append(i + 1).append(",\"image_id\":").append(i)
                    .append(",\"category_id\":1,\"bbox\":[").append(x).append(",5,16,16],\"area\":256,\"iscrowd\":0,")
                    .append("\"score\":").append(0.2 + i * 0.03).append('}');
        }
        return Files.writeString(folder.resolve(name), "{\"images\":[" + String.join(",", images)
                + "],\"annotations\":[" + objects + "],\"categories\":[{\"id\":1,\"name\":\"cell\"},"
                + "{\"id\":2,\"name\":\"nucleus\"}]}");
    }

    private static JsonNode run(Object... args) {
        List<Object> all = new ArrayList<>(List.of(args));
        all.add("--json");
        return Cli.run(all.toArray()).json();
    }

    private JsonNode give(long seed) {
        return run("assign", project, "--to", "Ada", "--most", "9", "--golden", "0.2", "--repeats", "0.2", "--mirror",
                "--seed", Long.toString(seed), "--plant", "2");
    }

    @Test
    void a_kept_policy_decides_in_which_order_work_is_given() {
        run("queue", project, "--policy", "uncertain", "--save", "--seed", "5");
        JsonNode queue = run("queue", project);
        assertEquals("uncertain", queue.path("phase").asString());
        assertEquals(5, queue.path("seed").intValue());
        assertEquals(queue, run("queue", project));
        JsonNode given = run("assign", project, "--to", "Ada", "--most", "3");
        Set<String> first = new HashSet<>();
        for (int i = 0; first.size() < 3; i++) {
            String image = queue.path("items").get(i).path("image").asString();
            if (Integer.parseInt(image.replaceAll(".*p(\\d+)[.].*", "$1")) >= GOLDEN) {
                first.add(image);
            }
        }
        Set<String> got = new HashSet<>();
        given.path("people").get(0).path("order").forEach(o -> got.add(o.path("image").asString()));
        assertEquals(first, got);
    }

    @Test
    void the_package_holds_the_order_and_nothing_that_tells_what_is_golden() throws IOException {
        JsonNode given = give(3);
        assertEquals(15, given.path("people").get(0).path("images").intValue());
        assertEquals(3, given.path("people").get(0).path("golden").intValue());
        assertEquals(3, given.path("people").get(0).path("repeat").intValue());
        run("pack", project, folder.resolve("ada.touchpack"), "--for", "Ada", "--blind-gold");
        run("unpack", folder.resolve("ada.touchpack"), folder.resolve("ada"));
        try (Project ada = Project.openReadOnly(folder.resolve("ada/project.touchstone"));
                Project ours = Project.openReadOnly(project)) {
            assertEquals(15, ada.images().size());
            Set<String> kinds = new TreeSet<>();
            ada.notes().forEach(n -> kinds.add(n.kind()));
            assertEquals(Set.of(Assignment.KIND, PackedFrom.KIND), kinds);
            Set<String> forms = new HashSet<>();
            for (Assignment a : Assignment.among(ada.notes(Assignment.KIND))) {
                forms.add(a.task() + " " + a.why() + " " + a.batch() + " " + a.author() + " " + a.time());
                assertEquals(ada.images().get(a.place()).id(), a.image());
            }
            assertEquals(1, forms.size());
            Set<String> looks = new HashSet<>();
            for (Image image : ada.images()) {
                looks.add(image.path().replaceAll("[0-9]+", "#") + image.fields() + image.width() + image.height());
                List<Annotation> objects = ada.annotations(image.id());
                assertEquals(1, objects.size());
                assertEquals("", objects.getFirst().attributes().getOrDefault(Planted.ATTRIBUTE, ""));
            }
            assertEquals(Set.of("images/image-#.png{}4840"), looks);
            Sent key = Sent.of(ours.notes(Sent.KIND).getFirst()).orElseThrow();
            List<Assignment> here = Assignment.among(ours.notes(Assignment.KIND));
            assertEquals(here.stream().map(Assignment::image).toList(),
                    ada.images().stream().map(i -> key.images().get(i.id())).toList());
            assertEquals(2, Planted.among(ours).size());
        }
        String bytes = Files.readString(folder.resolve("ada/project.touchstone"),
                java.nio.charset.StandardCharsets.ISO_8859_1);
        for (String word : List.of("golden", "repeat", "planted", "mirror", "p00.png")) {
            assertFalse(bytes.contains(word), word);
        }
    }

    @Test
    void what_comes_back_is_scored_against_gold_and_against_itself() throws IOException {
        give(3);
        run("pack", project, folder.resolve("ada.touchpack"), "--for", "Ada", "--blind-gold");
        run("unpack", folder.resolve("ada.touchpack"), folder.resolve("ada"));
        Path hers = folder.resolve("ada/project.touchstone");
        StringBuilder edits = new StringBuilder();
        try (Project ada = Project.openReadOnly(hers)) {
            for (Image image : ada.images()) {
                String name = image.name();
                edits.append("{\"op\":\"add\",\"image\":\"%s\",\"label\":\"cell\",\"geometry\":{\"box\":[5,5,16,16]}}\n"
                        .formatted(name)).append("{\"op\":\"status\",\"image\":\"%s\",\"status\":\"done\"}\n"
                                .formatted(name));
            }
        }
        Cli done = Cli.withInput(edits.toString(), "edit", hers, "--annotator", "Ada");
        assertEquals(0, done.code(), done.err());
        run("pack", hers, folder.resolve("back.touchpack"));
        run("merge", project, folder.resolve("back.touchpack"));
        JsonNode standing = run("assign", project, "--list").path("people").get(0);
        assertEquals(15, standing.path("done").intValue());
        assertEquals(3, standing.path("goldenDone").intValue());
        assertEquals(3, standing.path("repeatsDone").intValue());
        JsonNode batch = run("assign", project, "--list").path("batches").get(0);
        assertEquals(batch.path("images"), batch.path("done"));
        assertEquals(0, batch.path("open").size());
        try (Project ours = Project.openReadOnly(project)) {
            Annotator ada = ours.annotatorNamed("Ada").orElseThrow();
            Assignment.among(ours.notes(Assignment.KIND))
                    .forEach(a -> assertEquals(Progress.Status.DONE, ours.status(a.image(), ada.id())));
        }
        Cli consistency = Cli.run("analyse", project, "consistency", "--json");
        assertEquals(0, consistency.code(), consistency.err());
        assertTrue(consistency.out().contains("Ada"), consistency.out());
        Cli test = Cli.run("analyse", project, "qualification", "--json");
        assertEquals(0, test.code(), test.err());
        assertTrue(test.out().contains("Ada"), test.out());
    }

    @Test
    void the_same_seed_gives_the_same_and_planted_ones_can_be_taken_out() throws IOException {
        Path copy = Files.copy(project, folder.resolve("copy.touchstone"));
        JsonNode first = give(9).path("people");
        project = copy;
        assertEquals(first, give(9).path("people"));
        run("assign", project, "--unplant");
        try (Project ours = Project.openReadOnly(project)) {
            assertEquals(List.of(), Planted.among(ours));
            assertEquals(3 + 3, Assignment.among(ours.notes(Assignment.KIND)).stream()
                    .filter(a -> a.why() == Why.GOLDEN || a.why() == Why.REPEAT).count());
        }
    }

    @Test
    void what_makes_no_sense_is_refused_in_a_sentence() {
        Cli.run("assign", project).refusal(2);
        Cli.run("assign", project, "--to", "Ada", "--golden", "1").refusal(2);
        Cli.run("assign", project, "--to", "Ada", "--upgrade", "cloud").refusal(2);
        Cli.run("assign", project, "--to", "gold").refusal(3);
        Cli.run("queue", project).refusal(3);
    }

    @Test
    void boxes_come_back_to_be_drawn_finer() throws IOException {
        run("assign", project, "--to", "Ada", "--upgrade", "mask", "--only", "path=*p0*", "--batch", "finer");
        try (Project ours = Project.openReadOnly(project)) {
            assertEquals(10, ours.images().stream().filter(i -> "mask".equals(i.fields().get("depth"))).count());
            assertEquals(10, Assignment.among(ours.notes(Assignment.KIND)).size());
        }
    }
}
