package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.NoteId;
import touchstone.model.Provenance;
import touchstone.model.geometry.Box;
import touchstone.model.note.Conflict;
import touchstone.model.note.SignOff;
import touchstone.model.note.Snapshot;

/** Merges of projects made apart, what people decide afterwards, and the versions that lie between. */
class MergeTest {

    private static final String CONTENT = "0123456789abcdef".repeat(4);
    private static final Annotator ANN = Annotator.named("Ann", Annotator.Role.ANNOTATOR);
    private static final Label CELL = Label.named("cell", 0);

    @TempDir
    private Path folder;
    private Project ours;
    private Image image = Image.unseen("", 1, 1);
    private Annotation box = drawn(image, CELL, ANN, 1);

    @BeforeEach
    void aProject() throws IOException, EditConflict {
        image = new Image(ImageId.create(), "plate.png", 100, 100, CONTENT, 9);
        box = drawn(image, CELL, ANN, 1);
        ours = Project.create(folder.resolve("ours.touchstone"));
        ours.commit(Edit.of("Start", Change.add(image), Change.add(ANN), Change.add(CELL),
                Change.add(new Guideline(GuidelineId.create(), 1, "To the edge."))), null);
        ours.commit(Edit.of("Draw", Change.add(box)), ANN.id());
    }

    @AfterEach
    void closed() throws IOException {
        ours.close();
    }

    private static Annotation drawn(Image on, Label label, Annotator by, double x) {
        return Annotation.drawn(on.id(), label.id(), by.id(), new Box(x, 1, 5, 5));
    }

    private Merged take(Project other) throws IOException, EditConflict {
        Merged merged = Merge.of(ours, other);
        ours.commitWhole(merged.edit(), null);
        return merged;
    }

    @Test
    void aProjectMadeApartBringsItsLayerToTheSameImage() throws IOException, EditConflict {
        Image same = new Image(ImageId.create(), "else/scan.png", 100, 100, CONTENT, 9);
        Annotator namesake = Annotator.named("Ann", Annotator.Role.ANNOTATOR);
        Label cell = Label.named("cell", 3);
        Label hole = Label.named("hole", 4);
        Annotation one = drawn(same, cell, namesake, 20);
        Annotation two = new Annotation(drawn(same, hole, namesake, 40).id(), same.id(), hole.id(), namesake.id(),
                new Box(40, 1, 5, 5), Map.of("k", "v"), Provenance.human(1));
        try (Project theirs = Project.create(folder.resolve("theirs.touchstone"))) {
            theirs.commit(Edit.of("Start", Change.add(same), Change.add(namesake), Change.add(cell), Change.add(hole),
                    Change.add(new Guideline(GuidelineId.create(), 1, "To the middle."))), null);
            theirs.commit(Edit.of("Draw", Change.add(one), Change.add(two)), namesake.id());
            Merged merged = take(theirs);
            assertEquals(List.of(2, 0, 0, 0),
                    List.of(merged.added(), merged.changed(), merged.removed(), merged.conflicts().size()));
            assertTrue(Merge.of(ours, theirs).edit().isEmpty());
        }
        assertEquals(List.of(image), ours.images());
        assertEquals(Set.of("Ann", "Ann (theirs)"),
                ours.annotators().stream().map(Annotator::name).collect(Collectors.toSet()));
        assertEquals(List.of("cell", "hole"), ours.schema().labels().stream().map(Label::name).toList());
        List<Annotation> layer = ours.annotations(image.id(), namesake.id());
        assertEquals(List.of(CELL.id(), hole.id()), layer.stream().map(Annotation::label).toList());
        assertEquals(2, layer.getLast().provenance().guidelineVersion());
        assertEquals("To the middle.", ours.guideline().orElseThrow().text());
        assertEquals(List.of(), ours.verify().problems().stream()
                .filter(p -> p.kind() != Verification.Kind.IMAGE_MISSING).toList());
    }

    private Conflict conflict() throws IOException, EditConflict {
        Path copy = folder.resolve("copy.touchstone");
        ours.copyTo(copy);
        try (Project theirs = Project.open(copy)) {
            theirs.commit(Edit.of("Move", Change.replace(box, box.withGeometry(new Box(50, 50, 5, 5)))), ANN.id());
            ours.commit(Edit.of("Move", Change.replace(box, box.withGeometry(new Box(70, 70, 5, 5)))), ANN.id());
            return take(theirs).conflicts().getFirst();
        }
    }

