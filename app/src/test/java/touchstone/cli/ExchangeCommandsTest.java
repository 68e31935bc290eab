package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.NoteId;
import touchstone.model.note.Review;
import touchstone.store.Project;

class ExchangeCommandsTest {

    @TempDir
    Path folder;

    private Path project;
    private Path mine;

    @BeforeEach
    void one_image_with_an_object_of_adas() throws IOException {
        project = folder.resolve("p.touchstone");
        mine = folder.resolve("identity");
        Path image = folder.resolve("a.png");
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_BYTE_GRAY), "png", image.toFile());
        assertEquals(0, Cli.run("new", project, "--images", image).code());
        add(project, "Ada", "cell", "[1,1,10,10]");
    }

    private static String edited(Path in, String annotator, String line) {
        Cli done = Cli.withInput(line + "\n", "edit", in, "--annotator", annotator);
        assertEquals(0, done.code(), done.err());
        assertFalse(done.out().contains("error"), done.out());
        return Cli.JSON.readTree(done.out()).path("id").asString("");
    }

    private static String add(Path in, String annotator, String label, String box) {
        return edited(in, annotator, "{\"op\":\"add\",\"image\":\"a.png\",\"label\":\"" + label
                + "\",\"geometry\":{\"box\":" + box + "}}");
    }

    private static void change(Path in, String annotator, String id, String box) {
        edited(in, annotator, "{\"op\":\"change\",\"id\":\"" + id + "\",\"geometry\":{\"box\":" + box + "}}");
    }

    private Path packedFor(String name) {
        Path pack = folder.resolve(name + ".touchpack");
        assertEquals(0, Cli.run("pack", project, pack, "--for", name, "--images", "--identity", mine).code());
        Path out = folder.resolve(name);
        Cli unpacked = Cli.run("unpack", pack, out, "--identity", folder.resolve("identity of " + name), "--json");
        assertEquals("new", unpacked.json().at("/sender/standing").asString());
        return out.resolve("project.touchstone");
    }

    private JsonNode merged(Object... args) {
        return Cli.run(Stream.concat(Stream.of("merge", project), Stream.of(args)).toArray()).json();
    }

    @Test
    void a_returned_package_comes_in_as_one_step_and_its_sender_is_known_the_second_time() {
        Path theirs = packedFor("Ada");
        String added = add(theirs, "Ada", "dirt", "[20,20,5,5]");
        Path back = folder.resolve("back.touchpack");
        Path hers = folder.resolve("identity of Ada");
        assertEquals(0, Cli.run("pack", theirs, back, "--identity", hers).code());
        Cli looked = Cli.run("verify", back, "--identity", mine, "--json");
        assertEquals("new", looked.json().at("/sender/standing").asString());
        assertTrue(looked.err().contains("New sender"), looked.err());

        JsonNode preview = merged(back, "--preview", "--identity", mine, "--json");
        assertEquals(1, preview.path("added").intValue());
        assertTrue(preview.path("edit").isNull());
        JsonNode done = merged(back, "--identity", mine, "--json");
        assertEquals(1, done.path("added").intValue());
        assertTrue(done.path("edit").isNumber());
        assertTrue(merged(back, "--identity", mine, "--json").path("edit").isNull());
        assertEquals("known", Cli.run("verify", back, "--identity", mine, "--json").json().at("/sender/standing")
                .asString());

        JsonNode lineage = Cli.run("history", project, "--annotation", added, "--json").json().path("lineage");
        assertEquals("Ada", lineage.at("/takenIn/0/who").asString());
        assertEquals("Ada", lineage.at("/lastChanged/who").asString());
        assertEquals(0, Cli.run("undo", project).code());
        assertEquals(1, Cli.run("info", project, "--json").json().path("annotations").intValue());
        assertEquals(0, Cli.run("redo", project).code());
        assertEquals(2, Cli.run("info", project, "--json").json().path("annotations").intValue());
    }

    @Test
    void the_same_name_with_another_key_is_to_be_looked_at_twice() {
        Path one = folder.resolve("one.touchpack");
        Path two = folder.resolve("two.touchpack");
        assertEquals(0, Cli.run("pack", project, one, "--identity", mine).code());
        assertEquals(0, Cli.run("pack", project, two, "--identity", folder.resolve("another key")).code());
        Path reader = folder.resolve("reader");
        assertEquals("new", Cli.run("verify", one, "--identity", reader, "--json").json().at("/sender/standing")
                .asString());
        for (int twice = 0; twice < 2; twice++) {
            Cli other = Cli.run("verify", two, "--identity", reader, "--quiet", "--json");
            assertEquals("other-key", other.json().at("/sender/standing").asString());
            assertTrue(other.err().contains("Look twice"), other.err());
        }
    }

    @Test
    void what_both_changed_is_told_by_label_person_and_image() {
        Path theirs = packedFor("Ada");
        String id = firstObject(project);
        change(theirs, "Ada", id, "[1,1,12,12]");
        change(project, "Ada", id, "[3,3,9,9]");
        JsonNode conflicts = merged(theirs, "--json").path("conflicts");
        assertEquals(1, conflicts.size());
        JsonNode conflict = conflicts.get(0);
        assertEquals("both-changed", conflict.path("reason").asString());
        assertEquals("cell of Ada on a.png", conflict.path("what").asString());
        assertEquals("a.png", conflict.path("image").asString());
        assertEquals("cell", conflict.path("label").asString());
        assertEquals("Ada", conflict.path("who").asString());
        assertEquals(2, Cli.run("info", project, "--json").json().path("annotations").intValue());
    }

    private static String firstObject(Path of) {
        JsonNode entries = Cli.run("history", of, "--json").json().path("entries");
        for (JsonNode entry : entries) {
            for (JsonNode change : entry.path("changes")) {
                if (change.path("item").asString().equals("annotation")) {
                    return change.path("id").asString();
                }
            }
        }
        throw new AssertionError("no object");
    }

    @Test
    void a_snapshot_is_compared_by_label_and_person_exported_and_gone_back_to() throws IOException {
        String id = firstObject(project);
        assertEquals("first", Cli.run("snapshot", project, "--name", "first", "--json").json().path("name").asString());
        add(project, "Ben", "dirt", "[20,20,5,5]");
        change(project, "Ada", id, "[2,2,9,9]");
        JsonNode diff = Cli.run("snapshot", project, "--diff", "first", "now", "--json").json();
        assertEquals("{\"added\":0,\"changed\":1,\"removed\":0}", diff.at("/byLabel/cell").toString());
        assertEquals("{\"added\":1,\"changed\":0,\"removed\":0}", diff.at("/byLabel/dirt").toString());
        assertEquals("{\"added\":1,\"changed\":0,\"removed\":0}", diff.at("/byAnnotator/Ben").toString());
        assertEquals("{\"added\":1,\"changed\":1,\"removed\":0}", diff.at("/byImage/a.png").toString());
        assertEquals(id, diff.at("/changedIds/0").asString());
        JsonNode back = Cli.run("snapshot", project, "--diff", "now", "first", "--json").json();
        assertEquals("{\"added\":0,\"changed\":0,\"removed\":1}", back.at("/byLabel/dirt").toString());

        Path out = folder.resolve("first.jsonl");
        assertEquals(0, Cli.run("export", project, "--format", "touchstone", out, "--snapshot", "first").code());
        assertTrue(Files.readString(out).contains("[1.0,1.0,10.0,10.0]"), Files.readString(out));
        assertFalse(Files.readString(out).contains("dirt"));
        JsonNode restored = Cli.run("snapshot", project, "--restore", "first", "--json").json();
        assertEquals(1, restored.path("removed").intValue());
        assertEquals(1, Cli.run("info", project, "--json").json().path("annotations").intValue());
        assertEquals(0, Cli.run("undo", project).code());
        assertEquals(2, Cli.run("info", project, "--json").json().path("annotations").intValue());
        assertTrue(Cli.run("snapshot", project, "--restore", "none").refusal(3).contains("none"));
    }

    @Test
    void lineage_tells_reviews_by_whom_with_what_outcome_and_whether_the_object_changed_since() throws Exception {
        String id = firstObject(project);
        try (Project open = Project.open(project)) {
            var ada = open.annotatorNamed("Ada").orElseThrow();
            var ben = Annotator.named("Ben", Annotator.Role.ANNOTATOR);
            open.commit(new Edit("Review", List.of(Change.add(ben),
                    Change.add(new Review(NoteId.create(), open.images().getFirst().id(), ben.id(),
                            Instant.now(), ada.id(), Review.Outcome.RETURNED, "too wide").note()))),
                    ben.id());
        }
        JsonNode review = Cli.run("history", project, "--annotation", id, "--json").json().at("/lineage/reviews/0");
        assertEquals("Ben", review.path("who").asString());
        assertEquals("Ada", review.path("of").asString());
        assertEquals("returned", review.path("outcome").asString());
        assertEquals("too wide", review.path("reason").asString());
        assertTrue(review.path("unchangedSince").booleanValue());
        change(project, "Ada", id, "[2,2,9,9]");
        assertFalse(Cli.run("history", project, "--annotation", id, "--json").json()
                .at("/lineage/reviews/0/unchangedSince").booleanValue());
    }

    @Test
    void a_sign_off_is_shown_and_verified() throws Exception {
        JsonNode signed = Cli.run("sign-off", project, "--meaning", "Looked over", "--annotator", "Ada", "--json")
                .json();
        assertEquals(64, signed.path("signed").asString().length());
        JsonNode shown = Cli.run("history", project, "--json").json().at("/signOffs/0");
        assertEquals("Ada", shown.path("name").asString());
        assertEquals("Looked over", shown.path("meaning").asString());
        assertEquals(signed.path("signed"), shown.path("signed"));
        assertTrue(Cli.run("verify", project, "--json").json().path("ok").booleanValue());
        assertTrue(Cli.run("sign-off", project, "--meaning", " ").code() == 2);
    }

    @Test
    void a_backup_is_made_listed_and_like_any_other_project() {
        JsonNode made = Cli.run("backup", project, "--json").json();
        JsonNode listed = Cli.run("backup", project, "--list", "--json").json().path("backups");
        assertEquals(1, listed.size());
        assertEquals(made.path("file").asString(), listed.get(0).path("file").asString());
        assertEquals(Cli.run("info", project, "--json").json().path("auditHead"),
                Cli.run("info", made.path("file").asString(), "--json").json().path("auditHead"));
    }

    @Test
    void a_sensitive_project_lets_only_checked_pictures_go() {
        assertEquals(0, Cli.run("privacy", project, "--sensitive").code());
        Path pack = folder.resolve("s.touchpack");
        Cli refused = Cli.run("pack", project, pack, "--images", "--identity", mine);
        assertEquals(3, refused.code());
        assertFalse(Files.exists(pack));
        assertEquals(0, Cli.run("privacy", project, "--checked", "a.png", "--annotator", "Ada").code());
        assertEquals(0, Cli.run("pack", project, pack, "--images", "--identity", mine).code());
    }

    @Test
    void edits_go_on_in_a_new_file_where_the_project_was_deleted_under_them() throws Exception {
        String line = "{\"op\":\"add\",\"image\":\"a.png\",\"label\":\"cell\",\"geometry\":{\"box\":[20,20,5,%d]}}\n";
        InputStream lines = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(line.formatted(5).getBytes(StandardCharsets.UTF_8)),
                new InputStream() {
                    private InputStream rest = InputStream.nullInputStream();
                    private boolean begun;

                    @Override
                    public int read() throws IOException {
                        if (!begun) {
                            begun = true;
                            Files.delete(project);
                            rest = new ByteArrayInputStream(line.formatted(6).getBytes(StandardCharsets.UTF_8));
                        }
                        return rest.read();
                    }

                    @Override
                    public int read(byte[] into, int from, int length) throws IOException {
                        int first = read();
                        if (first < 0) {
                            return -1;
                        }
                        into[from] = (byte) first;
                        return 1;
                    }
                })));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new Streams(lines, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)), "edit", project.toString(), "--annotator", "Ada");
        String said = err.toString(StandardCharsets.UTF_8);
        assertEquals(0, code, said);
        assertEquals(2, out.toString(StandardCharsets.UTF_8).lines().filter(l -> l.contains("\"edit\"")).count());
        assertTrue(said.contains("rescued"), said);
        try (Stream<Path> files = Files.list(folder)) {
            Path rescued = files.filter(f -> f.getFileName().toString().contains("rescued")).findFirst().orElseThrow();
            assertEquals(3, Cli.run("info", rescued, "--json").json().path("annotations").intValue());
        }
    }

    @Test
    void salvage_puts_what_can_be_read_into_a_new_project_and_leaves_the_damaged_one() throws IOException {
        byte[] whole = Files.readAllBytes(project);
        Files.write(project, Arrays.copyOf(whole, whole.length - 4096), StandardOpenOption.TRUNCATE_EXISTING);
        byte[] damaged = Files.readAllBytes(project);
        Path out = folder.resolve("salvaged.touchstone");
        assertEquals(0, Cli.run("salvage", project, out).code());
        assertTrue(Cli.run("info", out, "--json").json().path("edits").intValue() > 0);
        assertTrue(Arrays.equals(damaged, Files.readAllBytes(project)));
    }

    @Test
    void an_exported_folder_names_the_head_of_the_history_and_is_read_as_before() throws IOException {
        String head = Cli.run("info", project, "--json").json().path("auditHead").asString();
        for (String format : List.of("yolo", "voc", "voc-segmentation", "cvat", "labelme", "geojson", "masks-png",
                "masks-png-labels", "nifti")) {
            Path to = folder.resolve("as " + format);
            JsonNode written = Cli.run("export", project, "--format", format, to, "--json").json();
            assertEquals(head, written.path("auditHead").asString());
            assertTrue(Files.readString(to.resolve("touchstone-export.md")).contains("auditHead: " + head), format);
            Path other = folder.resolve(format + ".touchstone");
            assertEquals(0, Cli.run("new", other, "--images", folder.resolve("a.png")).code());
            assertEquals(1, Cli.run("import", other, "--format", "auto", to, "--json").json().path("annotations")
                    .intValue(), format);
        }
        Path file = folder.resolve("a.csv");
        assertTrue(Cli.run("export", project, "--format", "csv", file).out().contains(head));
    }

    @Test
    void a_file_for_other_projects_carries_what_was_said_and_the_head_of_the_history() throws IOException {
        edited(project, "Ben", """
                {"op":"review","image":"a.png","of":"Ada","outcome":"returned","reason":"too wide"}""");
        String head = Cli.run("info", project, "--json").json().path("auditHead").asString();
        for (String format : List.of("touchstone", "coco")) {
            Path file = folder.resolve("as-" + format + ".json");
            assertEquals(0, Cli.run("export", project, "--format", format, file).code());
            assertTrue(Files.readString(file).contains(head), format);
        }
        Path other = folder.resolve("other.touchstone");
        assertEquals(0, Cli.run("new", other, "--images", folder.resolve("a.png")).code());
        assertEquals(0, Cli.run("import", other, "--format", "auto", folder.resolve("as-touchstone.json")).code());
        assertEquals("too wide", Cli.run("history", other, "--annotation", firstObject(other), "--json").json()
                .at("/lineage/reviews/0/reason").asString());
    }

    @Test
    void a_project_is_not_merged_into_itself_and_what_came_in_before_a_refusal_is_said() throws IOException {
        assertTrue(Cli.run("merge", project, project).refusal(3).contains("itself"));
        Path theirs = packedFor("Ada");
        add(theirs, "Ada", "dirt", "[20,20,5,5]");
        Path broken = Files.writeString(folder.resolve("broken.touchpack"), "no package");
        Cli done = Cli.run("merge", project, theirs, broken, "--quiet");
        assertEquals(4, done.code());
        assertTrue(done.err().startsWith("project.touchstone was taken in before that, as edit "), done.err());
        assertEquals(2, Cli.run("info", project, "--json").json().path("annotations").intValue());
    }

    @Test
    void nothing_is_packed_where_the_names_could_not_be_kept() throws IOException {
        Path key = Files.writeString(folder.resolve("p-key.csv"), "of another package");
        Path pack = folder.resolve("p.touchpack");
        String refusal = Cli.run("pack", project, pack, "--deidentify", "--identity", mine).refusal(3);
        assertTrue(refusal.contains("Nothing was packed"), refusal);
        assertFalse(Files.exists(pack));
        assertEquals("of another package", Files.readString(key));
    }

    @Test
    void a_package_is_told_of_as_it_is_and_a_sealed_one_asks_for_its_passphrase() {
        Path open = folder.resolve("open.touchpack");
        Path sealed = folder.resolve("sealed.touchpack");
        assertEquals(0, Cli.run("pack", project, open, "--identity", mine).code());
        assertEquals(0, Cli.withInput("secret\n", "pack", project, sealed, "--identity", mine, "--passphrase-stdin")
                .code());
        assertEquals(1, Cli.run("info", open, "--json").json().path("annotations").asInt(0));
        assertEquals(1, Cli.withInput("secret\n", "info", sealed, "--json", "--passphrase-stdin").json()
                .path("annotations").asInt(0));
        for (String command : List.of("info", "verify", "unpack")) {
            Cli refused = command.equals("unpack")
                    ? Cli.run(command, sealed, folder.resolve("there"))
                    : Cli.run(command, sealed);
            assertEquals(3, refused.code(), refused.err());
            assertTrue(refused.err().contains("sealed.touchpack without its passphrase"), refused.err());
        }
        Cli refused = Cli.run("history", open);
        assertEquals(4, refused.code());
        assertTrue(refused.err().contains("open.touchpack: it is a package"), refused.err());
    }

    @Test
    void a_folder_is_no_damaged_project() {
        assertTrue(Cli.run("salvage", folder, folder.resolve("made.touchstone")).refusal(4).contains("it is a folder"));
    }

    @Test
    void the_history_of_an_object_that_is_not_there_is_refused_in_a_sentence() {
        String none = "01920000-0000-7000-8000-000000000000";
        assertEquals("There is no object \"" + none + "\" in the project.",
                Cli.run("history", project, "--annotation", none).refusal(3));
        assertTrue(Cli.run("history", project, "--annotation", "x1").refusal(3).contains("no object"));
    }

    @Test
    void snapshots_are_listed_after_one_was_named_and_not_beside_other_work() {
        Cli.run("snapshot", project, "--name", "first");
        JsonNode both = Cli.run("snapshot", project, "--name", "second", "--list", "--json").json();
        assertEquals("second", both.path("name").asString());
        assertEquals(List.of("first", "second"), both.path("snapshots").findValuesAsString("name"));
        assertTrue(Cli.run("snapshot", project, "--name", "third", "--list").out().contains("\nfirst: after edit"));
        assertTrue(Cli.run("snapshot", project, "--diff", "first", "now", "--list").refusal(2).contains("Say one of"));
        assertTrue(Cli.run("snapshot", project, "--restore", "first", "--list").refusal(2).contains("Say one of"));
        assertTrue(Cli.run("snapshot", project).refusal(2).contains("Say one of"));
    }

    @Test
    void the_values_of_an_option_are_listed_as_they_are_typed() {
        assertTrue(Cli.run("pack", project, folder.resolve("out.touchpack"), "--images=Lots").refusal(2)
                .contains("expected one of none, original, reduced but was 'Lots'"));
        assertTrue(Cli.run("pack", project, folder.resolve("out.touchpack"), "--layers=their").refusal(2)
                .contains("expected one of all, own but was 'their'"));
        assertTrue(Cli.run("metric", "drift", folder.resolve("x.csv"), "--chart", "pie").refusal(2)
                .contains("expected one of ewma, cusum, individuals, p but was 'pie'"));
    }

    @Test
    void a_snapshot_has_a_name_of_one_line() {
        assertTrue(Cli.run("snapshot", project, "--name", "a\nb").refusal(2).contains("one line"));
    }

    @Test
    void what_a_newer_program_wrote_is_not_salvaged_as_if_it_were_all() throws IOException {
        byte[] newer = Files.readAllBytes(project);
        ByteBuffer.wrap(newer).putInt(60, 9999);
        Path file = Files.write(folder.resolve("newer.touchstone"), newer);
        assertTrue(Cli.run("salvage", file, folder.resolve("gone").resolve("made.touchstone")).refusal(4)
                .contains("made.touchstone: its folder"));
        Cli salvaged = Cli.run("salvage", file, folder.resolve("made.touchstone"), "--json");
        assertTrue(salvaged.json().path("lost").toString().contains("newer"), salvaged.out());
    }
}
