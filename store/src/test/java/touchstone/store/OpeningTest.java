package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.geometry.Box;
import touchstone.store.ProjectRefused.Reason;

class OpeningTest {

    private static final Annotator ANN = Annotator.named("Ann", Annotator.Role.ANNOTATOR);
    private static final Label CELL = Label.named("cell", 0);
    private static final Image IMAGE = Image.unseen("a.png", 100, 80);
    private static final Annotation BOX = Annotation.drawn(IMAGE.id(), CELL.id(), ANN.id(), new Box(1, 2, 3, 4));
    private static final Edit CONTENT = Edit.of("Fill", Change.add(ANN), Change.add(CELL), Change.add(IMAGE),
            Change.add(BOX));

    @TempDir
    private Path folder;
    private Path file = Path.of("");

    @BeforeEach
    void aClosedProject() throws IOException {
        file = folder.resolve("p.touchstone");
        try (Project project = Project.create(file)) {
            project.commit(CONTENT, ANN.id());
        }
    }

    /** Refused for the reason by both ways of opening, with every byte kept and nothing beside it. */
    private void assertRefused(Reason reason) throws IOException {
        byte[] before = Files.readAllBytes(file);
        for (ThrowingSupplier<Project> open : List.<ThrowingSupplier<Project>>of(() -> Project.open(file),
                () -> Project.openReadOnly(file))) {
            ProjectRefused refused = assertThrows(ProjectRefused.class, open::get);
            assertEquals(reason, refused.reason(), refused.getMessage());
            assertTrue(String.valueOf(refused.getMessage()).contains(file.getFileName() + ":"));
        }
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(List.of(file), listed());
    }

    private List<Path> listed() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private void change(String sql) throws Exception {
        try (Database database = Database.writable(file)) {
            database.execute(sql);
        }
    }

    @Test
    void viewingChangesNoByteAndPutsNothingBesideTheFile() throws IOException {
        byte[] before = Files.readAllBytes(file);
        try (Project project = Project.openReadOnly(file)) {
            assertEquals(List.of(BOX), project.annotations(IMAGE.id()));
            assertEquals(List.of(), project.verify().problems());
            ProjectRefused refused = assertThrows(ProjectRefused.class, () -> project.commit(CONTENT, null));
            assertEquals(Reason.READ_ONLY, refused.reason());
            assertEquals(List.of(file), listed());
        }
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(List.of(file), listed());
    }

    @Test
    void editingNothingChangesNothingThatIsStored() throws IOException {
        String head;
        try (Project project = Project.open(file)) {
            head = project.auditHead();
        }
        try (Project project = Project.openReadOnly(file)) {
            assertEquals(head, project.auditHead());
        }
        assertEquals(List.of(file), listed());
    }

    @Test
    void severalMayViewButOnlyOneEdits() throws IOException {
        try (Project one = Project.openReadOnly(file); Project two = Project.openReadOnly(file)) {
            assertEquals(one.images(), two.images());
            assertEquals(Reason.LOCKED, assertThrows(ProjectRefused.class, () -> Project.open(file)).reason());
        }
        try (Project editor = Project.open(file)) {
            assertEquals(Reason.LOCKED, assertThrows(ProjectRefused.class, () -> Project.open(file)).reason());
            assertEquals(Reason.LOCKED, assertThrows(ProjectRefused.class, () -> Project.openReadOnly(file)).reason());
            assertEquals(1, editor.images().size());
        }
    }

    @Test
    void aProjectThatAnotherProcessEditsIsLocked() throws IOException {
        Process editor = KillTrial.start(file, 1);
        try (BufferedReader out = editor.inputReader()) {
            assertEquals("ready", out.readLine());
            assertEquals(Reason.LOCKED, assertThrows(ProjectRefused.class, () -> Project.open(file)).reason());
            assertEquals(Reason.LOCKED, assertThrows(ProjectRefused.class, () -> Project.openReadOnly(file)).reason());
            editor.toHandle().destroyForcibly();
        } finally {
            editor.destroyForcibly().onExit().join();
        }
        try (Project project = Project.openReadOnly(file)) {
            assertEquals(List.of(), project.verify().problems());
        }
    }

    @Test
    void aMissingFileIsNotCreated() throws IOException {
        Files.delete(file);
        assertEquals(Reason.MISSING, assertThrows(ProjectRefused.class, () -> Project.open(file)).reason());
        assertEquals(Reason.MISSING, assertThrows(ProjectRefused.class, () -> Project.openReadOnly(file)).reason());
        assertEquals(List.of(), listed());
    }

