package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.LabelId;
import touchstone.model.ObjectRow;
import touchstone.model.Progress;

/**
 * Each gesture at a project with many images, or with many objects on one, does to each of them what it is for; how long
 * the JavaFX thread kept others waiting meanwhile is told, and judged only where something must have gone wrong. What
 * projects as large as the window has to bear cost is measured by {@link PausesBenchmark}.
 */
class PausesTest {

    private static final int IMAGES = 2_000;
    private static final int OBJECTS = 5_000;
    /** The table's column. */
    private static final int AREA = 3;
    /** Milliseconds of processor time in one stretch, ten times what a gesture may take. */
    private static final double WRONG = 1_000;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // each test begins with it
    private Hands hands;
    @SuppressWarnings("NullAway.Init") // with the hands
    private Watchdog watchdog;

    private void begin(Path project) throws Exception {
        hands = Hands.at(folder, new GivenFiles(folder), "Ada");
        watchdog = new Watchdog();
        hands.open(project);
        tell("open");
    }

    @AfterEach
    void quit() {
        watchdog.close();
        hands.quit();
    }

    @SuppressWarnings("unchecked") // whose rows are objects
    private TableView<ObjectRow> objects() {
        return hands.find("#objects", TableView.class);
    }

    private static <S> void sortDescending(TableView<S> list) {
        TableColumn<S, ?> name = list.getColumns().getFirst();
        name.setSortType(TableColumn.SortType.DESCENDING);
        list.getSortOrder().add(name);
    }

    private Session session() {
        return hands.session();
    }

    private void tell(String gesture) {
        Watchdog.Pause pause = watchdog.longest();
        System.out.printf(Locale.ROOT, "%-24s %5.0f ms%n", gesture, pause.cpu());
        assertTrue(pause.cpu() < WRONG, () -> gesture + " took " + pause);
    }

    /** A gesture, and what holds once it has come to its end. */
    private void gesture(String name, Runnable gesture, Callable<Boolean> until) {
        hands.robot().interact(gesture);
        hands.until(() -> until.call() && hands.isSaved());
        WaitForAsyncUtils.waitForFxEvents();
        tell(name);
    }

    private void perform(String name, String command, Callable<Boolean> until) {
        gesture(name, () -> hands.desk().commands().named(command).perform(), until);
    }

    private Set<AnnotationId> all() {
        return session().objects().stream().map(Annotation::id).collect(Collectors.toUnmodifiableSet());
    }

    private boolean all(String stain) {
        return session().objects().size() == OBJECTS
                && session().objects().stream().allMatch(o -> stain.equals(o.attributes().get("stain")));
    }

    private boolean all(LabelId label) {
        return session().objects().size() == OBJECTS
                && session().objects().stream().allMatch(o -> o.label().equals(label));
    }

    @Test
    void gestures_in_a_list_of_many_images() throws Exception {
        begin(CrowdedProjects.many(folder, IMAGES, IMAGES));
        TableView<?> list = hands.find("#images", TableView.class);
        TextField words = hands.find("#images-filter", TextField.class);
        assertEquals(IMAGES, list.getItems().size());
        gesture("scroll", () -> list.scrollTo(IMAGES - 1),
                () -> hands.robot().lookup("#images .table-row-cell")
                        .<TableRow<?>>lookup((TableRow<?> row) -> row.getIndex() == IMAGES - 1).tryQuery().isPresent());
        gesture("filter by a word", () -> words.setText("image-019"), () -> list.getItems().size() == 100);
        gesture("filter by a field", () -> words.setText("scanner:north"), () -> list.getItems().size() == 667);
        gesture("no filter", words::clear, () -> list.getItems().size() == IMAGES);
        gesture("sort by name", () -> sortDescending(list),
                () -> list.getItems().getFirst().toString().contains("image-01999"));
        gesture("not sorted", () -> list.getSortOrder().clear(),
                () -> list.getItems().getFirst().toString().contains("image-00000"));
        perform("next image", "next", () -> session().image().get().path().endsWith("image-00001.png")
                && hands.workbench().isAtRest());
        perform("next unfinished image", "next-open", () -> session().image().get().path().endsWith("image-00002.png")
                && hands.workbench().isAtRest());
        gesture("mark all as done",
                () -> session().mark(session().images().stream().map(i -> i.id()).toList(), Progress.Status.DONE),
                () -> session().done() == IMAGES);
        gesture("list of what is to be looked over", () -> {
            hands.desk().showTab("review");
            hands.desk().reviews().of().set(session().annotators().getFirst());
        }, () -> hands.find("#reviews", TableView.class).getItems().size() == IMAGES);
        gesture("nothing to be looked over", () -> hands.desk().reviews().of().set(null),
                () -> hands.find("#reviews", TableView.class).getItems().isEmpty());
        gesture("what is next", () -> hands.desk().showTab("queue"),
                () -> hands.find("#queue", TableView.class).getItems().isEmpty());
        gesture("gates", () -> hands.desk().showPage("gates"),
                () -> hands.find("#gates-check", Button.class).isVisible());
        gesture("dashboard", () -> hands.desk().showPage("dashboard"),
                () -> hands.find("#answer-far", Button.class).isVisible());
        hands.reveal("objects");
        TableView<ObjectRow> table = objects();
        gesture("objects of the project", () -> hands.find("#objects-project", ToggleButton.class).setSelected(true),
                () -> table.getItems().size() == IMAGES);
    }

    @Test
    void gestures_at_many_objects_of_one_image() throws Exception {
        begin(CrowdedProjects.crowd(folder, OBJECTS));
        assertEquals(OBJECTS, session().objects().size());
        gesture("select all", () -> session().selection().set(all()),
                () -> session().selectedMine().size() == OBJECTS);
        ComboBox<?> stain = hands.find("#attribute-stain", ComboBox.class);
        gesture("attribute of all", () -> stain.getSelectionModel().select(1), () -> all("strong"));
        perform("label of all", "label-2", () -> all(CrowdedProjects.NUCLEUS.id()));
        perform("undo", "undo", () -> !all(CrowdedProjects.NUCLEUS.id()));
        gesture("select all again", () -> session().selection().set(all()),
                () -> session().selectedMine().size() == OBJECTS);
        perform("delete all", "delete", () -> session().objects().isEmpty());
        perform("undo", "undo", () -> all("strong"));
        perform("undo", "undo", () -> !all("strong"));
        perform("redo", "redo", () -> all("strong"));
        hands.reveal("objects");
        TableView<ObjectRow> table = objects();
        hands.until(() -> table.getItems().size() == OBJECTS);
        tell("table");
        double[] areas = table.getItems().stream().mapToDouble(ObjectRow::area).sorted().toArray();
        gesture("sort by area", () -> table.getSortOrder().add(table.getColumns().get(AREA)),
                () -> Arrays.equals(areas, table.getItems().stream().mapToDouble(ObjectRow::area).toArray()));
        TextField words = hands.find("#objects-filter", TextField.class);
        gesture("search", () -> words.setText("nucl"), () -> table.getItems().size() == (OBJECTS + 2) / 3);
        gesture("no search", words::clear, () -> table.getItems().size() == OBJECTS);
    }
}
