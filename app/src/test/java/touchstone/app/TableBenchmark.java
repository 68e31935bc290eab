package touchstone.app;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Provenance;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.store.Project;
import touchstone.store.image.ImageFile;

/** The longest pause of the JavaFX thread while a table of a hundred thousand objects is used. */
final class TableBenchmark {

    private static final int IMAGES = 50;
    private static final AtomicLong LONGEST = new AtomicLong();

    private TableBenchmark() {
    }

    public static void main(String... arguments) throws Exception {
        int objects = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Path folder = Files.createTempDirectory("touchstone-table");
        Path file = folder.resolve("many.touchstone");
        make(folder, file, objects);
        Hands hands = Hands.at(folder, new GivenFiles(folder.resolve("out.csv")), "Ada");
        watch();
        measure("open", () -> hands.open(file));
        measure("F6", () -> hands.focusCanvas().press(KeyCode.F6));
        TableView<?> table = hands.find("#objects", TableView.class);
        measure("whole project", () -> {
            hands.robot().interact(() -> hands.find("#objects-project", ToggleButton.class).setSelected(true));
            hands.until(() -> table.getItems().size() == objects);
        });
        measure("sort by area", () -> {
            hands.robot().interact(() -> sort(table, 3));
            Thread.sleep(3000);
        });
        measure("sort by label", () -> {
            hands.robot().interact(() -> sort(table, 0));
            Thread.sleep(3000);
        });
        measure("filter by word", () -> {
            hands.robot().interact(() -> hands.find("#objects-filter", TextField.class).setText("nucl"));
            hands.until(() -> table.getItems().size() < objects);
        });
        measure("clear filter", () -> {
            hands.robot().interact(() -> hands.find("#objects-filter", TextField.class).clear());
            hands.until(() -> table.getItems().size() == objects);
        });
        measure("scroll", () -> {
            for (int i = 0; i < 40; i++) {
                int at = i * objects / 40;
                hands.robot().interact(() -> table.scrollTo(at));
            }
        });
        measure("draw", () -> hands.focusCanvas().press(KeyCode.R).drag(60, 90, 70, 105, 80, 115));
        measure("select all", () -> {
            hands.robot().interact(() -> table.getSelectionModel().selectAll());
            hands.until(() -> hands.session().selection().get().size() >= objects);
        });
        measure("label of all", () -> {
            hands.robot().interact(() -> hands.find("#many-label", MenuButton.class).getItems().get(1).fire());
            Thread.sleep(1000);
            long until = System.nanoTime() + 300_000_000_000L;
            while (hands.session().saving().get().pending() > 0 && System.nanoTime() < until) {
                Thread.sleep(100);
            }
            Thread.sleep(3000);
        });
        hands.quit();
        System.exit(0);
    }

    @SuppressWarnings({ "unchecked", "rawtypes" }) // any table's columns
    private static void sort(TableView table, int column) {
        table.getSortOrder().setAll(table.getColumns().get(column));
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void measure(String name, Step step) throws Exception {
        LONGEST.set(0);
        long start = System.nanoTime();
        step.run();
        Thread.sleep(300);
        System.out.printf("%-16s longest pause %5d ms, took %6d ms%n", name, LONGEST.get() / 1_000_000,
                (System.nanoTime() - start) / 1_000_000);
    }

    /** Asks the JavaFX thread again and again and remembers the longest wait for its answer. */
    private static void watch() {
        Thread.ofPlatform().daemon().name("watchdog").start(() -> {
            while (true) {
                long asked = System.nanoTime();
                CountDownLatch answered = new CountDownLatch(1);
                Platform.runLater(answered::countDown);
                try {
                    answered.await();
                    LONGEST.accumulateAndGet(System.nanoTime() - asked, Math::max);
                    Thread.sleep(2);
                } catch (InterruptedException end) {
                    return;
                }
            }
        });
    }

    private static void make(Path folder, Path file, int objects) throws Exception {
        Random random = new Random(7);
        try (Project project = Project.create(file)) {
            List<Change> changes = new ArrayList<>(List.of(Change.add(SmallProject.CELL),
                    Change.add(Label.named("nucleus", 1)), Change.add(SmallProject.ADA)));
            List<Image> images = new ArrayList<>();
            ImageIO.write(new BufferedImage(1000, 800, BufferedImage.TYPE_BYTE_GRAY), "png",
                    folder.resolve("0.png").toFile());
            ImageFile seen = ImageFile.inspect(folder.resolve("0.png"));
            for (int i = 0; i < IMAGES; i++) {
                images.add(new Image(ImageId.create(), i + ".png", seen.width(), seen.height(), seen.sha256(),
                        seen.bytes()));
                changes.add(Change.add(images.get(i)));
            }
            List<LabelId> labels = changes.stream().map(Change::after)
                    .filter(Label.class::isInstance).map(l -> ((Label) l).id()).toList();
            for (int i = 0; i < objects; i++) {
                double x = random.nextDouble(950);
                double y = random.nextDouble(750);
                Geometry shape = i % 2 == 0
                        ? new Box(x, y, 5 + random.nextDouble(40), 5 + random.nextDouble(40))
                        : Polygon.of(Points.of(x, y, x + 30, y + 3, x + 20, y + 28, x + 2, y + 20));
                changes.add(Change.add(new Annotation(AnnotationId.create(), images.get(i % IMAGES).id(),
                        labels.get(i % 3 == 0 ? 1 : 0), SmallProject.ADA.id(), shape,
                        Map.of("stain", i % 5 == 0 ? "strong" : "weak"), Provenance.HUMAN)));
            }
            project.commit(new Edit("Set up", changes), null);
        }
    }
}
