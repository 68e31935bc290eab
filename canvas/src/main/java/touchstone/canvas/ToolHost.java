package touchstone.canvas;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.tool.Input;
import touchstone.canvas.tool.LiveWireTool;
import touchstone.canvas.tool.Operation;
import touchstone.canvas.tool.Operations;
import touchstone.canvas.tool.Options;
import touchstone.canvas.tool.PathTool;
import touchstone.canvas.tool.Question;
import touchstone.canvas.tool.Step;
import touchstone.canvas.tool.Tool;
import touchstone.canvas.tool.ToolContext;
import touchstone.canvas.tool.Tools;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Messages;
import touchstone.model.geometry.InvalidGeometry;

/**
 * The tool in hand: gets the inputs, gives the edits, has its questions answered and operations done on threads of their
 * own. All methods belong to the JavaFX thread.
 */
final class ToolHost {

    /** What the tool works on. */
    interface Surface {

        /** Empty while there is nothing to work on. */
        Optional<ToolContext> context();

        void edited(Edit edit);

        void selected(Set<AnnotationId> ids);

        void retuned(Options values);

        /** Why something was not done, a sentence. */
        void refused(String sentence);
    }

    private static final Messages MESSAGES = Messages.beside(ToolHost.class);
    private static final int MANY = 2_000;
    private static final ExecutorService THINKERS = Executors.newCachedThreadPool(runnable -> {
        Thread thread = new Thread(runnable, "tool");
        thread.setDaemon(true);
        return thread;
    });

    private final Surface surface;
    private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(this, "tool", Tools.SELECT);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    /** Set when nobody waits for the answer of the running question any more; null when none runs. */
    private @Nullable AtomicBoolean dropped;
    private int operations;
    /** What the last edit of the tool in hand made or changed, as long as that tool is in hand. */
    private Set<AnnotationId> drawn = Set.of();

    ToolHost(Surface surface) {
        this.surface = surface;
        tool.addListener((property, before, after) -> {
            if (!before.name().equals(after.name())) {
                drawn = Set.of();
            }
            if (isIdle(after)) {
                drop();
            }
        });
    }

    private static boolean isIdle(Tool tool) {
        return Tools.named(tool.name()).filter(tool::equals).isPresent();
    }

    ObjectProperty<Tool> toolProperty() {
        return tool;
    }

    Tool tool() {
        return tool.get();
    }

    /** Whether a question or an operation is being worked on. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether these are only what the drawing tool in hand has just made or changed. */
    boolean hasDrawn(Set<AnnotationId> ids) {
        return drawn.containsAll(ids);
    }

    /** Drops what the tool has begun. */
    void cancel() {
        drop();
        tool.set(Tools.named(tool().name()).orElse(Tools.SELECT));
    }

    /**
     * Before the image goes: a path of enough vertices is finished as by Enter, and of what cannot be it is said that it
     * was dropped.
     *
     * @return whether something was finished
     */
    boolean leave() {
        boolean began = (tool() instanceof PathTool || tool() instanceof LiveWireTool) && !tool().rests();
        if (tool() instanceof PathTool && began) {
            input(new Input.Key(Input.Code.ENTER, Input.Modifiers.NONE));
        }
        boolean finished = began && tool().rests();
        cancel();
        if (began && !finished) {
            surface.refused(MESSAGES.text("tool.left"));
        }
        return finished;
    }

    /** Lets the tool have an input; for a key, whether the tool made use of it. */
    boolean input(Input input) {
        Optional<ToolContext> context = surface.context();
        if (context.isEmpty()) {
            return false;
        }
        Tool before = tool();
        if (input instanceof Input.Key key && context.get().selection().size() > MANY && before.rests()) {
            return type(before, key, context.get());
        }
        return take(before, input, before.on(input, context.get()));
    }

    /** What a key does with very many objects is worked out beside the JavaFX thread. */
    private boolean type(Tool before, Input.Key key, ToolContext context) {
        operations++;
        showBusy();
        THINKERS.execute(() -> work(() -> before.on(key, context), step -> {
            if (before.equals(tool())) {
                take(before, key, step);
            }
        }));
        return true;
    }

