package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Attribute;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Progress;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Mask;
import touchstone.model.Entry;

class ProjectTest {

    private static final Annotator ANN = Annotator.named("Ann", Annotator.Role.ANNOTATOR);
    private static final Annotator GOLD = Annotator.named("gold", Annotator.Role.GOLD);
    private static final Label CELL = Label.named("cell", 0);
    private static final Image IMAGE = Image.unseen("pictures/a.png", 100, 80);
    private static final Edit SETUP = Edit.of("Set up", Change.add(ANN), Change.add(GOLD), Change.add(CELL),
            Change.add(IMAGE));

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("cells.touchstone");
    }

    @Test
    void everyKindOfItemIsThereAgainAfterReopening() throws IOException {
        Label joints = new Label(LabelId.create(), "hand \"left\"", 0x123456, 'h', Set.of(GeometryKind.KEYPOINTS),
                List.of(new Attribute("side", Attribute.Type.SELECT, List.of("l", "r"), "l", true)),
                new Skeleton(List.of("wrist", "thumb"), List.of(new Skeleton.Edge(0, 1)),
                        List.of(new Skeleton.Pair(0, 1))),
                "both hands", 1);
        Guideline guideline = new Guideline(GuidelineId.create(), 1, "# Cells\nAll of them.");
        Annotation box = Annotation.drawn(IMAGE.id(), CELL.id(), ANN.id(), new Box(1, 2, 3.25, 4))
                .withAttributes(Map.of("certain", "no"));
        try (Project project = Project.create(file())) {
            project.commit(SETUP, null);
            project.commit(Edit.of("Add", Change.add(joints), Change.add(guideline), Change.add(box),
                    Change.add(new Progress(IMAGE.id(), ANN.id(), Progress.Status.DONE))), ANN.id());
        }
        try (Project project = Project.open(file())) {
            assertEquals(List.of(CELL, joints), project.schema().labels());
            assertEquals(List.of(ANN, GOLD), project.annotators());
            assertEquals(List.of(IMAGE), project.images());
            assertEquals(Optional.of(guideline), project.guideline());
            assertEquals(Progress.Status.DONE, project.status(IMAGE.id(), ANN.id()));
            assertEquals(List.of(box), project.annotations(IMAGE.id(), ANN.id()));
            assertEquals(List.of(), project.annotations(IMAGE.id(), GOLD.id()));
            assertEquals(2, project.summary().edits());
        }
    }

    @Test
    void aClosedProjectIsOneFile() throws IOException {
        try (Project project = Project.create(file())) {
            project.commit(SETUP, null);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file()), files.toList());
        }
    }

    @Test
    void undoAndRedoGoOnAfterARestart() throws IOException {
        Annotation box = Annotation.drawn(IMAGE.id(), CELL.id(), ANN.id(), new Box(1, 2, 3, 4));
        Annotation moved = box.withGeometry(new Box(5, 2, 3, 4));
        try (Project project = Project.create(file())) {
            project.commit(SETUP, null);
            project.commit(Edit.of("Draw", Change.add(box)), ANN.id());
            project.commit(Edit.of("Move", Change.replace(box, moved)), ANN.id());
        }
        try (Project project = Project.open(file())) {
            assertEquals(Optional.of("Move"), project.undoName(IMAGE.id()));
            project.undo(IMAGE.id(), ANN.id());
            assertEquals(List.of(box), project.annotations(IMAGE.id()));
        }
        try (Project project = Project.open(file())) {
            assertEquals(Optional.of("Draw"), project.undoName(IMAGE.id()));
            assertEquals(Optional.of("Move"), project.redoName(IMAGE.id()));
            project.undo(IMAGE.id(), ANN.id());
            assertEquals(List.of(), project.annotations(IMAGE.id()));
            project.redo(IMAGE.id(), ANN.id());
            project.redo(IMAGE.id(), ANN.id());
            assertEquals(List.of(moved), project.annotations(IMAGE.id()));
            assertEquals(Optional.empty(), project.redo(IMAGE.id(), ANN.id()));
        }
    }

    @Test
    void aNewEditLeavesNothingToDoAgain() throws IOException {
        Annotation box = Annotation.drawn(IMAGE.id(), CELL.id(), ANN.id(), new Box(1, 2, 3, 4));
        Image second = Image.unseen("pictures/b.png", 100, 80);
        try (Project project = Project.create(file())) {
            project.commit(SETUP, null);
            project.commit(Edit.of("Draw", Change.add(box)), ANN.id());
            project.undo(IMAGE.id(), ANN.id());
            project.commit(Edit.of("Elsewhere", Change.add(second)), ANN.id());
            assertEquals(Optional.of("Draw"), project.redoName(IMAGE.id()));
            project.commit(Edit.of("Mark",
                    Change.add(new Progress(IMAGE.id(), ANN.id(), Progress.Status.IN_PROGRESS))), ANN.id());
            assertEquals(Optional.empty(), project.redoName(IMAGE.id()));
        }
        try (Project project = Project.open(file())) {
            assertEquals(Optional.empty(), project.redo(IMAGE.id(), ANN.id()));
        }
    }

    @Test
    void masksAreTakenBackByWhatDiffers() throws IOException {
        Annotation small = Annotation.drawn(IMAGE.id(), CELL.id(), ANN.id(),
                Mask.ofPixels(200, 130, (x, y) -> x > 60 && y < 70));
        Annotation large = small.withGeometry(Mask.ofPixels(200, 130, (x, y) -> x > 50 && y < 75 && x % 7 != 0));
        try (Project project = Project.create(file())) {
            project.commit(SETUP, null);
            project.commit(Edit.of("Draw", Change.add(small)), ANN.id());
            project.commit(Edit.of("Paint", Change.replace(small, large)), ANN.id());
            assertEquals(List.of(large), project.annotations(IMAGE.id()));
            project.undo(IMAGE.id(), ANN.id());
            assertEquals(List.of(small), project.annotations(IMAGE.id()));
            project.redo(IMAGE.id(), ANN.id());
            assertEquals(List.of(large), project.annotations(IMAGE.id()));
            List<Entry> history = project.history(null, small.id());
            assertEquals(List.of("Draw", "Paint", "Paint", "Paint"), history.stream().map(Entry::name).toList());
            assertEquals(List.of(Change.replace(large, small)), history.get(2).changes());
        }
    }

    @Test
    void whatChangedInTheMeantimeIsAConflictAndStoresNothing() throws IOException {
        Annotation box = Annotation.drawn(IMAGE.id(), CELL.id(), ANN.id(), new Box(1, 2, 3, 4));
        try (Project project = Project.create(file())) {
            project.commit(SETUP, null);
            project.commit(Edit.of("Draw", Change.add(box)), ANN.id());
            Annotation other = Annotation.drawn(IMAGE.id(), CELL.id(), ANN.id(), new Box(1, 2, 3, 4));
            EditConflict conflict = assertThrows(EditConflict.class, () -> project.commit(Edit.of("Move",
                    Change.add(other), Change.replace(box.withGeometry(new Box(9, 9, 9, 9)), box)), ANN.id()));
            assertEquals("The edit does not fit: object " + box.id()
                    + " (box) has changed or gone in the meantime. Nothing was changed.", conflict.getMessage());
            assertEquals(List.of(box), project.annotations(IMAGE.id()));
            assertEquals(2, project.summary().edits());
        }
    }

    @Test
    void aLabelThatIsStillUsedStays() throws IOException {
        Annotation box = Annotation.drawn(IMAGE.id(), CELL.id(), ANN.id(), new Box(1, 2, 3, 4));
        try (Project project = Project.create(file())) {
            project.commit(SETUP, null);
            project.commit(Edit.of("Draw", Change.add(box)), ANN.id());
            EditConflict conflict = assertThrows(EditConflict.class,
                    () -> project.commit(Edit.of("Remove", Change.remove(CELL)), null));
            assertEquals("One object still uses the label cell. Change or remove it first.", conflict.getMessage());
            assertThrows(EditConflict.class, () -> project.undoProject(null));
            project.undo(IMAGE.id(), null);
            project.undoProject(null);
            assertEquals(List.of(), project.images());
            assertEquals(List.of(), project.schema().labels());
        }
    }

    @Test
    void anImportIsTakenBackImageByImageAndThenInTheProject() throws IOException {
        Image second = Image.unseen("pictures/b.png", 100, 80);
        Annotation one = Annotation.drawn(IMAGE.id(), CELL.id(), ANN.id(), new Box(1, 2, 3, 4));
        Annotation two = Annotation.drawn(second.id(), CELL.id(), ANN.id(), new Box(1, 2, 3, 4));
        try (Project project = Project.create(file())) {
            project.commit(Edit.of("Import", Change.add(one), Change.add(two), Change.add(ANN), Change.add(CELL),
                    Change.add(IMAGE), Change.add(second)), null);
            assertThrows(EditConflict.class, () -> project.undoProject(null));
            project.undo(second.id(), null);
            assertEquals(List.of(one), project.annotations(IMAGE.id()));
            assertEquals(List.of(), project.annotations(second.id()));
            assertThrows(EditConflict.class, () -> project.undoProject(null));
            project.undo(IMAGE.id(), null);
            project.undoProject(null);
            assertEquals(List.of(), project.images());
            EditConflict conflict = assertThrows(EditConflict.class, () -> project.redo(IMAGE.id(), null));
            assertEquals("The image of this edit is not in the project. Add the image first.", conflict.getMessage());
            project.redoProject(null);
            project.redo(IMAGE.id(), null);
            assertEquals(List.of(one), project.annotations(IMAGE.id()));
        }
    }

    @Test
    void aLabelThatWasReplacedEverywhereComesBackWithItsObjects() throws IOException {
        Annotation box = Annotation.drawn(IMAGE.id(), CELL.id(), ANN.id(), new Box(1, 2, 3, 4));
        Label nucleus = Label.named("nucleus", 0);
        Annotation renamed = box.withLabel(nucleus.id());
        try (Project project = Project.create(file())) {
            project.commit(SETUP, null);
            project.commit(Edit.of("Draw", Change.add(box)), ANN.id());
            project.commit(Edit.of("Replace", Change.remove(CELL), Change.add(nucleus), Change.replace(box, renamed)),
                    ANN.id());
            project.undo(IMAGE.id(), ANN.id());
            assertEquals(List.of(box), project.annotations(IMAGE.id()));
            assertEquals(List.of(CELL), project.schema().labels());
            project.redoProject(ANN.id());
            assertEquals(List.of(renamed), project.annotations(IMAGE.id()));
            assertEquals(List.of(nucleus), project.schema().labels());
            assertEquals(List.of(), project.verify().problems());
        }
    }

    @Test
    void namesAndPathsAreUniqueAndPathsRelative() throws IOException {
        try (Project project = Project.create(file())) {
            project.commit(SETUP, null);
            assertConflict(project, "There is already a label named cell. Choose another name.",
                    Change.add(Label.named("cell", 1)));
            assertConflict(project, "There is already an annotator named Ann. Choose another name.",
                    Change.add(Annotator.named("Ann", Annotator.Role.GOLD)));
            assertConflict(project, "The image pictures/a.png is already in the project.",
                    Change.add(Image.unseen("pictures/a.png", 1, 1)));
            for (String path : List.of("/etc/passwd", "C:\\a.png", "//server/share/a.png", "")) {
                assertConflict(project, "The image path " + path + " cannot be used: it must be relative to the "
                        + "project's folder. Keep the images on the same drive as the project.",
                        Change.add(Image.unseen(path, 1, 1)));
            }
            assertConflict(project, "The edit does not fit: the label cell is already in the project. "
                    + "Nothing was changed.", Change.add(CELL));
            assertConflict(project, "The annotator of this edit is not in the project. Add the annotator first.",
                    Change.add(new Progress(IMAGE.id(), Annotator.named("x", Annotator.Role.GOLD).id(),
                            Progress.Status.DONE)));
            assertEquals(1, project.summary().edits());
        }
    }

    @Test
    void labelsFormATree() throws IOException {
        Label blood = Label.named("blood cell", 1).withParent(CELL.id());
        Label red = Label.named("red", 2).withParent(blood.id());
        try (Project project = Project.create(file())) {
            project.commit(SETUP, null);
            assertConflict(project,
                    "The label that red should stand under is not in the project. Add that label first, "
                            + "or put red at the top.",
                    Change.add(red));
            project.commit(Edit.of("Tree", Change.add(red), Change.add(blood)), null);
            assertEquals(3, project.schema().depth());
            assertConflict(project,
                    "The label cell would stand under itself: its parent red is it, or stands under it. "
                            + "Choose another parent.",
                    Change.replace(CELL, CELL.withParent(red.id())));
            assertConflict(project,
                    "The label cell would stand under itself: its parent cell is it, or stands under it. "
                            + "Choose another parent.",
                    Change.replace(CELL, CELL.withParent(CELL.id())));
            assertConflict(project, "One label still stands under the label cell. Remove it or put it elsewhere first.",
                    Change.remove(CELL));
            project.commit(Edit.of("Flat", Change.replace(blood, blood.withParent(null)), Change.remove(CELL)), null);
            project.undoProject(null);
            project.commit(Edit.of("Prune", Change.remove(CELL), Change.remove(blood), Change.remove(red)), null);
            assertEquals(List.of(), project.schema().labels());
            assertEquals(List.of(), project.verify().problems());
        }
    }

    private static void assertConflict(Project project, String sentence, Change change) {
        EditConflict conflict = assertThrows(EditConflict.class, () -> project.commit(Edit.of("Try", change), null));
        assertEquals(sentence, conflict.getMessage());
    }

    @Test
    void imagesMaySwapTheirPaths() throws IOException {
        Image second = Image.unseen("pictures/b.png", 100, 80);
        try (Project project = Project.create(file())) {
            project.commit(SETUP, null);
            project.commit(Edit.of("Add", Change.add(second)), null);
            project.commit(Edit.of("Swap",
                    Change.replace(IMAGE, new Image(IMAGE.id(), second.path(), 100, 80, null, 0)),
                    Change.replace(second, new Image(second.id(), IMAGE.path(), 100, 80, null, 0))), null);
            assertEquals(Optional.of(IMAGE.id()), project.imageNamed("b.png").map(Image::id));
            assertEquals(folder.resolve("pictures/b.png"), project.file(project.images().getFirst()));
        }
    }

    @Test
    void whoListensHearsEveryCommitUntilItLeaves() throws IOException {
        List<String> heard = new ArrayList<>();
        try (Project project = Project.create(file())) {
            Runnable leave = project.subscribe(entry -> heard.add(entry.kind() + " " + entry.name()));
            project.commit(SETUP, null);
            project.undoProject(null);
            leave.run();
            project.redoProject(null);
        }
        assertEquals(List.of("EDIT Set up", "UNDO Set up"), heard);
    }

    @Test
    void objectsAreCountedByPersonAndKind() throws IOException {
        try (Project project = Project.create(file())) {
            assertEquals("0".repeat(64), project.auditHead());
            project.commit(SETUP, null);
            Entry last = project.commit(Edit.of("Draw",
                    Change.add(Annotation.drawn(IMAGE.id(), CELL.id(), ANN.id(), new Box(1, 2, 3, 4))),
                    Change.add(Annotation.drawn(IMAGE.id(), CELL.id(), GOLD.id(), new Box(1, 2, 3, 4))),
                    Change.add(Annotation.drawn(IMAGE.id(), CELL.id(), GOLD.id(), Mask.full(100, 80)))), null);
            assertEquals(new Summary(1, List.of(new Summary.Layer(ANN, 1), new Summary.Layer(GOLD, 2)),
                    List.of("cell"), 3, Map.of(GeometryKind.BOX, 2L, GeometryKind.MASK, 1L), 2, Migrations.LATEST,
                    last.hash()),
                    project.summary());
            assertEquals(Map.of(ANN.id(), 1, GOLD.id(), 2), project.counts(IMAGE.id()));
            assertEquals(Map.of(), project.counts(Image.unseen("pictures/b.png", 1, 1).id()));
        }
    }
}
