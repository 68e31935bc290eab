package touchstone.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.testfx.util.WaitForAsyncUtils;
import touchstone.app.craft.TeamProject;
import touchstone.app.project.Session;
import touchstone.app.review.Reviews;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Progress;

/**
 * Plays what people do in the window with projects as large as it has to bear, and prints the longest pause of the JavaFX
 * thread at each gesture: {@code FOLDER [IMAGES OBJECTS [ROUNDS [many|crowd|team]]]}; the team is of 20 people who have
 * marked 500 images. The projects are made in the folder once. The first round runs in a virtual machine that has compiled nothing yet.
 */
public final class PausesBenchmark {

    private static final double TOLD_FROM = 60;

    private final Watchdog watchdog = new Watchdog();
    private final Hands hands;
    private final int images;
    private final int objects;
    /** Milliseconds of the longest stretch in each round, by what was played and the gesture. */
    private final Map<String, List<Double>> table = new LinkedHashMap<>();
    private String played = "";

    private PausesBenchmark(Hands hands, int images, int objects) {
        this.hands = hands;
        this.images = images;
        this.objects = objects;
    }

    public static void main(String... arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int images = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 13_000;
        int objects = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100_000;
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 2;
        String which = arguments.length > 4 ? arguments[4] : "";
        Path many = CrowdedProjects.many(folder.resolve("many-" + images + "-" + objects), images, objects);
        Path crowd = CrowdedProjects.crowd(folder.resolve("crowd-" + objects), objects);
        Files.createDirectories(folder.resolve("settings"));
        Hands hands = Hands.at(Files.createTempDirectory(folder.resolve("settings"), "s"),
                new GivenFiles(folder.resolve("out.csv")), "Ada");
        PausesBenchmark benchmark = new PausesBenchmark(hands, images, objects);
        for (int round = 1; round <= rounds; round++) {
            if (which.equals("team")) {
                benchmark.begin("20 people", round);
                benchmark.team(copy(twenty(folder.resolve("team"))));
                continue;
            }
            if (!which.equals("crowd")) {
                benchmark.begin(String.format(Locale.ROOT, "%,d images, %,d objects on them", images, objects), round);
                benchmark.many(copy(many));
            }
            if (!which.equals("many")) {
                benchmark.begin(String.format(Locale.ROOT, "%,d objects on one image", objects), round);
                benchmark.crowd(copy(crowd));
            }
        }
        benchmark.tellTable();
        hands.quit();
        System.exit(0);
    }

    private void begin(String what, int round) {
        played = what;
        System.out.printf(Locale.ROOT, "%n%s, round %d%n", what, round);
    }

    /** One line a gesture, with its rounds. */
    private void tellTable() {
        System.out.printf("%n| gesture | longest stretch in each round, ms |%n|---|---|%n");
        table.forEach((gesture, rounds) -> System.out.printf("| %s | %s |%n", gesture,
                rounds.stream().map(ms -> String.format(Locale.ROOT, "%.0f", ms)).collect(Collectors.joining(", "))));
    }

    private static Path twenty(Path folder) throws java.io.IOException {
        Path there = folder.resolve("team.touchstone");
        return Files.exists(there) ? there : TeamProject.in(folder, 20, 500, 10);
    }

    private static Path copy(Path project) throws java.io.IOException {
        Path copy = project.resolveSibling("played.touchstone");
        for (String left : List.of("-wal", "-open", "-shm")) {
            Files.deleteIfExists(Path.of(copy + left));
        }
        return Files.copy(project, copy, StandardCopyOption.REPLACE_EXISTING);
    }

    private interface Step {
        void run() throws Exception;
    }

    private void measure(String name, Step step) throws Exception {
        rest();
        watchdog.longest();
        watchdog.total();
        long start = System.nanoTime();
        step.run();
        WaitForAsyncUtils.waitForFxEvents(2);
        double took = (System.nanoTime() - start) / 1e6;
        rest();
        Watchdog.Pause pause = watchdog.longest();
        table.computeIfAbsent(played + ": " + name.strip(), row -> new ArrayList<>()).add(pause.cpu());
        System.out.printf(Locale.ROOT, "%-28s %6.0f ms CPU %6.0f by the clock; all %6.0f; done in %6.0f%s%n", name,
                pause.cpu(), pause.clock(), watchdog.total(), took,
                pause.cpu() < TOLD_FROM ? "" : "   " + pause.culprit());
    }

    private static void rest() throws InterruptedException {
        Thread.sleep(250);
    }

    private void fx(Runnable run) {
        hands.robot().interact(run);
    }

    private void until(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + 180_000_000_000L;
        while (!WaitForAsyncUtils.waitForAsyncFx(170_000, condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come");
            }
            Thread.sleep(20);
        }
    }

    private Session session() {
        return hands.session();
    }

    private void saved() throws Exception {
        until(() -> session().saving().get().pending() == 0);
        WaitForAsyncUtils.waitForFxEvents(3);
    }