    private boolean take(Tool before, Input input, Step step) {
        tool.set(step.next());
        step.edit().ifPresent(edit -> {
            drawn = before.onlyLooks() ? Set.of() : objects(edit);
            surface.edited(edit);
        });
        step.selection().ifPresent(surface::selected);
        step.question().ifPresent(this::ask);
        step.options().ifPresent(surface::retuned);
        return input instanceof Input.Key && (!step.next().equals(before) || step.edit().isPresent()
                || step.selection().isPresent() || step.question().isPresent() || step.options().isPresent());
    }

    private static Set<AnnotationId> objects(Edit edit) {
        return edit.changes().size() > MANY
                ? Set.of()
                : edit.changes().stream().map(Change::any).filter(Annotation.class::isInstance)
                        .map(item -> ((Annotation) item).id()).collect(Collectors.toUnmodifiableSet());
    }

    private void ask(Question question) {
        drop();
        AtomicBoolean mine = new AtomicBoolean();
        dropped = mine;
        showBusy();
        THINKERS.execute(() -> answer(question, mine));
    }

    @SuppressWarnings("ReferenceEquality") // the very question, not one that is dropped alike
    private void answer(Question question, AtomicBoolean mine) {
        Runnable then;
        try {
            Input.Answer answer = question.answer(mine::get);
            then = () -> input(answer);
        } catch (IOException unreadable) {
            then = () -> refuse(String.valueOf(unreadable.getMessage()));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError mistake) {
            String sentence = sentence(mistake);
            then = () -> refuse(sentence);
        }
        Runnable next = then;
        Platform.runLater(() -> {
            if (dropped == mine) {
                dropped = null;
                showBusy();
                next.run();
            }
        });
    }

    private void refuse(String sentence) {
        cancel();
        surface.refused(sentence);
    }

    /** What is said of work that did not come to its end, which left everything as it was. */
    private static String sentence(Throwable mistake) {
        if (mistake instanceof InvalidGeometry) {
            return String.valueOf(mistake.getMessage());
        }
        boolean room = mistake instanceof OutOfMemoryError;
        if (!room) {
            System.getLogger(ToolHost.class.getName()).log(System.Logger.Level.DEBUG, "unexpected", mistake);
        }
        return MESSAGES.text(room ? "tool.memory" : "tool.mistake");
    }

    private void drop() {
        if (dropped != null) {
            dropped.set(true);
            dropped = null;
            showBusy();
        }
    }

    private void showBusy() {
        busy.set(dropped != null || operations > 0);
    }

    /** Why an operation cannot be done now; empty when it can, or when it takes long to find out. */
    Optional<String> obstacle(Operation operation) {
        return surface.context()
                .map(c -> c.selection().size() > MANY ? c.selectionObstacle() : operation.obstacle(c))
                .orElse(Optional.of(Operations.nothingOpen()));
    }

    /** Does an operation; what it comes to is shown when it is done. */
    void perform(Operation operation) {
        cancel();
        Optional<ToolContext> context = surface.context();
        Optional<String> obstacle = obstacle(operation);
        if (context.isEmpty() || obstacle.isPresent()) {
            surface.refused(obstacle.orElseThrow());
            return;
        }
        ToolContext given = context.get();
        operations++;
        showBusy();
        THINKERS.execute(() -> work(() -> {
            Optional<String> found = operation.obstacle(given);
            Runnable then;
            if (found.isPresent()) {
                then = () -> surface.refused(found.get());
            } else {
                Operation.Outcome outcome = operation.apply(given);
                then = () -> take(outcome, given);
            }
            return then;
        }, Runnable::run));
    }

    private <T> void work(Supplier<T> operation, Consumer<T> taker) {
        Runnable then;
        try {
            T outcome = operation.get();
            then = () -> taker.accept(outcome);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError mistake) {
            String sentence = sentence(mistake);
            then = () -> surface.refused(sentence);
        }
        Runnable next = then;
        Platform.runLater(() -> {
            operations--;
            showBusy();
            next.run();
        });
    }

    private void take(Operation.Outcome outcome, ToolContext given) {
        Optional<ToolContext> now = surface.context();
        Optional<String> obstacle = now.isEmpty() || !now.get().image().equals(given.image())
                ? Optional.of(Operations.changedMeanwhile())
                : Operations.obstacle(outcome, now.get());
        if (obstacle.isPresent()) {
            surface.refused(obstacle.get());
            return;
        }
        if (!outcome.edit().isEmpty()) {
            surface.edited(outcome.edit());
        }
        surface.selected(outcome.selected());
    }
}
