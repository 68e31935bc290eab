package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.geometry.Box;
import touchstone.store.Backups;
import touchstone.store.Difference;
import touchstone.store.Project;
import touchstone.store.Undecided;

class VersionsTest extends InProject {

    @Override
    Path made() throws Exception {
        Path file = super.made();
        Path other = folder.resolve("other.touchstone");
        Files.copy(file, other);
        move(other, 60);
        move(file, 70);
        return file;
    }

    /** Ben's first object, in one of the files. */
    private static void move(Path in, double x) throws Exception {
        try (Project project = Project.open(in)) {
            Annotation first = bens(project);
            project.commit(Edit.of("Move",
                    Change.replace(first, first.withGeometry(new Box(x, first.geometry().bounds().minY(), 40, 30)))),
                    SmallProject.BEN.id());
        }
    }

    private static Annotation bens(Project project) {
        return project.annotations(project.images().getFirst().id(), SmallProject.BEN.id()).getFirst();
    }

    private List<?> rows(String table) {
        return hands.find(table, TableView.class).getItems();
    }

    private long objects() {
        return hands.session().project().summary().annotations();
    }

    @Test
    void a_merge_is_previewed_its_conflict_decided_and_all_of_it_taken_back_and_done_again() {
        long before = objects();
        double mine = bens(hands.session().project()).geometry().bounds().minX();
        hands.robot().interact(() -> hands.desk().traffic().versions().merge(folder.resolve("other.touchstone")));
        hands.until(() -> hands.shows("#merge-preview"));
        assertEquals(before, objects());
        hands.robot().clickOn("Merge");
        hands.until(() -> hands.shows("#conflicts") && rows("#conflicts").size() == 1);
        assertEquals(before + 1, objects());
        Undecided conflict = (Undecided) rows("#conflicts").getFirst();
        assertEquals("cell of Ben on first.png", conflict.sentence());

        hands.until(() -> !hands.find("#conflicts-other", Button.class).isDisabled());
        hands.clickOn("#conflicts-other");
        hands.until(() -> rows("#conflicts").isEmpty());
        assertEquals(before, objects());
        assertTrue(bens(hands.session().project()).geometry().bounds().minX() != mine
                || conflict.here() == null || conflict.here().geometry().bounds().minX() != mine);

        hands.clickOn("#versions-undo");
        hands.until(() -> rows("#conflicts").size() == 1);
        hands.robot().interact(() -> hands.desk().traffic().versions().undoProject());
        hands.until(() -> rows("#conflicts").isEmpty());
        assertEquals(before, objects());
        assertEquals(mine, bens(hands.session().project()).geometry().bounds().minX(), 1e-9);
        hands.robot().interact(() -> hands.desk().traffic().versions().redoProject());
        hands.until(() -> rows("#conflicts").size() == 1);
        assertEquals(before + 1, objects());
    }

    @Test
    void a_snapshot_is_compared_with_what_came_after_and_gone_back_to() {
        hands.robot().interact(() -> hands.desk().traffic().versions().snapshots());
        hands.clickOn("#snapshot-name");
        hands.robot().write("first");
        hands.clickOn("#snapshot-make");
        hands.until(() -> rows("#snapshots").size() == 1);
        long before = objects();
        int drawn = hands.mine().size();
        hands.pick("box");
        hands.drag(60, 90, 100, 130).untilMine(drawn + 1);
        assertEquals(1, hands.desk().canvas().selection().size());
        hands.until(() -> rows("#snapshot-rows").size() == 1);
        Difference.Row row = (Difference.Row) rows("#snapshot-rows").getFirst();
        assertEquals(Difference.How.ADDED, row.how());
        assertEquals("cell", row.label());
        assertEquals("Ada", row.annotator());
        hands.clickOn("#snapshot-restore");
        hands.until(() -> rows("#snapshot-rows").isEmpty() && objects() == before);
        hands.until(() -> hands.desk().canvas().selection().isEmpty());
        hands.clickOn("#versions-undo");
        hands.until(() -> objects() == before + 1);
    }

    @Test
    void a_backup_is_made_and_gone_back_to_within_the_project() {
        hands.robot().interact(() -> hands.desk().traffic().versions().backups());
        hands.clickOn("#backup-make");
        hands.until(() -> rows("#backups").size() == 1);
        long before = objects();
        hands.robot().interact(() -> hands.session().commit(
                () -> Edit.of("Remove", Change.remove(bens(hands.session().project())))));
        hands.until(() -> objects() == before - 1);
        hands.clickRow("#backups", 0);
        hands.clickOn("#backup-restore");
        hands.until(() -> objects() == before);
    }

    @Test
    void a_backup_that_was_removed_meanwhile_leaves_the_project_open() throws IOException {
        hands.robot().interact(() -> hands.desk().traffic().versions().backups());
        hands.clickOn("#backup-make");
        hands.until(() -> rows("#backups").size() == 1);
        Files.delete(((Backups.Backup) rows("#backups").getFirst()).file());
        hands.clickRow("#backups", 0);
        hands.clickOn("#backup-look");
        hands.until(() -> rows("#backups").isEmpty());
        assertTrue(hands.session().isLoaded());
    }
}
