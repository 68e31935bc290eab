package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Entry;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.geometry.Mask;

/** Edits of more objects than are held at once: one step, whole or not at all, and the same as if they were small. */
final class LargeEditsTest {

    private static final int IMAGES = 7;
    private static final int OBJECTS = 3000;

    private final Label cell = Label.named("cell", 0);
    private final Label nucleus = Label.named("nucleus", 1);
    private final Annotator ann = Annotator.named("Ann", Annotator.Role.ANNOTATOR);
    private final List<Image> images = new ArrayList<>();
    private final List<Annotation> objects = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeEach
    void drawSomeOfEachKind() {
        for (int i = 0; i < IMAGES; i++) {
            images.add(Image.unseen("image-" + i + ".png", RandomShapes.WIDTH, RandomShapes.HEIGHT));
        }
        Random random = new Random(11);
        for (int i = 0; i < OBJECTS; i++) {
            objects.add(Annotation.drawn(images.get(i % IMAGES).id(), cell.id(), ann.id(), RandomShapes.any(random)));
        }
    }

    private Edit all() {
        List<Change> changes = new ArrayList<>(List.of(Change.add(cell), Change.add(nucleus), Change.add(ann)));
        images.forEach(i -> changes.add(Change.add(i)));
        objects.forEach(o -> changes.add(Change.add(o)));
        return new Edit("Import", changes);
    }

    private static Edit relabelled(Project project, Label label) {
        List<Change> changes = new ArrayList<>();
        for (Image image : project.images()) {
            for (Annotation a : project.annotations(image.id())) {
                Annotation other = a.geometry() instanceof Mask m && !m.isEmpty()
                        ? a.withGeometry(Mask.empty(m.width(), m.height()))
                        : a;
                changes.add(Change.replace(a, other.withLabel(label.id())));
            }
        }
        return new Edit("Relabel", changes);
    }

    private static List<Annotation> content(Project project) {
        return project.images().stream().flatMap(i -> project.annotations(i.id()).stream()).toList();
    }

    private Project project(String name) throws ProjectRefused {
        return Project.create(folder.resolve(name));
    }

    @Test
    void oneUndoTakesAllOfItBackAndOneRedoBringsItAgain() throws Exception {
        try (Project project = project("p.touchstone")) {
            project.commitWhole(all(), null);
            List<Annotation> drawn = content(project);
            assertEquals(OBJECTS, drawn.size());
            project.commitWhole(relabelled(project, nucleus), ann.id());
            List<Annotation> relabelled = content(project);

            project.undoProject(null);
            assertEquals(drawn, content(project));
            project.undoProject(null);
            assertEquals(List.of(), project.images());
            project.redoProject(null);
            project.redoProject(null);

            assertEquals(relabelled, content(project));
            assertEquals(List.of(), project.verify().problems());
        }
    }

    @Test
    void theHistoryTellsItAndGoesBackToIt() throws Exception {
        try (Project project = project("p.touchstone")) {
            long first = project.commitWhole(all(), null).seq();
            ImageId image = images.get(3).id();
            List<Annotation> drawn = project.annotations(image);
            project.commitWhole(relabelled(project, nucleus), ann.id());

            assertEquals(drawn, project.histories().annotationsAt(image, first));
            assertEquals(project.annotations(image), project.histories().annotationsAt(image, Long.MAX_VALUE));
            assertEquals(List.of("Import", "Relabel"),
                    project.histories().lines(image).stream().map(line -> line.name()).toList());
            assertEquals(2, project.histories().story(image, drawn.getFirst().id()).size());
            assertEquals(OBJECTS, project.history(null, null).getLast().changes().size());
        }
    }

    @Test
    void whoListensIsToldEveryChange() throws Exception {
        try (Project project = project("p.touchstone")) {
            List<Integer> told = new ArrayList<>();
            project.subscribe(entry -> told.add(entry.changes().size()));
            project.commitWhole(all(), null);
            project.undoProject(null);

            assertEquals(List.of(OBJECTS + IMAGES + 3, OBJECTS + IMAGES + 3), told);
        }
    }

