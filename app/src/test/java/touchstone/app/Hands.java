package touchstone.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import touchstone.app.project.FileDialogs;
import touchstone.app.project.Session;
import touchstone.app.project.Who;
import touchstone.app.settings.Settings;
import touchstone.model.Annotation;
import touchstone.model.geometry.GeometryKind;

/** A window with a user's hands at it: points are given in image pixels. */
final class Hands {

    private static final Locale BEFORE = Locale.getDefault();

    private final FxRobot robot = new FxRobot();
    private final Workbench workbench;
    private final Stage stage;

    private final Settings settings;

    private Hands(Workbench workbench, Settings settings, Stage stage) {
        this.workbench = workbench;
        this.settings = settings;
        this.stage = stage;
    }

    /** A new window. The headless platform draws no more than 1000 by 1000, at the corner. */
    static Hands at(Path folder, FileDialogs files, String user) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Stage stage = FxToolkit.registerStage(Stage::new);
        AtomicReference<Workbench> made = new AtomicReference<>();
        Settings settings = Settings.read(folder.resolve("settings.properties"));
        FxToolkit.setupFixture(() -> {
            stage.setX(0);
            stage.setY(0);
            Workbench workbench = new Workbench(stage, settings, files,
                    new Who(Optional.empty(), user), null);
            workbench.show(1000, 700);
            made.set(workbench);
        });
        return new Hands(Objects.requireNonNull(made.get()), settings, stage);
    }

    Workbench workbench() {
        return workbench;
    }

    FxRobot robot() {
        return robot;
    }

    void open(Path project) {
        robot.interact(() -> workbench.open(project));
        settle();
    }

    Desk desk() {
        return workbench.desk().orElseThrow();
    }

    Session session() {
        return desk().session();
    }

    /** Opens a package that somebody sent, to work on it: it is unpacked beside itself. */
    void workOn(Path sent) {
        Platform.runLater(() -> workbench.open(sent));
        until(() -> shows("#open-package"));
        clickOn("Work on it");
        until(() -> workbench.desk().map(d -> d.session().path().startsWith(sent.getParent())).orElse(false));
        settle();
    }

    /** Whether there is something like that, seen or not. */
    boolean shows(String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }

    /** Does what a command does, whatever its key. */
    void perform(String command) {
        robot.interact(() -> desk().commands().named(command).perform());
        settle();
    }

    /** Does what a command does that asks something, which is there then. */
    void ask(String command, String asked) {
        Platform.runLater(() -> desk().commands().named(command).perform());
        until(() -> shows(asked));
    }

    /** Puts a text in the place of what a field says. */
    void type(String field, String text) {
        clickOn(field).press(KeyCode.CONTROL, KeyCode.A);
        robot.write(text);
    }

    /** Reads what the window says in a dialog, and closes it. */
    String read() {
        until(() -> shows("#notice"));
        String said = robot.lookup("#notice .label").queryAllAs(Label.class).stream().map(Label::getText)
                .filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
        clickOn("OK");
        until(() -> !shows("#notice"));
        return said;
    }

    int rows(String table) {
        return find(table, TableView.class).getItems().size();
    }

    /** Brings a panel into view and gives it room: it is made and laid out when it is first seen. */
    Hands reveal(String panel) {
        CountDownLatch laidOut = new CountDownLatch(1);
        Runnable seen = laidOut::countDown;
        robot.interact(() -> {
            desk().showTab(panel);
            stage.getScene().addPostLayoutPulseListener(seen);
            Platform.requestNextPulse();
        });
        until(() -> laidOut.getCount() == 0);
        robot.interact(() -> stage.getScene().removePostLayoutPulseListener(seen));
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /** Until the window shows what it is going to show. */
    void settle() {
        until(() -> workbench.desk().isPresent() && session().isLoaded() && workbench.isAtRest());
        WaitForAsyncUtils.waitForFxEvents();
    }

    void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(60_000, condition));
        } catch (TimeoutException late) {
            throw new AssertionError("The window did not come to what was waited for.", late);
        }
    }

    Hands focusCanvas() {
        robot.interact(() -> desk().canvas().requestFocus());
        return this;
    }

    Hands press(KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    private Point2D screen(double x, double y) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> desk().canvas().localToScreen(
                desk().canvas().getViewport().toScreenX(x), desk().canvas().getViewport().toScreenY(y)));
    }

    Hands click(double x, double y) {
        robot.clickOn(screen(x, y), MouseButton.PRIMARY);
        return this;
    }

    Hands doubleClick(double x, double y) {
        robot.doubleClickOn(screen(x, y), MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /** Selects the first object of mine, as a list would. */
    Hands select() {
        robot.interact(() -> session().selection().set(Set.of(mineNow().getFirst().id())));
        return this;
    }

    /** Presses at the first point, moves through the others, releases at the last. */
    Hands drag(double... xy) {
        robot.moveTo(screen(xy[0], xy[1])).press(MouseButton.PRIMARY);
        for (int i = 2; i < xy.length; i += 2) {
            robot.moveTo(screen(xy[i], xy[i + 1]));
        }
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    Hands clickOn(String query) {
        robot.clickOn(query);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /** Clicks on a table's row; the rows lie in the scene in no particular order. */
    Hands clickRow(String table, int index) {
        // A row below what the table has room for is not in the scene, or not where it can be clicked.
        robot.interact(() -> find(table, TableView.class).scrollTo(index));
        WaitForAsyncUtils.waitForFxEvents();
        Node row = robot.lookup(table + " .table-row-cell")
                .<Node>lookup((Node n) -> n instanceof TableRow<?> r && r.getIndex() == index).query();
        robot.clickOn(row);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    <T extends Node> T find(String query, Class<T> type) {
        return robot.lookup(query).queryAs(type);
    }

    List<Annotation> mine() {
        return WaitForAsyncUtils.waitForAsyncFx(5000,
                () -> session().objects().stream().filter(session()::isMine).toList());
    }

    /** As {@link #mine}, on the JavaFX thread. */
    List<Annotation> mineNow() {
        return session().objects().stream().filter(session()::isMine).toList();
    }

    /** Whether all that was done is in the file; on the JavaFX thread. */
    boolean isSaved() {
        return session().saving().get().pending() == 0;
    }

    /** Until the tool in hand has worked out what it was asked for. */
    Hands whenThought() {
        until(() -> !desk().canvas().busyProperty().get());
        return this;
    }

    /** Takes a tool by its command, whatever its key. */
    void pick(String tool) {
        robot.interact(() -> desk().commands().named("tool-" + tool).perform());
        focusCanvas();
    }

    List<GeometryKind> kinds() {
        return mine().stream().map(a -> a.geometry().kind()).toList();
    }

    /** Until I have so many objects and all of them are in the file. */
    void untilMine(int count) {
        until(() -> session().objects().stream().filter(session()::isMine).count() == count
                && session().saving().get().pending() == 0);
    }

    /** Closes the project, not the window. */
    void close() {
        robot.interact(workbench::close);
    }

    /** The robot keeps every event with what it was for, which is the whole of a window. */
    static void forgetEvents() {
        FxToolkit.toolkitContext().setRegisteredStage(FxToolkit.toolkitContext().getRegisteredStage());
    }

    /** Leaves nothing of the window behind: a virtual machine sees hundreds of them. */
    void quit() {
        robot.interact(() -> {
            workbench.quit();
            stage.setScene(new Scene(new Group()));
            forgetEvents();
        });
        settings.close();
        Locale.setDefault(BEFORE);
    }
}
