package touchstone.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.canvas.layer.ObjectIndex;
import touchstone.canvas.tool.Input;
import touchstone.canvas.tool.Operation;
import touchstone.canvas.tool.Options;
import touchstone.canvas.tool.Question;
import touchstone.canvas.tool.Step;
import touchstone.canvas.tool.Tool;
import touchstone.canvas.tool.ToolContext;
import touchstone.canvas.tool.Tools;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Provenance;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Point;

class ToolHostTest implements ToolHost.Surface {

    private static final Input MOVE = new Input.Move(new Point(1, 1), Input.Modifiers.NONE);

    private final Image image = Image.unseen("a.png", 100, 100);
    private final Label cell = Label.named("cell", 0);
    private final Annotator ada = Annotator.named("Ada", Annotator.Role.ANNOTATOR);
    private final List<Edit> edits = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private Set<AnnotationId> selection = Set.of();
    private ObjectIndex objects = ObjectIndex.EMPTY;
    private Options options = Options.USUAL;
    private ToolHost host;

    /** Asks what it is given with each move and keeps the answers. */
    private record Asking(Question question, List<String> heard) implements Tool {

        @Override
        public Step on(Input input, ToolContext context) {
            if (input instanceof Heard answer) {
                heard.add(answer.text());
                return Step.to(this);
            }
            return input instanceof Input.Key ? Step.to(Tools.SELECT) : Step.to(this).asking(question);
        }

        @Override
        public String name() {
            return "select";
        }

        @Override
        public String hint() {
            return "select.start";
        }
    }

    private record Heard(String text) implements Input.Answer {
    }

    @BeforeEach
    void start() throws TimeoutException {
        Fx.open(100, 100);
        host = Fx.on(() -> new ToolHost(this));
    }

    @Override
    public Optional<ToolContext> context() {
        return Optional.of(new ToolContext(image.id(), 100, 100, new LabelSchema(List.of(cell)), cell, ada.id(),
                new OwnObjects(objects, List.of()), selection, options, null, null, 1, null, Provenance.HUMAN,
                true));
    }

    @Override
    public void edited(Edit edit) {
        objects = objects.with(edit.changes());
        edits.add(edit);
    }

    @Override
    public void selected(Set<AnnotationId> ids) {
        selection = ids;
    }

    @Override
    public void retuned(Options values) {
        options = values;
    }

    @Override
    public void refused(String sentence) {
        refusals.add(sentence);
    }

    private void hold(Question question) {
        Fx.run(() -> host.toolProperty().set(new Asking(question, heard)));
    }

    @Test
    void anAnswerComesBackAsAnInput() {
        hold(dropped -> new Heard("answer"));
        Fx.run(() -> host.input(MOVE));
        Fx.waitUntil(() -> !heard.isEmpty());
        assertEquals(List.of("answer"), heard);
        assertFalse(Fx.on(() -> host.busyProperty().get()));
    }

    @Test
    void onlyTheNewestQuestionIsAnswered() {
        CountDownLatch second = new CountDownLatch(1);
        hold(dropped -> {
            await(second);
            return new Heard(dropped.getAsBoolean() ? "old" : "new");
        });
        Fx.run(() -> host.input(MOVE));
        Fx.run(() -> host.input(MOVE));
        assertTrue(Fx.on(() -> host.busyProperty().get()));
        second.countDown();
        Fx.waitUntil(() -> !host.busyProperty().get());
        assertEquals(List.of("new"), heard);
    }

    @Test
    void theIdleStateDropsTheQuestion() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        hold(dropped -> {
            await(asked);
            finished.countDown();
            return new Heard("late");
        });
        Fx.run(() -> host.input(MOVE));
        Fx.run(() -> host.input(new Input.Key(Input.Code.ESCAPE, Input.Modifiers.NONE)));
        assertFalse(Fx.on(() -> host.busyProperty().get()));
        asked.countDown();
        await(finished);
        Fx.run(() -> {
        });
        assertTrue(heard.isEmpty());
    }

    @Test
    void anImageThatCannotBeReadIsToldAndTheToolIsIdleAgain() {
        hold(dropped -> {
            throw new IOException("Cannot read a.png: it is gone.");
        });
        Fx.run(() -> host.input(MOVE));
        Fx.waitUntil(() -> !refusals.isEmpty());
        assertEquals(List.of("Cannot read a.png: it is gone."), refusals);
        assertEquals(Tools.SELECT, Fx.on(host::tool));
    }

    @Test
    void workThatBreaksOffChangesNothingAndIsSaidInASentence() {
        hold(dropped -> {
            throw new IllegalStateException("unforeseen");
        });
        Fx.run(() -> host.input(MOVE));
        Fx.waitUntil(() -> refusals.size() == 1);
        assertEquals(Tools.SELECT, Fx.on(host::tool));
        hold(dropped -> {
            throw new OutOfMemoryError("room");
        });
        Fx.run(() -> host.input(MOVE));
        Fx.waitUntil(() -> refusals.size() == 2);
        assertTrue(refusals.getFirst().startsWith("Touchstone made a mistake in this; nothing was changed."));
        assertTrue(refusals.getLast().startsWith("There is not enough memory for this; nothing was changed."));
        assertFalse(Fx.on(() -> host.busyProperty().get()));
        assertTrue(edits.isEmpty());
    }

    @Test
    void anOperationGivesOneEditAndSelectsWhatItMade() {
        Annotation box = Annotation.drawn(image.id(), cell.id(), ada.id(), new Box(10, 10, 5, 5));
        objects = new ObjectIndex(List.of(box));
        selection = Set.of(box.id());
        Annotation moved = box.withGeometry(new Box(20, 10, 5, 5));
        Fx.run(() -> host.perform(operation(Edit.of("Move", Change.replace(box, moved)))));
        Fx.waitUntil(() -> !edits.isEmpty());
        assertEquals(1, edits.size());
        assertEquals(Set.of(box.id()), selection);
    }

    @Test
    void anOperationOnAnObjectThatHasChangedMeanwhileIsNotDone() {
        Annotation box = Annotation.drawn(image.id(), cell.id(), ada.id(), new Box(10, 10, 5, 5));
        Annotation other = box.withGeometry(new Box(30, 30, 5, 5));
        objects = new ObjectIndex(List.of(other));
        selection = Set.of(box.id());
        Fx.run(() -> host.perform(
                operation(Edit.of("Move", Change.replace(box, box.withGeometry(new Box(20, 10, 5, 5)))))));
        Fx.waitUntil(() -> !refusals.isEmpty());
        assertTrue(edits.isEmpty());
        assertTrue(refusals.getFirst().contains("changed meanwhile"), refusals.getFirst());
    }

    private static Operation operation(Edit edit) {
        return new Operation() {
            @Override
            public String name() {
                return "duplicate";
            }

            @Override
            public Optional<String> obstacle(ToolContext context) {
                return Optional.empty();
            }

            @Override
            public Outcome apply(ToolContext context) {
                return new Outcome(edit, context.selection());
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
