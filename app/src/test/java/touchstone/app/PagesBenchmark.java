package touchstone.app;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import org.testfx.util.WaitForAsyncUtils;
import touchstone.app.craft.TeamProject;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Edit;
import touchstone.model.guideline.Publishing;
import touchstone.store.Project;

/**
 * How long each page about the work as a whole lets one wait from the click until it shows its figures, and until all of
 * them are there: {@code FOLDER [PEOPLE IMAGES OBJECTS_EACH [ROUNDS]]}, 20 people, 500 images and 10 objects each unless
 * said otherwise. The project is made in the folder once.
 */
public final class PagesBenchmark {

    private final Hands hands;
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private PagesBenchmark(Hands hands) {
        this.hands = hands;
    }

    public static void main(String... arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int people = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        int images = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 500;
        int objects = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 10;
        int rounds = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 2;
        Path made = project(folder.resolve("team-" + people + "-" + images + "-" + objects), people, images, objects);
        Files.createDirectories(folder.resolve("settings"));
        PagesBenchmark benchmark = new PagesBenchmark(
                Hands.at(Files.createTempDirectory(folder.resolve("settings"), "s"),
                        new GivenFiles(folder.resolve("out.csv")), "Ada"));
        for (int round = 1; round <= rounds; round++) {
            System.out.printf(Locale.ROOT, "%nround %d: %,d people, %,d images, %,d objects of each on each%n", round,
                    people, images, objects);
            Path copy = made.resolveSibling("played.touchstone");
            for (String left : List.of("", "-wal", "-open", "-shm")) {
                Files.deleteIfExists(Path.of(copy + left));
            }
            benchmark.play(Files.copy(made, copy, StandardCopyOption.REPLACE_EXISTING));
        }
        benchmark.hands.quit();
        System.exit(0);
    }

    /** With two versions of a guideline, the second of which changes what all cells are. */
    private static Path project(Path folder, int people, int images, int objects) throws Exception {
        Path file = folder.resolve("team.touchstone");
        if (!Files.exists(file)) {
            TeamProject.in(folder, people, images, objects);
            try (Project project = Project.open(file)) {
                for (int version = 1; version <= 2; version++) {
                    String text = "# Classes\n\n## cell\n\n- Counts: as version " + version + " has it\n";
                    project.commit(new Edit("Publish", Publishing.of(project, text,
                            version == 1 ? Set.of() : Set.of("cell"), Set.of(), "", null, Instant.now()).changes()),
                            null);
                }
            }
        }
        return file;
    }

    private interface Step {
        void run() throws Exception;
    }

    /** The processor time of the whole program is what is left of waiting on a machine that does nothing else. */
    private void measure(String name, Step click, Callable<Boolean> first, Callable<Boolean> all) throws Exception {
        Thread.sleep(250);
        long start = System.nanoTime();
        long cpu = system.getProcessCpuTime();
        click.run();
        until(first);
        String shown = took(start, cpu);
        until(all);
        System.out.printf(Locale.ROOT, "%-34s first figures %s, all %s%n", name, shown, took(start, cpu));
    }

    private String took(long start, long cpu) {
        return String.format(Locale.ROOT, "%6.0f ms (CPU %6.0f)", (System.nanoTime() - start) / 1e6,
                (system.getProcessCpuTime() - cpu) / 1e6);
    }

    private void until(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!WaitForAsyncUtils.waitForAsyncFx(110_000, condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come");
            }
            Thread.sleep(20);
        }
    }

    private void fx(Runnable run) {
        hands.robot().interact(run);
    }

    private boolean rests() {
        return hands.session().tasks().running().isEmpty();
    }

    private int rows(String table) {
        return hands.shows(table) ? hands.find(table, TableView.class).getItems().size() : 0;
    }

    private void fire(String button) {
        fx(() -> hands.find(button, Button.class).fire());
    }

    private static void choose(ComboBox<Annotator> box, String name) {
        box.setValue(box.getItems().stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow());
    }

    private boolean answered(String question) {
        return hands.shows("#answer-" + question)
                && !hands.find("#answer-" + question, Button.class).getAccessibleText().contains("–");
    }

    private void page(String panel) {
        fx(() -> hands.desk().docks().open(panel));
    }

    @SuppressWarnings("unchecked") // the box of people
    private void play(Path project) throws Exception {
        measure("open the project", () -> fx(() -> hands.workbench().open(project)),
                () -> hands.workbench().desk().isPresent(),
                () -> hands.session().isLoaded() && hands.workbench().isAtRest());
        Thread.sleep(3000);
        for (String question : List.of("far", "fast", "wrong", "good")) {
            measure(question.equals("far") ? "dashboard: how far" : "dashboard, and then: " + question,
                    () -> page("dashboard"), () -> answered(question), () -> true);
        }
        measure("dashboard, and then: the rest", () -> {
        }, this::rests, () -> true);
        page("images");
        measure("dashboard, seen again", () -> page("dashboard"), () -> answered("good"), this::rests);
        measure("pictures behind an alarm",
                () -> fx(() -> ((Button) hands.robot().lookup("#dashboard-alarms .alarm .button").query()).fire()),
                () -> hands.shows("#images-picked") && hands.find("#images-picked", Labeled.class).isVisible(),
                () -> true);
        page("gates");
        measure("gates", () -> fire("#gates-check"), () -> hands.shows("#verdict-exportGate"), this::rests);
        page("plan");
        measure("plan", () -> fire("#plan-now"), () -> hands.shows("#plan .result"), this::rests);
        measure("queue: next", () -> page("queue"), () -> hands.shows("#queue-left"), this::rests);
        for (String part : List.of("predictions", "questions", "rules", "people")) {
            measure("queue: " + part,
                    () -> fx(() -> hands.find("#queue-page-" + part, ToggleButton.class).fire()), this::rests,
                    this::rests);
        }
        page("review");
        Annotator ben = hands.session().annotators().stream().filter(a -> a.role() == Role.ANNOTATOR).skip(1)
                .findFirst().orElseThrow();
        measure("review: what waits", () -> fx(() -> hands.desk().reviews().of().set(ben)),
                () -> !hands.desk().reviews().items().get().isEmpty(), this::rests);
        fx(() -> hands.desk().reviews().of().set(null));
        page("quality");
        fx(() -> {
            ComboBox<Annotator> first = hands.find("#quality-first", ComboBox.class);
            ComboBox<Annotator> second = hands.find("#quality-second", ComboBox.class);
            choose(first, "Ada");
            choose(second, "Ben");
        });
        measure("quality: agreement of two", () -> fire("#run-agreement"), () -> rows("#disagreements") > 0,
                this::rests);
        measure("look again", () -> page("relabel"), () -> rows("#relabels") > 0, this::rests);
        measure("checks of the image", () -> page("checks"), () -> hands.shows("#checks-said"), this::rests);
        measure("checks of all images", () -> fx(() -> hands.find("#checks-all", ToggleButton.class).fire()),
                this::rests, this::rests);
        measure("guideline", () -> fx(() -> hands.desk().showTab("guideline")), this::rests, this::rests);
        measure("history", () -> page("history"), () -> rows("#history") > 0, this::rests);
        fx(() -> hands.desk().docks().tall().set(false));
        fx(hands.workbench()::close);
    }
}