    private void perform(String command) {
        fx(() -> hands.desk().commands().named(command).perform());
    }

    private void open(Path project) throws Exception {
        measure("open", () -> {
            fx(() -> hands.workbench().open(project));
            until(() -> hands.workbench().desk().isPresent() && session().isLoaded() && hands.workbench().isAtRest());
        });
        measure("what follows (survey)", () -> Thread.sleep(3000));
    }

    @SuppressWarnings({ "unchecked", "rawtypes" }) // any table's columns
    private static void sort(TableView table, int column) {
        table.getSortOrder().setAll(table.getColumns().get(column));
    }

    private void close() throws Exception {
        measure("close", () -> fx(hands.workbench()::close));
    }

    private void many(Path project) throws Exception {
        open(project);
        // Where the round before has left another panel in front, this one is not made yet.
        measure("list of images", () -> fx(() -> hands.desk().docks().reveal("images")));
        TableView<?> list = hands.find("#images", TableView.class);
        TextField words = hands.find("#images-filter", TextField.class);
        measure("filter: image-1", () -> fx(() -> words.setText("image-1")));
        measure("filter: scanner:north", () -> fx(() -> words.setText("scanner:north")));
        measure("filter off", () -> fx(words::clear));
        ComboBox<?> status = hands.find("#images-status", ComboBox.class);
        measure("only what is done", () -> fx(() -> status.getSelectionModel().select(3)));
        measure("every status", () -> fx(() -> status.getSelectionModel().select(0)));
        ComboBox<?> group = hands.find("#images-group", ComboBox.class);
        measure("group by folder", () -> fx(() -> group.getSelectionModel().select(1)));
        measure("group by status", () -> fx(() -> group.getSelectionModel().select(2)));
        measure("group by field", () -> fx(() -> group.getSelectionModel().select(3)));
        measure("no groups", () -> fx(() -> group.getSelectionModel().select(0)));
        measure("sort by name", () -> fx(() -> sort(list, 0)));
        measure("sort by status", () -> fx(() -> sort(list, 1)));
        measure("sort by objects", () -> fx(() -> sort(list, 2)));
        measure("not sorted", () -> fx(() -> list.getSortOrder().clear()));
        measure("scroll", () -> {
            for (int i = 0; i < 30; i++) {
                int at = i * images / 30;
                fx(() -> list.scrollTo(at));
            }
        });
        ToggleButton pictures = hands.desk().lookup("#images-pictures") instanceof ToggleButton b ? b : null;
        if (pictures != null) {
            measure("small pictures", () -> {
                fx(() -> pictures.setSelected(true));
                Thread.sleep(1500);
            });
            javafx.scene.control.ListView<?> grid = hands.find("#thumbnails", javafx.scene.control.ListView.class);
            measure("scroll small pictures", () -> {
                for (int i = 0; i < 20; i++) {
                    int at = i * grid.getItems().size() / 20;
                    fx(() -> grid.scrollTo(at));
                    Thread.sleep(50);
                }
            });
            measure("table again", () -> fx(() -> pictures.setSelected(false)));
        }
        measure("next image, 20 times", () -> {
            for (int i = 0; i < 20; i++) {
                perform("next");
                hands.settle();
            }
        });
        measure("next unfinished, 5 times", () -> {
            for (int i = 0; i < 5; i++) {
                perform("next-open");
                hands.settle();
            }
        });
        measure("done and next", () -> {
            perform("done");
            saved();
            hands.settle();
        });
        measure("mark 13,000 as done", () -> {
            fx(() -> session().mark(session().images().stream().map(i -> i.id()).toList(), Progress.Status.DONE));
            saved();
        });
        measure("draw", () -> {
            hands.pick("box");
            hands.drag(30, 30, 40, 38, 50, 45);
            saved();
        });
        measure("find a command", () -> {
            hands.press(KeyCode.CONTROL, KeyCode.K);
            hands.robot().write("zoom", 0);
            hands.press(KeyCode.ESCAPE);
        });
        measure("objects", () -> {
            hands.focusCanvas();
            perform("objects");
        });
        TableView<?> table = hands.find("#objects", TableView.class);
        measure("whole project", () -> {
            fx(() -> hands.find("#objects-project", ToggleButton.class).setSelected(true));
            until(() -> table.getItems().size() >= objects);
        });
        table(table);
        reviewed();
        pages();
        close();
    }

    private void team(Path project) throws Exception {
        open(project);
        reviewed();
        pages();
        close();
    }

    /** The list of what is to be looked over, and a decision. */
    private void reviewed() throws Exception {
        measure("review", () -> fx(() -> hands.desk().showTab("review")));
        Reviews reviews = hands.desk().reviews();
        Annotator whose = session().annotators().stream().max(Comparator.comparingLong(a -> session().images().stream()
                .filter(i -> session().status(i.id(), a.id()) == Progress.Status.DONE).count())).orElseThrow();
        measure("review: whose", () -> fx(() -> reviews.of().set(whose)));
        if (!reviews.items().get().isEmpty()) {
            measure("review: accept", () -> {
                fx(() -> {
                    reviews.show(whose.id(), reviews.items().get().getFirst().image().id());
                    reviews.accept("");
                });
                saved();
            });
        }
        measure("review: nobody's", () -> fx(() -> reviews.of().set(null)));
    }

