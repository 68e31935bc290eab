package touchstone.app.guideline;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.control.Popover;
import touchstone.app.project.Applied;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Messages;
import touchstone.model.NoteId;
import touchstone.model.guideline.DecisionTree;
import touchstone.model.guideline.DecisionTree.Answer;
import touchstone.model.guideline.DecisionTree.Outcome;
import touchstone.model.guideline.DecisionTree.Question;
import touchstone.model.guideline.GuidelineText;
import touchstone.model.note.Rationale;

/**
 * Asks the guideline's questions one by one, answered by digits. What they lead to becomes the label and the values of the
 * selected objects, or of the next that is drawn; the way is kept with each as what convinced its author.
 */
public final class Asking implements Session.Listener {

    private static final Messages MESSAGES = Messages.beside(Asking.class);
    private static final double WIDTH = 320;

    private record Decided(Outcome outcome, String way) {
    }

    private final Session session;
    private final InstantSource clock;
    private final Consumer<String> say;
    private final VBox body = new VBox(6);
    private @Nullable Popover popover;
    private @Nullable Decided waiting;

    /** @param say tells a sentence that is soon gone */
    public Asking(Session session, InstantSource clock, Consumer<String> say) {
        this.session = session;
        this.clock = clock;
        this.say = say;
        session.listen(this);
        body.setId("asking");
        Grown.by(body.prefWidthProperty(), WIDTH);
    }

    private Optional<DecisionTree> tree() {
        return session.guideline().get().flatMap(g -> GuidelineText.of(g.text()).tree());
    }

    /** Why nothing can be asked; empty when it can. */
    public String obstacle() {
        return tree().isEmpty() ? MESSAGES.text("ask.none") : "";
    }

    public void begin(Node beside) {
        tree().ifPresent(tree -> {
            ask(tree.root(), "", List.of());
            Popover shown = new Popover(MESSAGES.text("ask.title"), body).at(PopOver.ArrowLocation.RIGHT_TOP);
            popover = shown;
            shown.show(beside);
            body.getChildren().stream().filter(Button.class::isInstance).findFirst().ifPresent(Node::requestFocus);
        });
    }

    private void ask(Question question, String way, List<Runnable> back) {
        Label text = Parts.text(question.text(), "strong");
        text.setWrapText(true);
        Grown.by(text.maxWidthProperty(), WIDTH);
        body.getChildren().setAll(text);
        List<Button> buttons = new ArrayList<>();
        List<Runnable> earlier = new ArrayList<>(back);
        earlier.add(() -> ask(question, way, back));
        for (Answer answer : question.answers()) {
            Button button = new Button(MESSAGES.text("ask.answer", buttons.size() + 1, answer.text()));
            button.setMaxWidth(Double.MAX_VALUE);
            button.setWrapText(true);
            button.getStyleClass().add("answer");
            button.setOnAction(e -> given(question, answer, way, earlier));
            buttons.add(button);
        }
        body.getChildren().addAll(buttons);
        Label keys = Parts.text(MESSAGES.text(back.isEmpty() ? "ask.keys" : "ask.keys.back"), "dim");
        keys.setWrapText(true);
        body.getChildren().add(keys);
        body.setOnKeyPressed(e -> pressed(e, buttons, back));
        if (!buttons.isEmpty()) {
            buttons.getFirst().requestFocus();
        }
    }

    private static void pressed(KeyEvent e, List<Button> answers, List<Runnable> back) {
        switch (e.getCode()) {
            case BACK_SPACE -> {
                if (!back.isEmpty()) {
                    back.getLast().run();
                }
                e.consume();
            }
            default -> {
                if (e.getCode().isDigitKey()) {
                    // "1" or "Numpad 1", whatever the keyboard types with it.
                    String name = e.getCode().getName();
                    int at = name.charAt(name.length() - 1) - '1';
                    if (at >= 0 && at < answers.size()) {
                        answers.get(at).fire();
                    }
                    e.consume();
                }
            }
        }
    }

    private void given(Question question, Answer answer, String way, List<Runnable> back) {
        String on = DecisionTree.step(way, question, answer);
        Question next = answer.next();
        Outcome outcome = answer.outcome();
        if (next != null) {
            ask(next, on, back);
        } else if (outcome != null) {
            if (popover != null) {
                popover.hide();
            }
            decide(new Decided(outcome, on));
        }
    }

    private void decide(Decided decided) {
        Optional<touchstone.model.Label> label = session.schema().get().labels().stream()
                .filter(l -> l.name().equalsIgnoreCase(decided.outcome().label())).findFirst();
        if (decided.outcome().label().equalsIgnoreCase(DecisionTree.NOTHING)) {
            say.accept(MESSAGES.text("ask.nothing"));
            return;
        } else if (label.isEmpty()) {
            say.accept(MESSAGES.text("ask.noLabel", decided.outcome().label()));
            return;
        }
        List<Annotation> mine = session.selected().stream().filter(session::isMine).toList();
        if (mine.isEmpty() || session.readOnly() || session.layers().locked().get()) {
            session.label().set(label.get().id());
            waiting = decided;
            say.accept(MESSAGES.text("ask.next", label.get().name()));
        } else if (mine.stream().anyMatch(o -> !label.get().fits(o.geometry()))) {
            say.accept(MESSAGES.text("ask.shape", label.get().name()));
        } else {
            List<Change> changes = new ArrayList<>();
            mine.forEach(o -> changes.addAll(changes(o, o.withLabel(label.get().id()), decided)));
            session.commit(new Edit(MESSAGES.text("edit.decide", label.get().name()), changes));
            say.accept(MESSAGES.text("ask.done", label.get().name()));
        }
    }

    private List<Change> changes(Annotation before, Annotation relabelled, Decided decided) {
        Map<String, String> attributes = new HashMap<>(relabelled.attributes());
        attributes.putAll(decided.outcome().attributes());
        Annotation after = relabelled.withAttributes(attributes);
        List<Change> changes = new ArrayList<>();
        if (!after.equals(before)) {
            changes.add(Change.replace(before, after));
        }
        changes.add(Change.add(new Rationale(NoteId.create(), before.image(), before.id(), session.me().get().id(),
                clock.instant(), "", decided.way(), null).note()));
        return changes;
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        Decided decided = waiting;
        if (decided == null || !drawn) {
            return;
        }
        done.byHand().stream().filter(c -> c.before() == null && c.after() instanceof Annotation a
                && session.isMine(a)).map(c -> (Annotation) c.any()).findFirst().ifPresent(made -> {
                    waiting = null;
                    // What was drawn may have got another label meanwhile; the answers are not about that.
                    if (session.labelOf(made).filter(l -> l.name().equalsIgnoreCase(decided.outcome().label()))
                            .isPresent()) {
                        session.commit(new Edit(MESSAGES.text("edit.decide", decided.outcome().label()),
                                changes(made, made, decided)));
                    }
                });
    }

    @Override
    public void loaded() {
        // What is asked is about what is selected when the last answer is given.
    }
}
