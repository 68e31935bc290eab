package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.NoteId;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.note.Comment;

/**
 * Opens {@code samples/layout-3.touchstone}, which was written by the last program of layout 3 and is frozen: an image with
 * its file and the third picture of another, two labels, an annotator and the gold, a guideline, a mask and a box, a
 * progress mark; six log entries, the last an undo of a stroke.
 */
class Layout3Test {

    private static final String HEAD = "8df2d3f626dacaaa1060cea45853c6d2adfce85806ee7e2a003dce76301a50a6";

    @TempDir
    private Path folder;
    private Path file = Path.of("");

    @BeforeEach
    void theSampleWithItsImage() throws IOException {
        for (String name : List.of("layout-3.touchstone", "plate.png")) {
            try (InputStream sample = Layout3Test.class.getResourceAsStream("samples/" + name)) {
                Files.copy(Objects.requireNonNull(sample), folder.resolve(name));
            }
        }
        file = folder.resolve("layout-3.touchstone");
    }

    private static void assertContent(Project project) {
        assertEquals(List.of("plate.png", "scan.tif#3"), project.images().stream().map(Image::address).toList());
        assertEquals(List.of(GeometryKind.MASK, GeometryKind.BOX), project.images().stream()
                .flatMap(i -> project.annotations(i.id()).stream()).map(a -> a.geometry().kind()).toList());
        assertEquals(List.of(), project.notes());
        assertEquals(List.of(), project.verify().problems());
        assertEquals(HEAD, project.auditHead());
    }

    @Test
    void isViewedWithoutChangingAByte() throws IOException {
        byte[] before = Files.readAllBytes(file);
        try (Project project = Project.openReadOnly(file)) {
            assertContent(project);
            project.cache("layout", new byte[3]);
            assertEquals(3, project.summary().schemaVersion());
        }
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void isBroughtToTheLatestLayoutAndKeptBesideItself() throws IOException {
        try (Project project = Project.open(file)) {
            assertContent(project);
            assertEquals(Migrations.LATEST, project.summary().schemaVersion());
        }
        try (Project kept = Project.openReadOnly(folder.resolve("layout-3.touchstone.backup-v3"))) {
            assertContent(kept);
            assertEquals(3, kept.summary().schemaVersion());
        }
    }

    @Test
    void goesOnWithWhatIsSaidOfTheWork() throws IOException, EditConflict {
        Comment comment;
        try (Project project = Project.open(file)) {
            Image image = project.images().getFirst();
            comment = new Comment(NoteId.create(), image.id(), null, project.annotators().getFirst().id(),
                    Instant.ofEpochMilli(1), 3.5, 4.25, "Is this one cell or two?", null, false);
            project.commit(Edit.of("Comment", Change.add(comment.note())), null);
        }
        try (Project project = Project.open(file)) {
            assertEquals(List.of(comment),
                    project.notes(comment.image()).stream().flatMap(n -> Comment.of(n).stream()).toList());
            assertEquals(List.of(), project.verify().problems());
            project.undo(comment.image(), null);
            assertContentButHead(project);
        }
    }

    private static void assertContentButHead(Project project) {
        assertEquals(List.of(), project.notes());
        assertEquals(List.of(), project.verify().problems());
    }
}
