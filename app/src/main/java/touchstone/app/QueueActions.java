package touchstone.app;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import touchstone.app.command.Command;
import touchstone.app.craft.queue.Predictions;
import touchstone.app.project.Session;
import touchstone.model.Messages;
import touchstone.model.note.Handover.Way;

/** What is next, handing an image on with a reason, a model's predictions one by one, and drawing finer. */
final class QueueActions {

    private static final Messages MESSAGES = Messages.beside(QueueActions.class);

    private QueueActions() {
    }

    static void add(List<Command> rows, Desk desk) {
        Session session = desk.session();
        WorkLink work = desk.work();
        StringBinding locked = Actions.fixed(desk);
        StringBinding none = Bindings.createStringBinding(() -> session.readOnly()
                ? MESSAGES.text("locked")
                : session.image().get() == null ? MESSAGES.text("image.first") : "", session.image());
        Predictions predictions = work.predictions();
        StringBinding noPrediction = Bindings.createStringBinding(() -> session.readOnly()
                ? MESSAGES.text("locked")
                : predictions.current().isEmpty() ? MESSAGES.text("prediction.first") : "", predictions.revision());
        rows.add(row("next-queue", work::goOn).keys("Alt+D").icon("mdomz-skip_next"));
        rows.add(row("skip", () -> work.handOn(Way.SKIPPED)).keys("Q").onCanvas().unless(none));
        rows.add(row("escalate", () -> work.handOn(Way.ESCALATED)).keys("Shift+Q").onCanvas().unless(none));
        rows.add(row("prediction-next", work::nextPrediction).keys("Alt+N"));
        rows.add(row("prediction-accept", work::acceptPrediction).keys("Alt+A").unless(noPrediction));
        rows.add(row("prediction-edit", () -> work.editPrediction(desk)).keys("Alt+E").unless(noPrediction));
        rows.add(row("prediction-reject", work::rejectPrediction).keys("Alt+R").unless(noPrediction));
        rows.add(row("refine", work.refining()::next).keys("Alt+U").unless(locked));
        rows.add(row("queue", () -> desk.showTab("queue")));
    }

    private static Command row(String id, Runnable run) {
        return Command.of(MESSAGES, id, run);
    }
}
