package touchstone.app;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import touchstone.app.command.Command;
import touchstone.app.project.Session;
import touchstone.app.review.Reviews;
import touchstone.model.Messages;

/** What is said about work: comments, accepting and returning. */
final class ReviewActions {

    private static final Messages MESSAGES = Messages.beside(ReviewActions.class);

    private ReviewActions() {
    }

    static void add(List<Command> rows, Desk desk) {
        Session session = desk.session();
        Reviews reviews = desk.reviews();
        StringBinding nothing = Bindings.createStringBinding(() -> session.readOnly()
                ? MESSAGES.text("locked")
                : reviews.here().isEmpty() ? MESSAGES.text("review.first") : "", reviews.items(), session.image());
        rows.add(Command.of(MESSAGES, "comment", desk::comment).keys("X").onCanvas().icon("mdoal-add_comment")
                .unless(Bindings.createStringBinding(() -> session.readOnly()
                        ? MESSAGES.text("locked")
                        : session.image().get() == null ? MESSAGES.text("image.first") : "", session.image())));
        rows.add(Command.of(MESSAGES, "review", () -> desk.showTab("review")));
        rows.add(Command.of(MESSAGES, "accept", desk::accept).keys("Shortcut+Shift+Enter").unless(nothing));
        rows.add(Command.of(MESSAGES, "correct", desk::correct).keys("Shortcut+Shift+X").chosen(reviews.correcting())
                .unless(nothing));
        rows.add(Command.of(MESSAGES, "next-review", reviews::next).keys("Shortcut+Shift+Right"));
        rows.add(Command.of(MESSAGES, "review-summary", desk::summarise));
        rows.add(Command.of(MESSAGES, "give-back", desk::giveBack).keys("Shortcut+Backspace").unless(nothing));
    }
}
