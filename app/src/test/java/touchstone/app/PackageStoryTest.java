package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.app.start.RecentProjects;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.geometry.Box;

/** Blind work goes out in a package, is done in the window, comes back and is merged, decided and taken back there. */
class PackageStoryTest {

    @TempDir
    Path folder;

    private Path file;
    private Path chosen;
    private Hands hands;

    @BeforeEach
    void start() throws Exception {
        file = SmallProject.in(folder);
        chosen = folder.resolve("chosen.touchpack");
        hands = Hands.at(folder, new GivenFiles(chosen), "somebody");
    }

    @AfterEach
    void quit() {
        hands.quit();
    }

    /** Packs in the window and takes the package elsewhere. */
    private Path packed(String recipient, String name) throws IOException {
        Platform.runLater(() -> hands.desk().traffic().pack(recipient));
        hands.until(() -> hands.shows("#pack-blind"));
        hands.clickOn("Choose a place");
        hands.until(() -> hands.shows("OK"));
        hands.clickOn("OK");
        return Files.move(chosen, Files.createDirectories(folder.resolve(name)).resolve(name + ".touchpack"));
    }

    private static Change moved(Annotation box, double by) {
        return Change.replace(box, box.withGeometry(new Box(box.geometry().bounds().minX() + by,
                box.geometry().bounds().minY(), 40, 30)));
    }

    private Set<Annotation> ofBen() throws IOException {
        Set<Annotation> all = new HashSet<>();
        for (Image image : hands.session().images()) {
            all.addAll(hands.session().project().annotations(image.id(), SmallProject.BEN.id()));
        }
        return all;
    }

    private List<?> conflicts() {
        return hands.find("#conflicts", TableView.class).getItems();
    }

    @Test
    void bens_work_comes_home_and_all_of_it_can_be_taken_back_and_done_again() throws Exception {
        hands.open(file);
        Path sent = packed("Ben", "sent");

        hands.workOn(sent);
        assertEquals("Ben", hands.session().me().get().name());
        assertEquals("sent", new RecentProjects(hands.workbench().settings()).all().getFirst().name());
        assertEquals(List.of("Ben"), hands.session().annotators().stream().map(Annotator::name).toList());
        List<Annotation> given = List.copyOf(hands.mine());
        hands.robot().interact(() -> given.forEach(a -> hands.session().commit(Edit.of("Move", moved(a, 10)))));
        hands.pick("box");
        hands.drag(60, 90, 100, 130).untilMine(given.size() + 1);
        Path back = packed("", "back");

        hands.open(file);
        Set<Annotation> asSent = ofBen();
        Annotation disputed = asSent.stream().filter(a -> a.id().equals(given.getFirst().id())).findFirst()
                .orElseThrow();
        hands.robot().interact(() -> hands.session().commit(Edit.of("Move", moved(disputed, -15))));
        hands.until(hands::isSaved);
        Set<Annotation> before = ofBen();
        assertNotEquals(asSent, before);

        hands.robot().interact(() -> hands.desk().traffic().versions().merge(back));
        hands.until(() -> hands.shows("#merge-preview"));
        assertEquals(before, ofBen());
        hands.clickOn("Merge");
        hands.until(() -> hands.shows("#conflicts") && conflicts().size() == 1);
        Set<Annotation> both = ofBen();
        assertEquals(before.size() + 2, both.size());
        hands.until(() -> !hands.find("#conflicts-other", Button.class).isDisabled());
        hands.clickOn("#conflicts-other");
        hands.until(() -> conflicts().isEmpty());
        Set<Annotation> decided = ofBen();
        assertEquals(before.size() + 1, decided.size());

        hands.robot().interact(() -> hands.desk().traffic().versions().undoProject());
        hands.until(() -> ofBen().equals(both));
        hands.robot().interact(() -> hands.desk().traffic().versions().undoProject());
        hands.until(() -> ofBen().equals(before));
        hands.robot().interact(() -> hands.desk().traffic().versions().redoProject());
        hands.until(() -> ofBen().equals(both));
        hands.robot().interact(() -> hands.desk().traffic().versions().redoProject());
        hands.until(() -> ofBen().equals(decided));
    }
}
