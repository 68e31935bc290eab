package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.store.image.ImageFile;

/** Relinking looks at bytes only, so the "images" here are texts. */
class RelinkTest {

    @TempDir
    private Path folder;

    private Path write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, content);
    }

    private Project project() throws IOException {
        return Project.create(folder.resolve("project/p.touchstone"));
    }

    private Image add(Project project, String path) throws IOException {
        Path file = folder.resolve("project").resolve(path).normalize();
        Image image = new Image(ImageId.create(), path, 10, 10, ImageFile.hash(file), Files.size(file));
        project.commit(Edit.of("Add", Change.add(image)), null);
        return image;
    }

    @Test
    void aSearchThatIsGivenUpFindsNothing() throws IOException {
        Files.createDirectories(folder.resolve("project"));
        write("images/a.png", "aaaa");
        try (Project project = project()) {
            Image a = add(project, "../images/a.png");
            Files.move(folder.resolve("images"), folder.resolve("moved"));
            assertThrows(CancellationException.class, () -> project.relink(folder.resolve("moved"), new Bulk.Watch() {
                @Override
                public boolean cancelled() {
                    return true;
                }
            }));
            assertEquals(List.of(a), project.images());
            List<Long> seen = new ArrayList<>();
            Edit edit = project.relink(folder.resolve("moved"), new Bulk.Watch() {
                @Override
                public void done(long images, long of) {
                    seen.add(of);
                }
            });
            assertEquals(List.of(1L), seen);
            assertEquals(1, edit.changes().size());
        }
    }

    @Test
    void aMovedFolderIsFoundByTheFilesContent() throws IOException {
        Files.createDirectories(folder.resolve("project"));
        write("images/a.png", "aaaa");
        write("images/b.png", "bbbb");
        write("elsewhere/other.png", "cccc");
        try (Project project = project()) {
            Image a = add(project, "../images/a.png");
            Image b = add(project, "../images/b.png");
            Files.move(folder.resolve("images"), folder.resolve("elsewhere/moved"));
            Files.move(folder.resolve("elsewhere/moved/b.png"), folder.resolve("elsewhere/renamed \u00e9.png"));
            Edit edit = project.relink(folder.resolve("elsewhere"));
            project.commit(edit, null);
            assertEquals("../elsewhere/moved/a.png", project.images().getFirst().path());
            assertEquals("../elsewhere/renamed \u00e9.png", project.images().getLast().path());
            assertTrue(project.verify().ok());
            project.undo(a.id(), null);
            assertEquals(List.of(a, project.images().getLast()), project.images());
            assertEquals(List.of(new Verification.Problem(Verification.Kind.IMAGE_MISSING, a.path())),
                    project.verify().problems());
            project.undo(b.id(), null);
            assertEquals(List.of(a, b), project.images());
        }
    }

    @Test
    void thePicturesOfOneFileAreFoundTogether() throws IOException {
        write("project/scan.tif", "aaaa");
        try (Project project = project()) {
            Image first = add(project, "scan.tif");
            Image second = new Image(ImageId.create(), "scan.tif", 10, 10, first.sha256(), first.bytes()).withPlane(1);
            project.commit(Edit.of("Add", Change.add(second)), null);
            assertTrue(project.verify().ok());
            Files.move(folder.resolve("project/scan.tif"), folder.resolve("moved.tif"));
            project.commit(project.relink(folder), null);
            assertEquals(List.of("../moved.tif", "../moved.tif#2"),
                    project.images().stream().map(Image::address).toList());
            assertTrue(project.verify().ok());
        }
    }

    @Test
    void aChangedFileIsNoticedAndFoundWhereItWasMovedTo() throws IOException {
        write("project/a.png", "aaaa");
        write("project/kept/a.png", "aaaa");
        try (Project project = project()) {
            Image image = add(project, "a.png");
            write("project/a.png", "aaax");
            assertEquals(List.of(new Verification.Problem(Verification.Kind.IMAGE_CHANGED, "a.png")),
                    project.verify().problems());
            assertEquals(List.of(Change.replace(image, new Image(image.id(), "kept/a.png", 10, 10, image.sha256(), 4))),
                    project.relink(folder).changes());
        }
    }

    @Test
    void ofTwoEqualFilesEachImageGetsItsOwn() throws IOException {
        write("project/a.png", "same");
        write("project/b.png", "same");
        try (Project project = project()) {
            add(project, "a.png");
            add(project, "b.png");
            Files.createDirectories(folder.resolve("new"));
            Files.move(folder.resolve("project/b.png"), folder.resolve("new/a.png"));
            Files.move(folder.resolve("project/a.png"), folder.resolve("new/x.png"));
            project.commit(project.relink(folder.resolve("new")), null);
            assertEquals(List.of("../new/a.png", "../new/x.png"), project.images().stream().map(Image::path).toList());
        }
    }

    @Test
    void whatIsInItsPlaceStays() throws IOException {
        write("project/a.png", "aaaa");
        write("copy/a.png", "aaaa");
        try (Project project = project()) {
            add(project, "a.png");
            assertTrue(project.relink(folder).isEmpty());
        }
    }
}
