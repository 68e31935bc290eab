package touchstone.app;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import org.jspecify.annotations.Nullable;
import touchstone.app.command.Command;
import touchstone.app.label.LabelForm;
import touchstone.app.project.Session;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.tool.Tool;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.geometry.GeometryKind;

/** The commands that add labels and give them: to what is being drawn, to what is selected, or to what comes next. */
final class LabelActions {

    private static final Messages MESSAGES = Messages.beside(LabelActions.class);
    private static final int KEYS = 9;

    private LabelActions() {
    }

    /** The commands of the labels' keys. */
    static List<String> keyed() {
        return IntStream.rangeClosed(1, KEYS).mapToObj(i -> "label-" + i).toList();
    }

    static void add(List<Command> rows, Workbench workbench, Desk desk) {
        Session session = desk.session();
        rows.add(Command.of(MESSAGES, "new-label", () -> LabelForm.show(session, workbench.prompts().dialog()))
                .keys("Shortcut+L").icon("mdoal-add").unless(Actions.locked(desk)));
        for (int i = 1; i <= KEYS; i++) {
            char key = (char) ('0' + i);
            int place = i;
            StringBinding text = Bindings.createStringBinding(() -> labelOf(session, key)
                    .map(l -> MESSAGES.text("label.pick", l.name())).orElse(MESSAGES.text("label.none", place)),
                    session.schema());
            rows.add(new Command("label-" + i, text, MESSAGES.text("label.hint"), null, List.of(),
                    Command.Where.CANVAS, Bindings.createBooleanBinding(() -> labelOf(session, key).isPresent(),
                            session.schema()),
                    Bindings.createStringBinding(() -> ""), null,
                    () -> labelOf(session, key).ifPresent(l -> give(desk, l)))
                    .keys(Integer.toString(i)));
        }
    }

    private static Optional<Label> labelOf(Session session, char key) {
        return session.schema().get().byKey(key);
    }

    /**
     * In the middle of a shape it becomes that shape's label. Otherwise the selected objects get it, whatever tool is in
     * hand, but for one that this tool has just drawn: then, and while nothing is selected, what is drawn next does.
     */
    private static void give(Desk desk, Label label) {
        Session session = desk.session();
        AnnotationCanvas canvas = desk.canvas();
        List<Annotation> mine = session.selectedMine();
        if (!canvas.getTool().rests()) {
            drawAs(desk, label);
        } else if (mine.isEmpty() || canvas.isSelectionJustDrawn()) {
            session.label().set(label.id());
            desk.obstructed(mine.isEmpty() ? "" : MESSAGES.text("label.next", label.name()));
        } else {
            relabel(desk, mine, label);
        }
    }

    private static void drawAs(Desk desk, Label label) {
        Session session = desk.session();
        Tool tool = desk.canvas().getTool();
        Optional<GeometryKind> kind = tool.draws();
        @Nullable
        Label before = Optional.ofNullable(session.label().get()).flatMap(session.schema().get()::byId).orElse(null);
        if (kind.isPresent() && !label.kinds().contains(kind.get())) {
            desk.obstructed(MESSAGES.text("label.kind", label.name(), MESSAGES.text("kind." + kind.get().key())));
        } else if (kind.equals(Optional.of(GeometryKind.KEYPOINTS)) && before != null
                && !Objects.equals(before.skeleton(), label.skeleton())) {
            desk.obstructed(MESSAGES.text("label.joints", label.name()));
        } else {
            session.label().set(label.id());
        }
    }

    private static void relabel(Desk desk, List<Annotation> objects, Label label) {
        Session session = desk.session();
        Optional<Annotation> refused = objects.stream().filter(a -> !label.fits(a.geometry())).findFirst();
        String fixed = Actions.fixed(session);
        if (!fixed.isEmpty()) {
            desk.obstructed(fixed);
        } else if (refused.isPresent()) {
            GeometryKind kind = refused.get().geometry().kind();
            desk.obstructed(label.kinds().contains(kind)
                    ? MESSAGES.text("label.joints", label.name())
                    : MESSAGES.text("label.kind", label.name(), MESSAGES.text("kind." + kind.key())));
        } else {
            session.change(objects, a -> a.label().equals(label.id()) ? a : a.withLabel(label.id()),
                    n -> MESSAGES.text("edit.label", n, label.name()));
        }
    }
}