    @Test
    void whatIsGivenUpLeavesNothing() throws Exception {
        try (Project project = project("p.touchstone")) {
            String head = project.auditHead();
            Bulk.Watch impatient = new Bulk.Watch() {

                private long seen;

                @Override
                public void done(long done, long of) {
                    seen = done;
                }

                @Override
                public boolean cancelled() {
                    return seen > OBJECTS / 2;
                }
            };
            assertThrows(CancellationException.class, () -> project.commitWhole(all(), null, impatient));

            assertEquals(head, project.auditHead());
            assertEquals(List.of(), project.images());
            assertEquals(OBJECTS, project.commitWhole(all(), null).changes().stream().map(Change::any)
                    .filter(Annotation.class::isInstance).count());
        }
    }

    /** Gives up when asked for the n-th time. */
    private static Bulk.Watch patientFor(int times) {
        return new Bulk.Watch() {

            private int asked;

            @Override
            public boolean cancelled() {
                return ++asked > times;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 2, 5, 20 })
    void aMergeARestoredVersionAndAnUndoThatAreGivenUpLeaveNothing(int times) throws Exception {
        try (Project from = project("from.touchstone"); Project project = project("p.touchstone")) {
            from.commitWhole(all(), null);
            project.commit(Edit.of("Start", Change.add(Annotator.named("Cid", Annotator.Role.MODEL))), null);
            String before = project.auditHead();
            assertThrows(CancellationException.class,
                    () -> Merge.plan(project, from, "from", patientFor(times)).commit(project, null,
                            patientFor(times)));
            assertEquals(before, project.auditHead());
            assertEquals(List.of(), project.images());

            Merge.plan(project, from, "from").commit(project, null, Bulk.Watch.PATIENT);
            project.commitWhole(relabelled(project, nucleus), ann.id());
            String after = project.auditHead();
            List<Annotation> content = content(project);
            assertThrows(CancellationException.class, () -> project.undoProject(null, patientFor(times)));
            assertThrows(CancellationException.class,
                    () -> project.commitWhole(new Snapshots(project).restore(1, patientFor(times)), null,
                            patientFor(times)));
            assertEquals(after, project.auditHead());
            assertEquals(content, content(project));
            project.undoProject(null);
            project.undoProject(null);
            assertEquals(List.of(), project.images());
        }
    }

    @Test
    void oneObjectThatDoesNotFitRefusesAllOfIt() throws Exception {
        try (Project project = project("p.touchstone")) {
            List<Change> changes = new ArrayList<>(all().changes());
            project.commitWhole(new Edit("First", changes.subList(0, 20)), null);
            List<Change> again = new ArrayList<>(changes.subList(20, changes.size()));
            again.add(changes.get(15));

            assertThrows(EditConflict.class, () -> project.commitWhole(new Edit("Again", again), null));
            assertEquals(10, content(project).size());
            assertEquals(1, project.summary().edits());
        }
    }

    @Test
    void copiedObjectsAreTheSame() throws Exception {
        try (Project from = project("from.touchstone"); Project to = project("to.touchstone")) {
            from.commitWhole(all(), null);
            List<Change> items = new ArrayList<>();
            for (Item item : List.of(cell, ann)) {
                items.add(Change.add(item));
            }
            images.forEach(i -> items.add(Change.add(i)));
            Bulk bulk = new Bulk(new Edit("Copy", items));
            images.forEach(i -> bulk.copy(from, i.id(), ann.id(), id -> true, OBJECTS / IMAGES, a -> a));
            Entry entry = to.commitWhole(bulk, null, Bulk.Watch.PATIENT);

            assertEquals(items, entry.changes());
            assertEquals(content(from), content(to));
            assertEquals(List.of(), to.verify().problems());
            to.undoProject(null);
            assertEquals(List.of(), to.images());
            to.redoProject(null);
            assertEquals(content(from), content(to));
        }
    }

    @Test
    void takingInManyIsTheSameAsTakingInEachAndDoneOnce() throws Exception {
        try (Project from = project("from.touchstone");
                Project many = project("many.touchstone");
                Project each = project("each.touchstone")) {
            from.commitWhole(all(), null);
            from.commitWhole(relabelled(from, nucleus), ann.id());
            MergePlan plan = Merge.plan(many, from, "from");
            assertEquals(OBJECTS, plan.added());
            plan.commit(many, null, Bulk.Watch.PATIENT);
            Merged merged = Merge.of(each, from, "from");
            each.commitWhole(merged.edit(), null);

            assertEquals(content(each), content(many));
            assertEquals(content(from), content(many));
            assertEquals(each.notes(), many.notes());
            assertEquals(List.of(), many.verify().problems());
            assertTrue(Merge.plan(many, from, "from").isEmpty());
            many.undoProject(null);
            assertEquals(List.of(), many.images());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 5, OBJECTS })
    void whatIsDamagedInTheOtherFileIsLeftOutAndNotCounted(int objects) throws Exception {
        Path file = folder.resolve("from.touchstone");
        Annotation bad = this.objects.get(objects / 2);
        try (Project from = Project.create(file)) {
            List<Change> all = all().changes();
            from.commitWhole(new Edit("Import", all.subList(0, all.size() - OBJECTS + objects)), null);
        }
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement change = other
                        .prepareStatement("UPDATE annotation SET geometry = x'0101' WHERE id = ?")) {
            change.setBytes(1, Ids.bytes(bad.id().value()));
            assertEquals(1, change.executeUpdate());
        }
        try (Project from = Project.openReadOnly(file); Project to = project("to.touchstone")) {
            MergePlan plan = Merge.plan(to, from, "from");
            plan.commit(to, null, Bulk.Watch.PATIENT);

            assertEquals(1, plan.unread());
            assertEquals(objects - 1, plan.added());
            assertEquals(objects - 1, content(to).size());
            assertEquals(List.of(), to.verify().problems());
        }
    }