    private Set<Box> boxes() {
        return ours.annotations(image.id()).stream().map(a -> (Box) a.geometry()).collect(Collectors.toSet());
    }

    @Test
    void bothStatesAreThereUntilSomebodyDecides() throws IOException, EditConflict {
        Conflict conflict = conflict();
        assertEquals(Set.of(new Box(50, 50, 5, 5), new Box(70, 70, 5, 5)), boxes());
        assertEquals(List.of(conflict), Conflicts.of(ours));
        Box stays = (Box) ours.annotation(box.id()).orElseThrow().geometry();
        Edit other = Conflicts.decide(ours, conflict, Conflicts.Keep.OTHER);
        ours.commit(other, null);
        assertEquals(List.of(), Conflicts.of(ours));
        assertFalse(boxes().contains(stays));
        assertEquals(1, boxes().size());
        assertTrue(Conflicts.decide(ours, conflict, Conflicts.Keep.THIS).isEmpty());
        ours.undo(image.id(), null);
        ours.commit(Conflicts.decide(ours, conflict, Conflicts.Keep.THIS), null);
        assertEquals(Set.of(stays), boxes());
        ours.undo(image.id(), null);
        ours.commit(Conflicts.decide(ours, conflict, Conflicts.Keep.BOTH), null);
        assertEquals(2, boxes().size());
    }

    @Test
    void theBeginningIsAVersionToo(@TempDir Path elsewhere) throws IOException, EditConflict {
        try (Project project = Project.create(elsewhere.resolve("new.touchstone"))) {
            Snapshots snapshots = new Snapshots(project);
            project.commit(snapshots.make("beginning", null), null);
            Snapshot beginning = snapshots.named("beginning").orElseThrow();
            project.commit(Edit.of("Draw", Change.add(CELL), Change.add(ANN)), null);

            assertEquals(Set.of(Change.add(CELL), Change.add(ANN)),
                    Set.copyOf(snapshots.between(beginning.seq(), project.summary().edits())));
            project.commitWhole(snapshots.restore(beginning), null);
            assertEquals(List.of(), project.annotators());
            assertEquals(List.of(beginning), snapshots.all());
        }
    }

    @Test
    void aVersionIsComparedExportedAndGoneBackTo() throws IOException, EditConflict {
        Snapshots snapshots = new Snapshots(ours);
        ours.commit(snapshots.make("first", null), null);
        Snapshot first = snapshots.named("first").orElseThrow();
        Annotation second = drawn(image, CELL, ANN, 60);
        ours.commit(Edit.of("Draw", Change.add(second)), ANN.id());
        ours.commit(Edit.of("Remove", Change.remove(box)), ANN.id());
        List<Change> between = snapshots.between(first.seq(), ours.summary().edits());
        assertEquals(Set.of(Change.add(second), Change.remove(box)), Set.copyOf(between));
        assertEquals(List.of(box), snapshots.view(first).annotations(image.id(), ANN.id()));
        ours.commitWhole(snapshots.restore(first), null);
        assertEquals(List.of(box), ours.annotations(image.id()));
        assertEquals(List.of(first), snapshots.all());
        ours.undoProject(null);
        assertEquals(List.of(second), ours.annotations(image.id()));
    }

    @Test
    void aSignOffOfAnotherHistoryIsFound() throws IOException, EditConflict {
        SignOff signed = SignOffs.make(ours, ANN, "approved");
        ours.commit(SignOffs.edit(signed), ANN.id());
        assertEquals(List.of(signed), SignOffs.of(ours));
        assertEquals(0, ours.verify().problems().stream().filter(p -> p.kind() == Verification.Kind.LOG).count());
        SignOff forged = new SignOff(NoteId.create(), ANN.id(), signed.time(), "Ann", "approved", 1,
                CONTENT, signed.lineage());
        ours.commit(SignOffs.edit(forged), ANN.id());
        assertEquals(1, ours.verify().problems().stream().filter(p -> p.kind() == Verification.Kind.LOG).count());
    }
}
