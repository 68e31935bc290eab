package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.util.WaitForAsyncUtils;
import touchstone.app.command.Command;
import touchstone.app.project.NoFiles;
import touchstone.store.Project;

/** Whatever can be pressed is pressed, in whatever state the window is: nothing fails, and no dialog stays for ever. */
class EverythingPressedTest {

    enum State {
        NO_PROJECT, EMPTY, SELECTED, READ_ONLY
    }

    @TempDir
    Path folder;

    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private String pressed = "";
    private Hands hands;

    /** What the program reports as its own mistakes. */
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.SEVERE.intValue() && entry.getThrown() != null) {
                fault(entry.getThrown());
            }
        }

        @Override
        public void flush() {
            // Nothing waits.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    private void fault(Throwable thrown) {
        StackTraceElement[] at = thrown.getStackTrace();
        faults.add(pressed + ": " + thrown + (at.length == 0 ? "" : " at " + at[0]));
    }

    @BeforeEach
    void open() throws Exception {
        hands = Hands.at(folder, new NoFiles(), "Ada");
        Logger.getLogger("").addHandler(log);
        hands.robot().interact(() -> Thread.currentThread().setUncaughtExceptionHandler((t, thrown) -> fault(thrown)));
    }

    @AfterEach
    void quit() {
        hands.robot().interact(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
        Logger.getLogger("").removeHandler(log);
        hands.quit();
    }

    private void enter(State state) throws Exception {
        switch (state) {
            case NO_PROJECT -> hands.robot().interact(() -> hands.workbench().rebuild());
            case EMPTY -> {
                Path file = folder.resolve("empty.touchstone");
                Project.create(file).close();
                hands.open(file);
            }
            case SELECTED -> {
                hands.open(SmallProject.in(folder));
                hands.select();
            }
            case READ_ONLY -> {
                Path file = SmallProject.in(folder);
                hands.robot().interact(() -> hands.workbench().openFor(file, null, true, () -> {
                }, sentence -> faults.add(sentence)));
                hands.settle();
            }
        }
    }

    /** Does it, and closes whatever it has opened. */
    private void press(String name, Runnable what) {
        pressed = name;
        AtomicBoolean over = new AtomicBoolean();
        Platform.runLater(() -> {
            try {
                what.run();
            } catch (RuntimeException | AssertionError thrown) {
                fault(thrown);
            } finally {
                over.set(true);
            }
        });
        // Most of what is pressed is over at once, and there is much to press.
        if (!WaitForAsyncUtils.waitForAsyncFx(60_000, () -> isOver(over))) {
            hands.until(() -> isOver(over));
        }
    }

    private static boolean isOver(AtomicBoolean over) {
        List<Window> opened = Window.getWindows().stream().filter(Window::isShowing)
                .filter(w -> w instanceof PopupWindow || w instanceof Stage stage && stage.getOwner() != null).toList();
        opened.forEach(Window::hide);
        return over.get() && opened.isEmpty();
    }

    private List<Command> commands() {
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> hands.workbench().desk()
                .map(desk -> desk.commands().all())
                .orElseGet(() -> hands.workbench().keyed(Actions.withoutProject(hands.workbench())).all()));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void every_command_can_be_given_in_every_state(State state) throws Exception {
        enter(state);
        for (Command command : commands()) {
            if (!Rehearsal.LEAVING.contains(command.id())) {
                press(state + " " + command.id(), command::perform);
            }
        }
        press(state + " new", () -> hands.workbench().begin(List.of()));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(), faults);
    }

    private static void buttons(Node node, List<ButtonBase> found) {
        if (node instanceof ButtonBase button && node.isVisible() && !node.isDisabled()) {
            found.add(button);
        } else if (node instanceof Parent parent && node.isVisible()) {
            parent.getChildrenUnmodifiable().forEach(child -> buttons(child, found));
        }
    }

    @Test
    void every_button_of_every_panel_can_be_pressed() throws Exception {
        enter(State.SELECTED);
        Set<ButtonBase> before = new HashSet<>();
        for (String panel : hands.desk().docks().ids()) {
            hands.reveal(panel);
            List<ButtonBase> found = new ArrayList<>();
            hands.robot().interact(() -> buttons(hands.desk().docks(), found));
            found.removeIf(button -> !before.add(button));
            for (ButtonBase button : found) {
                press(panel + " " + button.getId() + " " + button.getText(), () -> {
                    if (button.getScene() != null && !button.isDisabled()) {
                        if (button instanceof MenuButton menu) {
                            menu.show();
                        } else {
                            button.fire();
                        }
                    }
                });
            }
        }
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(), faults);
    }
}
