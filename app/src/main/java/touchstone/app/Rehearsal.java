package touchstone.app;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import touchstone.app.command.Command;
import touchstone.canvas.AnnotationCanvas;

/**
 * Goes once through what people do in the window: opens a project, looks at every panel, draws with every tool, gives every
 * command. The virtual machine keeps what it loads and learns meanwhile (JEP 514, JEP 515), so that the first time that
 * somebody does any of it nobody waits for classes. Done in a window that nobody sees; nothing is asked, nothing is left but
 * the project that was played with.
 */
public final class Rehearsal extends AnimationTimer {

    /** They leave the program or the project. */
    static final Set<String> LEAVING = Set.of("quit", "new");

    private static final long PATIENCE_NANOS = 240_000_000_000L;
    private static final int CALM_PULSES = 1;
    private static final double REACH = 40;

    private final Workbench workbench;
    private final Path project;
    private final IntConsumer status;
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private boolean playing;
    private long began;
    private int calm;

    Rehearsal(Workbench workbench, Path project, IntConsumer status) {
        this.workbench = workbench;
        this.project = project;
        this.status = status;
    }

    /**
     * @param project to play with: it is changed
     * @return the exit status; the toolkit starts once in a process
     */
    public static int with(Path project) {
        return Portrait.unseen("--size", "1000x700", "--rehearse", project.toString());
    }

    void begin() {
        steps.add(() -> workbench.open(project));
        steps.add(this::play);
        start();
    }

    @Override
    public void handle(long now) {
        began = began == 0 ? now : began;
        calm = workbench.isAtRest() ? calm + 1 : 0;
        if (now - began > PATIENCE_NANOS) {
            end(4);
        } else if (calm > CALM_PULSES) {
            calm = 0;
            List<Window> opened = Window.getWindows().stream().filter(Window::isShowing)
                    .filter(w -> w instanceof PopupWindow || w instanceof Stage stage && stage.getOwner() != null)
                    .toList();
            opened.forEach(Window::hide);
            // A step that has opened a dialog goes on when that is closed.
            if (opened.isEmpty() && !playing) {
                next();
            }
        }
    }

    private void next() {
        Runnable step = steps.poll();
        if (step == null) {
            end(0);
            return;
        }
        playing = true;
        // Not from here: no dialog may be opened during a pulse.
        Platform.runLater(() -> {
            try {
                step.run();
            } finally {
                playing = false;
            }
        });
    }

    private void play() {
        if (workbench.desk().isEmpty()) {
            // Still on its way.
            steps.addFirst(this::play);
            return;
        }
        Desk desk = workbench.desk().orElseThrow();
        desk.docks().ids().forEach(panel -> steps.add(() -> desk.docks().open(panel)));
        steps.add(() -> desk.docks().tall().set(false));
        List<Command> commands = desk.commands().all();
        commands.stream().filter(command -> command.id().startsWith("tool-")).forEach(this::draw);
        commands.stream().filter(command -> !LEAVING.contains(command.id()))
                .forEach(command -> steps.add(command::perform));
        steps.add(() -> workbench.begin(List.of()));
        steps.add(workbench::leave);
    }

    /** A drag round the middle of the canvas, and the key that ends what it began. */
    private void draw(Command tool) {
        Robot robot = new Robot();
        steps.add(tool::perform);
        steps.add(() -> {
            robot.mouseMove(at(-REACH, -REACH));
            robot.mousePress(MouseButton.PRIMARY);
        });
        steps.add(() -> robot.mouseMove(at(0, REACH)));
        steps.add(() -> {
            robot.mouseMove(at(REACH, REACH));
            robot.mouseRelease(MouseButton.PRIMARY);
        });
        steps.add(() -> robot.keyType(KeyCode.ENTER));
        steps.add(() -> robot.keyType(KeyCode.ESCAPE));
    }

    private Point2D at(double right, double down) {
        AnnotationCanvas canvas = workbench.desk().orElseThrow().canvas();
        return canvas.localToScreen(canvas.getWidth() / 2 + right, canvas.getHeight() / 2 + down);
    }

    private void end(int code) {
        stop();
        status.accept(code);
        workbench.close();
        Platform.exit();
    }
}
