package touchstone.app.label;

import touchstone.app.project.Session;
import touchstone.model.Image;
import touchstone.model.LabelId;

/** How many objects of each label there are, on the shown image and in the project. */
final class LabelCounts {

    private final Session session;

    /** @param changed run whenever the counts are others */
    LabelCounts(Session session, Runnable changed) {
        this.session = session;
        session.revision().addListener(o -> changed.run());
        session.image().addListener(o -> changed.run());
    }

    /** Mine. */
    int onImage(LabelId label) {
        Image shown = session.image().get();
        return shown == null ? 0 : session.count(shown.id(), label);
    }

    /** Mine. */
    int inProject(LabelId label) {
        return session.total(label, session.me().get().id());
    }

    /** Everybody's objects in the project. */
    int everybodys(LabelId label) {
        return session.total(label, null);
    }
}
