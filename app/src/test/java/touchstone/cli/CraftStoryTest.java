package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Note;
import touchstone.model.Progress;
import touchstone.model.note.Review;
import touchstone.model.note.SignOff;
import touchstone.model.note.Thresholds;
import touchstone.store.Project;

/**
 * From a guideline to an export as a lead plays it, with packages that go out and come back: Ada and Ben make the pilot,
 * which shows that the guideline leaves a question open; what they drew is looked at again under its second version and
 * becomes gold; Cleo and Dan draw the rest, with golden images in between, and Dan tires half way.
 */
class CraftStoryTest {

    private static final int PILOT = 16;

    @TempDir
    Path folder;

    private Path project;
    private StoryTiles tiles;

    private static Cli call(Object... args) {
        List<Object> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--json", "--quiet"));
        return Cli.run(all.toArray());
    }

    private static JsonNode run(Object... args) {
        return call(args).json();
    }

    private StoryAnnotator person(String name) {
        return new StoryAnnotator(name, folder, tiles);
    }

    @BeforeEach
    void cutTheTiles() throws Exception {
        tiles = StoryTiles.in(folder.resolve("tiles"));
        project = folder.resolve("stroma.touchstone");
    }

    @Test
    void the_story_is_played_from_the_guideline_to_the_report() throws Exception {
        run("new", project, "--images", tiles.folder(), "--labels", StoryTiles.SAMPLES.resolve("cells/schema.json"),
                "--annotator", "Lea");
        publishWithAnExample();
        pilot();
        secondVersion();
        lookAgain();
        gold();
        blindWork();
        drift();
        reviewASample();
        batch();
        export();
        report();
    }

    private void publishWithAnExample() {
        int[] nucleus = tiles.tiles().getFirst().inside().getFirst();
        run("guideline", project, "--draft", StoryTiles.SAMPLES.resolve("cells/guideline.md"), "--annotator", "Lea");
        run("guideline", project, "--pin", tiles.tiles().getFirst().name(), "--region",
                "%d,%d,%d,%d".formatted(nucleus[0], nucleus[1], nucleus[2], nucleus[3]), "--label", "nucleus",
                "--because", "its outline can be followed all the way round", "--annotator", "Lea");
        assertEquals(1, run("guideline", project, "--publish", "draft", "--annotator", "Lea").path("version")
                .intValue());
        JsonNode example = run("guideline", project, "--examples").path("examples").get(0);
        assertTrue(example.path("picture").booleanValue());
        assertTrue(run("guideline", project, "--show").path("text").stringValue()
                .contains("(example:" + example.path("id").stringValue() + ")"));
    }

    /** One draws what the edge cuts, the other does not: the guideline did not say. */
    private void pilot() throws IOException {
        call("gate", project, "--pilot", "--set", "pilotGate.least=" + PILOT, "--set", "pilotGate.coefficient=f1",
                "--set", "drift.baseline=5", "--set", "acceptance.bad=0.15", "--set", "review.expert=Lea", "--set",
                "review.checklist=All nuclei?", "--keep");
        run("assign", project, "--to", "Ada,Ben", "--calibration", "--most", PILOT, "--batch", "pilot");
        assertEquals(1, call("gate", project, "--pilot").code());
        work("Ada", "pilot", (tile, n) -> tile.all());
        work("Ben", "pilot", (tile, n) -> tile.inside());
        assertEquals(cut(PILOT), run("agreement", project, "--between", "Ada,Ben")
                .path("disagreements").size());
        Cli gate = call("gate", project, "--pilot");
        assertEquals(1, gate.code());
        assertFalse(Cli.JSON.readTree(gate.out()).path("passed").booleanValue(true));
    }

    private void work(String name, String round, StoryAnnotator.Hand hand) throws IOException {
        StoryAnnotator person = person(name);
        Path own = person.receive(project, round);
        person.draw(own, hand);
        person.giveBack(own, project);
    }

    private int cut(int tilesFromTheFirst) {
        return tiles.tiles().stream().limit(tilesFromTheFirst).mapToInt(t -> t.cut().size()).sum();
    }

    private int inside(int tilesFromTheFirst) {
        return tiles.tiles().stream().limit(tilesFromTheFirst).mapToInt(t -> t.inside().size()).sum();
    }

    private void secondVersion() throws IOException {
        String text = run("guideline", project, "--show").path("text").stringValue();
        Path next = Files.writeString(folder.resolve("next.md"), text.replace("## nucleus\n",
                "## nucleus\n\n* Partly visible: what the edge cuts counts, drawn up to the edge.\n"));
        JsonNode published = run("guideline", project, "--publish", next, "--changed", "nucleus", "--because",
                "the pilot left out what the edge cuts", "--annotator", "Lea");
        assertEquals(2, published.path("version").intValue());
        assertEquals(2 * inside(PILOT) + cut(PILOT), published.path("open").intValue());
        assertEquals("nucleus", run("guideline", project, "--diff", "1", "2").path("labels").get(0).stringValue());
        assertEquals(1, call("gate", project, "--export").code());
    }

