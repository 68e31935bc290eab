package touchstone.app;

import touchstone.app.control.Later;
import touchstone.app.dock.Docks;
import touchstone.app.image.ImagesView;
import touchstone.app.project.Session;
import touchstone.app.settings.Settings;

/** Where the panels stand: kept in the project, and for a new one as they stood in the last. */
final class Arrangement {

    private static final String LAYOUT = "layout";
    private static final String PICTURES = ";pictures";

    private final Session session;
    private final Settings settings;
    private final Docks docks;
    private final Later<ImagesView> images;
    /** Whether the panels stand as they are wanted, so that where they stand can be kept. */
    private boolean restored;
    /** The panel that was asked for last; empty for none. */
    private String asked = "";
    private boolean left;

    Arrangement(Session session, Settings settings, Docks docks, Later<ImagesView> images) {
        this.session = session;
        this.settings = settings;
        this.docks = docks;
        this.images = images;
    }

    /** The panels as they stood when this project was open last; in a new one as in the last project. */
    void restore() {
        String usual = settings.value(LAYOUT).orElse("");
        session.takeOut(LAYOUT, state -> {
            if (left) {
                return;
            }
            restored = true;
            String wanted = state.isEmpty() ? usual : state;
            docks.restore(wanted);
            if (!asked.isEmpty()) {
                docks.reveal(asked);
            }
            if ((";" + wanted).endsWith(PICTURES)) {
                images.get().pictures().setSelected(true);
            }
        });
    }

    boolean isRestored() {
        return restored;
    }

    /** A panel is shown because somebody wants to see it, which holds also when the others come. */
    void asked(String panel) {
        asked = panel;
    }

    /** Keeps how they stand as the project is left. */
    void keep() {
        left = true;
        if (!restored) {
            return;
        }
        String state = docks.state() + (images.isMade() && images.get().pictures().isSelected() ? PICTURES : "");
        settings.keep(LAYOUT, state);
        session.putBy(LAYOUT, state);
    }
}
