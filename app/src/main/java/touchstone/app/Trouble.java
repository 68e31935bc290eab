package touchstone.app;

import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.scene.Node;
import touchstone.app.control.Banner;
import touchstone.app.project.Saving;
import touchstone.app.project.Session;
import touchstone.model.Messages;

/** The sentence above the work that says what is wrong with keeping it, until it is right again or put away. */
final class Trouble {

    private static final Messages MESSAGES = Messages.beside(Trouble.class);

    private final Session session;
    private final Supplier<Node> saveElsewhere;
    private final Banner banner = new Banner("failed");
    private boolean asked;

    /**
     * @param saveElsewhere makes the button that goes on in another file
     * @param moved told when the work goes on in another file
     */
    Trouble(Session session, Supplier<Node> saveElsewhere, Runnable moved) {
        this.session = session;
        this.saveElsewhere = saveElsewhere;
        session.saving().addListener((o, was, is) -> told(was, is));
        if (!session.saving().get().failure().isEmpty()) {
            complain(session.saving().get().failure());
        }
        session.whereabouts().addListener((o, was, is) -> {
            switch (is) {
                case IN_PLACE -> banner.clear();
                case LOST -> complain(MESSAGES.text("place.lost", session.path().getFileName()));
                case SILENT -> complain(MESSAGES.text("place.silent", session.path().getFileName()));
            }
        });
        session.place().addListener((o, was, is) -> {
            if (was != null && is != null) {
                moved.run();
                moved(was, is);
            }
        });
    }

    Node banner() {
        return banner;
    }

    /** Shows a sentence until it is put away. */
    void complain(String sentence) {
        banner.say(sentence, close());
    }

    /** Goes on in a file that the user chose. */
    void goOnIn(Path file) {
        asked = true;
        session.goOnIn(file);
    }

    private void told(Saving was, Saving is) {
        if (!is.failure().isEmpty()) {
            complain(is.failure());
        } else if (is.waiting() > 0 && was.waiting() == 0) {
            banner.say(MESSAGES.text("waiting"), saveElsewhere.get(), close());
        } else if (!was.failure().isEmpty() || is.waiting() == 0 && was.waiting() > 0) {
            banner.clear();
        }
    }

    /** The work goes on in another file, because the user wanted it or the file was lost. */
    private void moved(Path from, Path to) {
        complain(asked ? MESSAGES.text("place.elsewhere", to) : MESSAGES.text("place.moved", from.getFileName(), to));
        asked = false;
    }

    private Node close() {
        return Banner.close(MESSAGES.text("close"), banner::clear);
    }
}