    /** One list: what the guideline calls due is handed out, and what comes back settles it. */
    private void lookAgain() throws IOException {
        JsonNode given = run("assign", project, "--relabel", "--batch", "again").path("people");
        assertEquals(inside(PILOT) + cut(PILOT), given.get(0).path("objects").intValue());
        assertEquals(inside(PILOT), given.get(1).path("objects").intValue());
        assertEquals(3, call("assign", project, "--relabel").code());
        JsonNode batches = run("assign", project, "--list").path("batches");
        assertEquals(List.of("pilot", "again"), batches.valueStream().map(b -> b.path("batch").stringValue()).toList());
        assertEquals(2 * PILOT, batches.get(0).path("done").intValue());
        assertEquals(0, batches.get(1).path("done").intValue());
        StoryAnnotator ada = person("Ada");
        Path adas = ada.receive(project, "again");
        assertEquals(inside(PILOT) + cut(PILOT), run("guideline", adas, "--affected").path("open").intValue());
        ada.draw(adas, (tile, n) -> List.of());
        assertEquals(0, run("guideline", adas, "--affected").path("open").intValue());
        ada.giveBack(adas, project);
        assertEquals(1, call("guideline", project, "--affected", "--require", "open<=0").code());
        work("Ben", "again", (tile, n) -> tile.cut());
        JsonNode proof = run("guideline", project, "--affected", "--require", "open<=0", "--out",
                folder.resolve("proof.csv"));
        assertTrue(proof.path("complete").booleanValue());
        Set<String> settled = new TreeSet<>();
        proof.path("objects").forEach(o -> settled.add(o.path("annotator").stringValue() + " "
                + o.path("state").stringValue() + " " + o.path("settledBy").stringValue()));
        assertEquals(Set.of("Ada confirmed Ada", "Ben confirmed Ben"), settled);
        assertEquals(1 + proof.path("all").intValue(), Files.readAllLines(folder.resolve("proof.csv")).size());
        run("assign", project, "--list").path("batches").forEach(b -> assertEquals(b.path("images"), b.path("done")));
    }

    private void gold() throws IOException {
        JsonNode gold = run("consensus", project, "--of", "Ada,Ben", "--as", "Gold", "--role", "gold");
        assertEquals(inside(PILOT) + cut(PILOT), gold.path("objects").intValue());
        assertEquals(0, gold.path("ties").intValue());
        JsonNode gate = run("gate", project, "--pilot", "--sign", "the work may be given out", "--annotator", "Lea");
        assertTrue(gate.path("passed").booleanValue());
        try (Project signed = Project.openReadOnly(project)) {
            assertTrue(signed.notes().stream().flatMap(n -> SignOff.of(n).stream())
                    .anyMatch(s -> s.meaning().contains("the work may be given out")));
        }
    }

    private void blindWork() throws IOException {
        JsonNode people = run("assign", project, "--to", "Cleo,Dan", "--golden", "0.45", "--repeats", "0.1", "--seed",
                "5", "--batch", "week 1").path("people");
        people.forEach(p -> {
            assertTrue(p.path("golden").intValue() >= 10, p.toString());
            assertTrue(p.path("repeat").intValue() >= 2, p.toString());
        });
        int dans = people.get(1).path("images").intValue();
        work("Cleo", "week", (tile, n) -> tile.all());
        work("Dan", "week", (tile, n) -> n < dans / 2 ? tile.all() : List.of());
        run("assign", project, "--list").path("people").forEach(p -> assertEquals(p.path("given"), p.path("done")));
    }

    private void drift() {
        JsonNode alarms = run("alarms", project).path("alarms");
        List<String> drifting = new ArrayList<>();
        Set<String> shown = new TreeSet<>();
        for (JsonNode alarm : alarms) {
            if (alarm.path("analysis").stringValue().equals("drift")) {
                drifting.add(alarm.path("what").stringValue());
                assertFalse(alarm.path("advice").stringValue().isEmpty());
                alarm.path("images").forEach(i -> shown.add(i.stringValue()));
            }
        }
        assertFalse(drifting.isEmpty(), alarms.toString());
        drifting.forEach(what -> assertTrue(what.startsWith("Dan"), what));
        assertFalse(shown.isEmpty());
        String why = alarms.valueStream().map(a -> a.path("what").stringValue() + " " + a.path("advice").stringValue())
                .filter(a -> a.startsWith("Dan scores")).collect(Collectors.joining());
        assertTrue(why.contains("missing objects"), alarms.toString());
        assertTrue(alarms.valueStream().noneMatch(a -> a.path("what").stringValue().startsWith("Cleo")),
                alarms.toString());
    }

