package touchstone.app.image;

import org.kordamp.ikonli.javafx.FontIcon;
import touchstone.app.control.Parts;
import touchstone.model.Messages;
import touchstone.model.Progress;

/** How a status is shown: always an icon and a word, never a colour alone. */
final class StatusLook {

    private static final Messages MESSAGES = Messages.beside(StatusLook.class);

    private StatusLook() {
    }

    static String word(Progress.Status status) {
        return MESSAGES.text("status." + status.key());
    }

    static FontIcon icon(Progress.Status status) {
        return switch (status) {
            case TODO -> Parts.icon("mdomz-radio_button_unchecked", "dim");
            case IN_PROGRESS -> Parts.icon("mdomz-timelapse", "warn");
            case DONE -> Parts.icon("mdoal-check_circle", "good");
            case SKIPPED -> Parts.icon("mdomz-skip_next", "dim");
            case ESCALATED -> Parts.icon("mdoal-flag", "warn");
            case RETURNED -> Parts.icon("mdomz-reply", "bad");
        };
    }
}
