package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.geometry.Box;
import touchstone.model.note.Comment;

/** What is said of the work, what is put by, and edits that are one step though they touch several images. */
class NotesTest {

    private static final Image ONE = Image.unseen("one.png", 10, 10);
    private static final Image TWO = Image.unseen("two.png", 10, 10);
    private static final Label CELL = Label.named("cell", 0);
    private static final Annotator ANN = Annotator.named("Ann", Annotator.Role.ANNOTATOR);

    @TempDir
    private Path folder;
    private Project project;

    @BeforeEach
    void aProjectOfTwoImages() throws IOException, EditConflict {
        project = Project.create(folder.resolve("p.touchstone"));
        project.commit(Edit.of("Start", Change.add(ONE), Change.add(TWO), Change.add(CELL), Change.add(ANN)), null);
    }

    @AfterEach
    void closed() throws IOException {
        project.close();
    }

    private static Note note(Image on, Annotation about) {
        return new Note(NoteId.create(), "review", on.id(), about.id(), ANN.id(), Instant.ofEpochMilli(7),
                Map.of("outcome", "accepted"));
    }

    private static Annotation box(Image on) {
        return Annotation.drawn(on.id(), CELL.id(), ANN.id(), new Box(1, 1, 2, 2));
    }

    @Test
    void whatWasSaidAboutAnObjectOutlivesIt() throws IOException, EditConflict {
        Annotation box = box(ONE);
        Note note = note(ONE, box);
        project.commit(Edit.of("Draw", Change.add(box), Change.add(note)), null);
        project.commit(Edit.of("Remove", Change.remove(box)), null);
        assertEquals(List.of(note), project.notes(ONE.id()));
        assertEquals(List.of(), project.verify().problems());
    }

    @Test
    void anImageIsNotRemovedUnderItsNotes() throws IOException, EditConflict {
        Note note = note(ONE, box(ONE));
        project.commit(Edit.of("Say", Change.add(note)), null);
        EditConflict refused = assertThrows(EditConflict.class,
                () -> project.commit(Edit.of("Remove", Change.remove(ONE)), null));
        assertEquals("One note still refers to the image one.png. Remove it first.", refused.getMessage());
        project.commit(Edit.of("Remove", Change.remove(ONE), Change.remove(note)), null);
        assertEquals(List.of(), project.notes());
    }

    @Test
    void aNoteStaysOnItsImage() throws IOException, EditConflict {
        Note note = note(ONE, box(ONE));
        project.commit(Edit.of("Say", Change.add(note)), null);
        Note moved = new Note(note.id(), note.kind(), TWO.id(), null, null, note.time(), note.fields());
        assertThrows(EditConflict.class,
                () -> project.commit(Edit.of("Move", Change.replace(note, moved)), null));
    }

    @Test
    void aCommentThatMeansNothingStaysANote() throws IOException, EditConflict {
        Note odd = new Note(NoteId.create(), Comment.KIND, ONE.id(), null, null, Instant.EPOCH, Map.of("x", "NaN"));
        project.commit(Edit.of("Say", Change.add(odd)), null);
        assertEquals(Optional.of(odd), project.note(odd.id()));
        assertEquals(Optional.empty(), Comment.of(odd));
    }

    @Test
    void aWholeEditIsOneStepOfTheProject() throws IOException, EditConflict {
        Annotation first = box(ONE);
        Annotation second = box(TWO);
        project.commit(Edit.of("Draw", Change.add(first)), null);
        project.commitWhole(Edit.of("Bring", Change.replace(first, first.withGeometry(new Box(0, 0, 5, 5))),
                Change.add(second)), null);
        assertEquals(Optional.of("Draw"), project.undoName(ONE.id()));
        assertEquals(Optional.of("Bring"), project.undoProjectName());
        assertThrows(EditConflict.class, () -> project.undo(ONE.id(), null));
        project.undoProject(null);
        assertEquals(List.of(first), project.annotations(ONE.id()));
        assertEquals(List.of(), project.annotations(TWO.id()));
        project.redoProject(null);
        assertEquals(List.of(second), project.annotations(TWO.id()));
        assertEquals(List.of(), project.verify().problems());
    }

    @Test
    void whatIsPutByIsThereAgainUntilThereIsTooMuch() throws IOException {
        Path file = folder.resolve("kept.touchstone");
        try (Project first = Project.create(file)) {
            first.cache("layout", new byte[]{ 1 });
            first.cache("layout", new byte[]{ 2 });
        }
        try (Project again = Project.open(file)) {
            String head = again.auditHead();
            assertArrayEquals(new byte[]{ 2 }, again.cached("layout").orElseThrow());
            for (int i = 0; i < 70; i++) {
                again.cache("picture " + i, new byte[1 << 20]);
            }
            assertEquals(Optional.empty(), again.cached("layout"));
            assertEquals(Optional.empty(), again.cached("picture 0"));
            assertTrue(again.cached("picture 69").isPresent());
            assertEquals(head, again.auditHead());
            assertEquals(List.of(), again.verify().problems());
        }
    }
}