    /** What a policy draws of Dan's work is looked over; what is wrong goes back with its faults, and comes back right. */
    private void reviewASample() throws IOException {
        JsonNode sample = run("queue", project, "--policy", "ramp-up", "--of", "Dan", "--seed", "7").path("items");
        assertTrue(sample.size() > 0);
        StringBuilder lines = new StringBuilder();
        int returned = 0;
        try (Project open = Project.openReadOnly(project)) {
            Annotator dan = open.annotatorNamed("Dan").orElseThrow();
            for (JsonNode item : sample) {
                Image image = open.images().stream().filter(i -> i.address().equals(item.path("image").stringValue()))
                        .findFirst().orElseThrow();
                boolean good = open.annotations(image.id(), dan.id()).size() == tiles.of(open.file(image)).all()
                        .size();
                returned += good ? 0 : 1;
                lines.append(("{\"op\":\"review\",\"image\":\"%s\",\"of\":\"Dan\",\"outcome\":\"%s\",\"stage\":"
                        + "\"expert\",\"faults\":[%s]}%n").formatted(image.address(), good ? "accepted" : "returned",
                                good ? "" : "{\"kind\":\"missing\",\"weight\":\"critical\",\"text\":\"all nuclei\"}"));
            }
        }
        assertTrue(returned > 0);
        assertEquals(0, Cli.withInput(lines.toString(), "edit", project, "--annotator", "Lea").code());
        assertEquals(1, call("gate", project, "--export").code());
        assertEquals(1, call("gate", project, "--batch").code());
        StoryAnnotator dan = person("Dan");
        Path own = dan.receive(project, "returned");
        try (Project his = Project.openReadOnly(own)) {
            assertEquals(returned, his.images().size());
            assertEquals(Map.of("review.checklist", "All nuclei?"), Thresholds.of(his));
            List<Review> reviews = his.notes().stream().flatMap((Note n) -> Review.of(n).stream()).toList();
            assertEquals(returned, reviews.size());
            reviews.forEach(r -> assertEquals("all nuclei", r.faults().getFirst().text()));
        }
        dan.draw(own, (tile, n) -> tile.all());
        dan.giveBack(own, project);
        try (Project back = Project.openReadOnly(project)) {
            assertEquals("Lea", Thresholds.of(back).get("review.expert"));
            assertEquals(1, back.notes(Thresholds.KIND).size());
        }
    }

    private void batch() {
        JsonNode gate = run("gate", project, "--batch", "--sign", "week 1 accepted", "--annotator", "Lea");
        assertTrue(gate.path("passed").booleanValue());
        assertTrue(gate.path("signed").stringValue().contains("week 1 accepted"));
        assertTrue(gate.toString().contains("week 1"));
    }

    private void export() throws IOException {
        JsonNode consensus = run("consensus", project, "--of", "Ada,Ben,Cleo,Dan");
        Path out = folder.resolve("consensus.json");
        assertEquals(0, call("export", project, out, "--format", "coco", "--of", "Consensus", "--gate").code());
        JsonNode exported = Cli.JSON.readTree(Files.readString(out));
        assertEquals(consensus.path("objects").intValue(), exported.path("annotations").size());
        List<String> boxes = new ArrayList<>();
        exported.path("annotations").forEach(a -> boxes.add(exported.path("images").valueStream()
                .filter(i -> i.path("id").equals(a.path("image_id"))).findFirst().orElseThrow().path("file_name")
                .stringValue() + " "
                + a.path("bbox").valueStream().map(v -> Long.toString(Math.round(v.doubleValue())))
                        .toList()));
        List<String> agreed = new ArrayList<>();
        try (Project open = Project.openReadOnly(project)) {
            Annotator layer = open.annotatorNamed("Consensus").orElseThrow();
            for (Image image : open.images()) {
                for (Annotation a : open.annotations(image.id(), layer.id())) {
                    var b = a.geometry().bounds();
                    agreed.add(image.path() + " " + List.of(Math.round(b.minX()), Math.round(b.minY()),
                            Math.round(b.width()), Math.round(b.height())));
                    assertEquals(2, a.provenance().guidelineVersion());
                }
                if (!open.annotations(image.id(), layer.id()).isEmpty()) {
                    assertEquals(Progress.Status.DONE, open.status(image.id(), layer.id()));
                }
            }
        }
        assertEquals(agreed.stream().sorted().toList(), boxes.stream().sorted().toList());
    }

    private void report() throws IOException {
        Path out = folder.resolve("report.html");
        run("report", project, "--out", out);
        String text = Files.readString(out);
        for (String name : List.of("Ada", "Ben", "Cleo", "Dan", "Gold", "Pilot gate", "week 1", "Drift")) {
            assertTrue(text.contains(name), name);
        }
    }
}
