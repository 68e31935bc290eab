package touchstone.app;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import touchstone.app.command.Command;
import touchstone.app.project.Session;
import touchstone.model.Messages;

/** What is done with the guideline while one draws: examples, cases, its questions, looking again. */
final class GuidelineActions {

    private static final Messages MESSAGES = Messages.beside(GuidelineActions.class);

    private GuidelineActions() {
    }

    static void add(List<Command> rows, Desk desk) {
        Session session = desk.session();
        GuidelinePart guideline = desk.guideline();
        StringBinding place = Bindings.createStringBinding(() -> session.readOnly()
                ? MESSAGES.text("locked")
                : session.image().get() == null ? MESSAGES.text("image.first") : "", session.image());
        rows.add(Command.of(MESSAGES, "edit-guideline", guideline::edit).icon("mdoal-edit")
                .unless(Actions.locked(desk)));
        rows.add(Command.of(MESSAGES, "pin-example", guideline::pin).keys("Alt+X").icon("mdomz-push_pin")
                .unless(Bindings.createStringBinding(() -> !place.get().isEmpty()
                        ? place.get()
                        : session.schema().get().labels().isEmpty() ? MESSAGES.text("label.first") : "", place,
                        session.schema())));
        rows.add(Command.of(MESSAGES, "report-case", guideline::report).keys("Shift+E").onCanvas()
                .icon("mdomz-outlined_flag").unless(place));
        rows.add(Command.of(MESSAGES, "decide", guideline::decide).keys("Alt+J").onCanvas()
                .unless(Bindings.createStringBinding(guideline::decideObstacle, session.guideline())));
        rows.add(Command.of(MESSAGES, "still-right", guideline::confirm).keys("Y").onCanvas().icon("mdoal-done_all")
                .unless(Bindings.createStringBinding(() -> Actions.fixed(desk).get().isEmpty()
                        ? guideline.confirmObstacle()
                        : Actions.fixed(desk).get(), session.selection(), session.objects(), session.guideline(),
                        session.layers().locked(), session.image(), guideline.due())));
        rows.add(Command.of(MESSAGES, "next-due", guideline::next).keys("Shift+Y").onCanvas());
    }
}