    @Test
    void creatingDoesNotReplace() throws IOException {
        byte[] before = Files.readAllBytes(file);
        assertEquals(Reason.EXISTS, assertThrows(ProjectRefused.class, () -> Project.create(file)).reason());
        assertArrayEquals(before, Files.readAllBytes(file));
        Path nowhere = folder.resolve("none").resolve("p.touchstone");
        assertEquals(Reason.MISSING, assertThrows(ProjectRefused.class, () -> Project.create(nowhere)).reason());
    }

    @Test
    void anEmptyFileIsForeign() throws IOException {
        Files.write(file, new byte[0]);
        assertRefused(Reason.FOREIGN);
    }

    @Test
    void aTextFileIsForeign() throws IOException {
        Files.writeString(file, "name,colour\ncell,red\n".repeat(20));
        assertRefused(Reason.FOREIGN);
    }

    @Test
    void aShortFileIsForeign() throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 60));
        assertRefused(Reason.FOREIGN);
    }

    @Test
    void anotherDatabaseIsForeign() throws Exception {
        change("PRAGMA application_id = 1196444487");
        assertRefused(Reason.FOREIGN);
    }

    @Test
    void aNewerLayoutIsLeftAlone() throws Exception {
        change("PRAGMA user_version = " + (Migrations.LATEST + 1));
        assertRefused(Reason.NEWER);
    }

    @ParameterizedTest
    @ValueSource(strings = { "CREATE TRIGGER t AFTER INSERT ON image BEGIN DELETE FROM label; END",
            "CREATE VIEW v AS WITH RECURSIVE r(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM r) SELECT * FROM r",
            "ALTER TABLE image ADD COLUMN more TEXT", "DROP TABLE guideline", "DROP TRIGGER edit_is_not_changed" })
    void tablesThatAreNotOursAreDamage(String sql) throws Exception {
        change(sql);
        assertRefused(Reason.DAMAGED);
    }

    @Test
    void aTruncatedFileIsDamaged() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 8192 * 4096));
        assertRefused(Reason.DAMAGED);
    }

    @Test
    void garbageInAPageIsDamage() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4096, 3 * 4096, (byte) 0x55);
        Files.write(file, bytes);
        assertRefused(Reason.DAMAGED);
    }

    @Test
    void aLogWhoseEndWasChangedIsDamage() throws Exception {
        change("DROP TRIGGER edit_is_not_changed; UPDATE edit SET name = 'Nothing'; "
                + "CREATE TRIGGER edit_is_not_changed BEFORE UPDATE ON edit BEGIN\n"
                + "  SELECT raise(ABORT, 'the log is append-only');\nEND");
        assertRefused(Reason.DAMAGED);
    }

    @Test
    void theLogCannotBeChangedByMistake() {
        assertThrows(SQLException.class, () -> change("UPDATE edit SET name = 'Nothing'"));
        assertThrows(SQLException.class, () -> change("DELETE FROM edit_part"));
    }

    @Test
    void oneDamagedShapeDoesNotHideTheOthers() throws Exception {
        Annotation second = Annotation.drawn(IMAGE.id(), CELL.id(), ANN.id(), new Box(5, 6, 7, 8));
        try (Project project = Project.open(file)) {
            project.commit(Edit.of("Draw", Change.add(second)), ANN.id());
        }
        change("UPDATE annotation SET geometry = x'0101' WHERE id = x'"
                + BOX.id().toString().replace("-", "") + "'");
        try (Project project = Project.openReadOnly(file)) {
            assertEquals(List.of(second), project.annotations(IMAGE.id()));
            assertEquals(1, project.problems().size());
            assertEquals(List.of(new Verification.Problem(Verification.Kind.SHAPE, "object " + BOX.id())),
                    project.verify().problems());
        }
    }

    @Test
    void aColumnThatNoLongerFitsTheShapeIsFound() throws Exception {
        change("UPDATE annotation SET max_x = 4.5");
        try (Project project = Project.openReadOnly(file)) {
            assertEquals(List.of(new Verification.Problem(Verification.Kind.TABLES, "object " + BOX.id() + " (box)")),
                    project.verify().problems());
        }
    }

    @Test
    void aTableThatTheLogDoesNotLeadToIsFound() throws Exception {
        change("UPDATE label SET name = 'nucleus'");
        try (Project project = Project.openReadOnly(file)) {
            assertEquals(List.of(new Verification.Problem(Verification.Kind.TABLES, "the label nucleus")),
                    project.verify().problems());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "a?journal_mode=off.touchstone", "50% done #1.touchstone",
            "Zelle \u00e4\u00f6 \u7d30\u80de.touchstone",
            "a&mode=memory;b.touchstone", "'quoted' \"name\".touchstone", "%41.touchstone" })
    void anyFileNameIsJustAName(String name) throws IOException {
        Path odd = folder.resolve(name);
        try (Project project = Project.create(odd)) {
            project.commit(CONTENT, null);
            assertTrue(Files.exists(folder.resolve(name + "-wal")));
        }
        try (Project project = Project.openReadOnly(odd)) {
            assertEquals(Optional.of(IMAGE), project.imageNamed("a.png"));
        }
        assertEquals(Stream.of(file, odd).sorted().toList(), listed());
    }

    @Test
    void whatASessionThatWasCutOffCommittedIsThere() throws IOException {
        Path cut = cutOff();
        byte[] database = Files.readAllBytes(cut);
        byte[] log = Files.readAllBytes(cut.resolveSibling("cut.touchstone-wal"));
        try (Project project = Project.openReadOnly(cut)) {
            assertEquals(List.of(), project.annotations(IMAGE.id()));
            assertEquals(Optional.of("Fill"), project.redoName(IMAGE.id()));
        }
        assertArrayEquals(database, Files.readAllBytes(cut));
        assertArrayEquals(log, Files.readAllBytes(cut.resolveSibling("cut.touchstone-wal")));
        try (Project project = Project.open(cut)) {
            assertEquals(Optional.of("Fill"), project.redoName(IMAGE.id()));
            assertEquals(List.of(), project.verify().problems());
        }
        assertFalse(Files.exists(cut.resolveSibling("cut.touchstone-wal")));
    }

    /** The files as they lie there while a session goes on, which is what a cut leaves. */
    private Path cutOff() throws IOException {
        Path cut = folder.resolve("cut.touchstone");
        try (Project project = Project.open(file)) {
            project.undo(IMAGE.id(), null);
            // Reading an open project would give up its lock, which nobody else wants here.
            Files.copy(file, cut);
            Files.copy(file.resolveSibling("p.touchstone-wal"), folder.resolve("cut.touchstone-wal"));
        }
        return cut;
    }

    @Test
    void aFileThatWasMovedAwayTakesNoMoreEdits() throws IOException {
        Path moved = folder.resolve("moved.touchstone");
        try (Project project = Project.open(file)) {
            Files.move(file, moved);
            ProjectRefused refused = assertThrows(ProjectRefused.class, () -> project.undo(IMAGE.id(), null));
            assertEquals(Reason.MISSING, refused.reason());
            project.copyTo(folder.resolve("copy.touchstone"));
        }
        for (String name : List.of("moved.touchstone", "copy.touchstone")) {
            try (Project project = Project.open(folder.resolve(name))) {
                assertEquals(List.of(BOX), project.annotations(IMAGE.id()));
                assertEquals(List.of(), project.verify().problems());
            }
        }
    }

    /**
     * A process on POSIX systems loses its locks on a file when anything in it reads that file and closes it again, as a
     * file dialog does: that the first program still runs is then told by the file beside the project.
     */
    @Test
    void whoLostTheLockIsNotInvitedInOn() throws Exception {
        ProcessHandle other = ProcessHandle.current().parent().orElseThrow();
        Optional<Instant> began = other.info().startInstant();
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        assumeTrue(began.isPresent() && key != null, "the system tells neither files nor processes apart");
        Occupant.Editing editing = new Occupant.Editing(other.pid(), began.get(), key.toString());
        occupy(editing);
        for (ThrowingSupplier<Project> open : List.<ThrowingSupplier<Project>>of(() -> Project.open(file),
                () -> Project.openReadOnly(file))) {
            assertEquals(Reason.LOCKED, assertThrows(ProjectRefused.class, open::get).reason());
        }
        Project.openSnapshot(file).close();

        for (Occupant.Editing gone : List.of(
                new Occupant.Editing(other.pid(), began.get().minusSeconds(60), key.toString()),
                new Occupant.Editing(other.pid(), began.get(), "a copy of it"))) {
            occupy(gone);
            Project.open(file).close();
            assertEquals(List.of(file), listed());
        }
    }

    /** The same name and machine as this program's, and another process. */
    private void occupy(Occupant.Editing process) {
        Occupant here = Occupant.now(Instant.EPOCH, file);
        new Occupant(here.user(), here.host(), here.since(), process).writeBeside(file);
    }
}