    /** Every panel as a page, until its numbers are there. */
    private void pages() throws Exception {
        for (String panel : hands.desk().docks().ids()) {
            measure("page: " + panel, () -> fx(() -> hands.desk().docks().open(panel)));
            measure("   " + panel + ", until it is worked out",
                    () -> until(() -> session().tasks().running().isEmpty()));
        }
        measure("no page", () -> fx(() -> hands.desk().docks().tall().set(false)));
    }

    private void table(TableView<?> table) throws Exception {
        measure("sort by area", () -> {
            fx(() -> sort(table, 3));
            Thread.sleep(1500);
        });
        measure("sort by label", () -> {
            fx(() -> sort(table, 0));
            Thread.sleep(1500);
        });
        measure("filter by word", () -> {
            fx(() -> hands.find("#objects-filter", TextField.class).setText("nucl"));
            until(() -> table.getItems().size() < objects);
        });
        measure("clear filter", () -> {
            fx(() -> hands.find("#objects-filter", TextField.class).clear());
            until(() -> table.getItems().size() >= objects);
        });
        measure("scroll", () -> {
            for (int i = 0; i < 40; i++) {
                int at = i * objects / 40;
                fx(() -> table.scrollTo(at));
            }
        });
        measure("select one", () -> fx(() -> table.getSelectionModel().clearAndSelect(objects / 2)));
        measure("select all rows", () -> {
            fx(() -> table.getSelectionModel().selectAll());
            until(() -> session().selection().get().size() >= objects);
        });
        measure("label of all rows", () -> {
            fx(() -> hands.find("#many-label", MenuButton.class).getItems().get(1).fire());
            saved();
            Thread.sleep(1500);
        });
        measure("select none", () -> fx(() -> session().selection().set(Set.of())));
        measure("sort as before", () -> {
            fx(() -> table.getSortOrder().clear());
            Thread.sleep(1500);
        });
    }

    private void crowd(Path project) throws Exception {
        open(project);
        measure("draw one", () -> {
            hands.pick("box");
            hands.drag(3000, 3000, 5000, 4000, 7000, 6000);
            saved();
        });
        measure("zoom in, 5 steps", () -> {
            for (int i = 0; i < 5; i++) {
                perform("zoom-in");
                hands.settle();
            }
        });
        measure("zoom to the whole", () -> {
            perform("fit");
            hands.settle();
        });
        Annotation one = WaitForAsyncUtils.waitForAsyncFx(5000, () -> session().objects().get(objects / 2));
        measure("select one", () -> {
            fx(() -> session().selection().set(Set.of(one.id())));
            until(() -> hands.shows("#attribute-stain"));
        });
        measure("attribute of one", () -> {
            fx(() -> hands.find("#attribute-stain", ComboBox.class).getSelectionModel().select(1));
            saved();
        });
        measure("delete one", () -> {
            perform("delete");
            saved();
        });
        measure("undo", () -> {
            perform("undo");
            saved();
        });
        measure("move one", () -> {
            hands.pick("select");
            hands.focusCanvas().press(KeyCode.RIGHT);
            saved();
        });
        Set<AnnotationId> all = all();
        measure("select all", () -> fx(() -> session().selection().set(all)));
        measure("attribute of all", () -> {
            fx(() -> hands.find("#attribute-stain", ComboBox.class).getSelectionModel().select("strong".equals(
                    hands.find("#attribute-stain", ComboBox.class).getValue()) ? 0 : 1));
            saved();
            Thread.sleep(1000);
        });
        measure("label of all", () -> {
            perform("label-2");
            saved();
            Thread.sleep(1000);
        });
        measure("undo label of all", () -> {
            perform("undo");
            saved();
            Thread.sleep(1000);
        });
        Set<AnnotationId> again = all();
        measure("select the same again", () -> fx(() -> session().selection().set(again)));
        measure("delete all", () -> {
            perform("delete");
            saved();
            Thread.sleep(1000);
        });
        measure("undo delete all", () -> {
            perform("undo");
            saved();
            Thread.sleep(1000);
        });
        measure("objects", () -> perform("objects"));
        TableView<?> table = hands.find("#objects", TableView.class);
        until(() -> table.getItems().size() >= objects);
        table(table);
        measure("other image and back", () -> {
            perform("next");
            hands.settle();
            perform("previous");
            hands.settle();
        });
        close();
    }

    /** Put together beside the JavaFX thread, which is not to be charged with it. */
    private Set<AnnotationId> all() {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, () -> List.copyOf(session().objects())).stream()
                .map(Annotation::id).collect(Collectors.toUnmodifiableSet());
    }
}