    @Test
    void whatComesWithoutObjectsIsTold() throws Exception {
        try (Project from = project("from.touchstone"); Project to = project("to.touchstone")) {
            List<Change> all = all().changes();
            from.commit(new Edit("Import", all.subList(0, 3 + IMAGES)), null);
            MergePlan plan = Merge.plan(to, from, "from");

            assertEquals(List.of(0L, (long) IMAGES, 3L), List.of((long) plan.added(), plan.images(), plan.others()));
        }
    }

    @Test
    void theLinesOfTheLogAreThoseOfItsEntries() throws Exception {
        try (Project project = project("p.touchstone")) {
            project.commitWhole(all(), null);
            project.commit(Edit.of("Nothing"), ann.id());
            project.commitWhole(relabelled(project, nucleus), ann.id());
            List<Object> lines = new ArrayList<>();
            project.histories().eachLine((entry, changes) -> lines.add(List.of(entry, changes)));

            assertEquals(project.history(null, null).stream()
                    .map(e -> List.of(new Entry(e.seq(), e.time(), e.author(), e.name(), e.kind(), e.of(), List.of(),
                            e.hash()), e.changes().size()))
                    .toList(), lines);
        }
    }

    @Test
    void aDamagedFileGivesItsPiecesBack() throws Exception {
        Path file = folder.resolve("p.touchstone");
        try (Project project = Project.create(file)) {
            project.commitWhole(all(), null);
        }
        Path saved = folder.resolve("saved.touchstone");
        Salvage.into(file, saved);
        try (Project project = Project.openReadOnly(file); Project other = Project.openReadOnly(saved)) {
            assertEquals(content(project), content(other));
            assertEquals(project.auditHead(), other.auditHead());
            assertTrue(other.verify().problems().isEmpty());
        }
    }
}
