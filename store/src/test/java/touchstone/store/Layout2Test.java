package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Spacing;
import touchstone.model.geometry.GeometryKind;

/**
 * Opens {@code samples/layout-2.touchstone}, which was written by the last program of layout 2 and is frozen: one image
 * with its file, pixel size and two fields, a tree of three labels, one annotator, a polygon with a hole; five log entries,
 * the stroke of a mask and its undo among them.
 */
class Layout2Test {

    private static final String HEAD = "4d920adfaaa3346002c9076c35ec3ab3bff39fbbb27bb7ce5f0f3d9b3f2647a8";

    @TempDir
    private Path folder;
    private Path file = Path.of("");

    @BeforeEach
    void theSampleWithItsImage() throws IOException {
        for (String name : List.of("layout-2.touchstone", "plate.png")) {
            try (InputStream sample = Layout2Test.class.getResourceAsStream("samples/" + name)) {
                Files.copy(Objects.requireNonNull(sample), folder.resolve(name));
            }
        }
        file = folder.resolve("layout-2.touchstone");
    }

    private static void assertContent(Project project) {
        Image image = project.images().getFirst();
        assertEquals("plate.png", image.address());
        assertEquals(0, image.plane());
        assertEquals(new Spacing(0.25, 0.25), image.spacing());
        assertEquals(Map.of("site", "B", "age", "61"), image.fields());
        assertEquals("cell",
                project.schema().root(project.schema().byName("dividing").orElseThrow().id()).orElseThrow().name());
        assertEquals(List.of(GeometryKind.POLYGON),
                project.annotations(image.id()).stream().map(a -> a.geometry().kind()).toList());
        assertEquals(List.of(), project.verify().problems());
        assertEquals(HEAD, project.auditHead());
    }

    @Test
    void isViewedWithoutChangingAByte() throws IOException {
        byte[] before = Files.readAllBytes(file);
        try (Project project = Project.openReadOnly(file)) {
            assertContent(project);
            assertEquals(2, project.summary().schemaVersion());
        }
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void isBroughtToTheLatestLayoutAndKeptBesideItself() throws IOException {
        try (Project project = Project.open(file)) {
            assertContent(project);
            assertEquals(Migrations.LATEST, project.summary().schemaVersion());
        }
        try (Project kept = Project.openReadOnly(folder.resolve("layout-2.touchstone.backup-v2"))) {
            assertContent(kept);
            assertEquals(2, kept.summary().schemaVersion());
        }
    }

    @Test
    void goesOnWithThePicturesOfAFile() throws IOException, EditConflict {
        Image second = Image.unseen("scan.tif", 8, 8).withPlane(1);
        try (Project project = Project.open(file)) {
            project.commit(Edit.of("Add", Change.add(second)), null);
        }
        try (Project project = Project.open(file)) {
            assertEquals(second, project.images().getLast());
            assertEquals(second, project.history(second.id(), null).getFirst().changes().getFirst().after());
            assertEquals(List.of(), project.verify().problems());
            Image first = project.images().getFirst();
            while (project.undo(first.id(), null).isPresent()) {
                assertEquals(List.of(), project.verify().problems());
            }
            assertEquals(List.of(), project.annotations(first.id()));
        }
    }
}
