package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Entry;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.Spacing;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;

/**
 * Opens {@code samples/layout-1.touchstone}, which was written by the last program of layout 1 and is frozen: one image
 * of 24 x 16 pixels with its file, three labels, one annotator, a guideline; ten log entries, among them two strokes of a
 * mask, a rotated box that was taken back, and a polygon that was removed and brought back.
 */
class OlderLayoutTest {

    private static final String HEAD = "f24e4ef936374c79ea021cceea27b29bab72d19405950d3f798cf3cc19936797";

    @TempDir
    private Path folder;
    private Path file = Path.of("");
    private Path backup = Path.of("");

    @BeforeEach
    void theSampleWithItsImage() throws IOException {
        for (String name : List.of("layout-1.touchstone", "plate.png")) {
            try (InputStream sample = OlderLayoutTest.class.getResourceAsStream("samples/" + name)) {
                Files.copy(Objects.requireNonNull(sample), folder.resolve(name));
            }
        }
        file = folder.resolve("layout-1.touchstone");
        backup = folder.resolve("layout-1.touchstone.backup-v1");
    }

    private Set<String> listed() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static void assertContent(Project project) {
        Image image = project.images().getFirst();
        assertEquals("plate.png", image.path());
        assertEquals(null, image.spacing());
        assertEquals(Map.of(), image.fields());
        assertEquals(List.of("cell", "hand", "blurred"), project.schema().labels().stream().map(Label::name).toList());
        assertTrue(project.schema().labels().stream().allMatch(l -> l.parent() == null && !l.subjective()));
        assertEquals(1, project.schema().depth());
        assertEquals(List.of("alive", "dead"),
                project.schema().labels().getFirst().attribute("state").orElseThrow().choices());
        assertEquals("# Cells\nDraw to the outer edge.\n", project.guideline().orElseThrow().text());
        Map<GeometryKind, Annotation> objects = project.annotations(image.id()).stream()
                .collect(Collectors.toMap(a -> a.geometry().kind(), a -> a));
        assertEquals(Set.of(GeometryKind.POLYGON, GeometryKind.MASK, GeometryKind.KEYPOINTS, GeometryKind.TAG),
                objects.keySet());
        Mask mask = (Mask) Objects.requireNonNull(objects.get(GeometryKind.MASK)).geometry();
        assertTrue(mask.contains(12, 6));
        assertFalse(mask.contains(15, 7));
        Keypoints hand = (Keypoints) Objects.requireNonNull(objects.get(GeometryKind.KEYPOINTS)).geometry();
        assertEquals(new Keypoints.Joint(2, 12, Keypoints.VISIBLE), hand.joints().getFirst());
        assertEquals(HEAD, project.auditHead());
        assertEquals(10, project.summary().edits());
        assertEquals(List.of(), project.verify().problems());
    }

    @Test
    void isViewedWithoutChangingAByte() throws IOException {
        byte[] before = Files.readAllBytes(file);
        try (Project project = Project.openReadOnly(file); Project second = Project.openReadOnly(file)) {
            assertContent(project);
            assertEquals(1, project.summary().schemaVersion());
            assertEquals(project.images(), second.images());
        }
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(Set.of("layout-1.touchstone", "plate.png"), listed());
    }

    @Test
    void isBroughtToTheLatestLayoutWhenOpenedForEditingAndKeptBesideItself() throws IOException {
        try (Project project = Project.open(file)) {
            assertContent(project);
            assertEquals(Migrations.LATEST, project.summary().schemaVersion());
        }
        assertEquals(Set.of("layout-1.touchstone", "plate.png", "layout-1.touchstone.backup-v1"), listed());
        assertEquals(1, Header.read(backup).layout());
        try (Project kept = Project.openReadOnly(backup); Project project = Project.openReadOnly(file)) {
            assertContent(kept);
            assertContent(project);
        }
        try (Project again = Project.open(file)) {
            assertContent(again);
        }
        assertEquals(Set.of("layout-1.touchstone", "plate.png", "layout-1.touchstone.backup-v1"), listed());
    }

    @Test
    void keepsAnEarlierBackup() throws IOException {
        Files.writeString(backup, "mine");
        Project.open(file).close();
        assertEquals("mine", Files.readString(backup));
        assertEquals(1, Header.read(folder.resolve("layout-1.touchstone.backup-v1-2")).layout());
    }

    @Test
    void isUndoneAndRedoneToItsFirstEntryAndBack() throws IOException, EditConflict {
        try (Project project = Project.open(file)) {
            Image image = project.images().getFirst();
            List<Annotation> before = project.annotations(image.id());
            int steps = 0;
            while (project.undo(image.id(), null).isPresent()) {
                steps++;
            }
            assertEquals(List.of(), project.annotations(image.id()));
            for (int i = 0; i < steps; i++) {
                project.redo(image.id(), null);
            }
            assertEquals(Set.copyOf(before), Set.copyOf(project.annotations(image.id()).stream()
                    .filter(a -> a.geometry().kind() != GeometryKind.BOX).toList()));
            assertEquals(List.of(), project.verify().problems());
        }
    }

    @Test
    void goesOnWithWhatTheNewLayoutAdds() throws IOException, EditConflict {
        try (Project project = Project.open(file)) {
            Image image = project.images().getFirst();
            Label cell = project.schema().byName("cell").orElseThrow();
            Label hand = project.schema().byName("hand").orElseThrow();
            Image known = image.withSpacing(new Spacing(0.5, 0.25)).withFields(Map.of("site", "B", "age", "61"));
            project.commit(Edit.of("Tell", Change.replace(image, known)), null);
            project.commit(Edit.of("Tree", Change.replace(hand, hand.withParent(cell.id()).withSubjective(true))),
                    null);
            assertEquals(List.of(known), project.images());
        }
        try (Project project = Project.openReadOnly(file)) {
            Image image = project.images().getFirst();
            assertEquals(new Spacing(0.5, 0.25), image.spacing());
            assertEquals(Map.of("site", "B", "age", "61"), image.fields());
            assertEquals("cell", project.schema().root(
                    project.schema().byName("hand").orElseThrow().id()).orElseThrow().name());
            assertTrue(project.schema().byName("hand").orElseThrow().subjective());
            assertEquals(List.of(), project.verify().problems());
            List<Entry> history = project.history(image.id(), null);
            assertEquals(image, history.getLast().changes().getFirst().after());
        }
        try (Project project = Project.open(file)) {
            project.undoProject(null);
            project.undo(project.images().getFirst().id(), null);
            assertEquals(null, project.images().getFirst().spacing());
            assertEquals(null, project.schema().byName("hand").orElseThrow().parent());
            assertEquals(List.of(), project.verify().problems());
        }
    }
}
