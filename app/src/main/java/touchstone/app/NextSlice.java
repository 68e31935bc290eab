package touchstone.app;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.Provenance;

/** Takes what is selected onto the next slice of a stack, where the outline has mostly moved but a little. */
final class NextSlice {

    private static final Messages MESSAGES = Messages.beside(NextSlice.class);

    private NextSlice() {
    }

    private static @Nullable Image after(Session session) {
        Image shown = session.image().get();
        if (shown == null) {
            return null;
        }
        List<Image> stack = session.stacks().of(shown).images();
        int next = session.stacks().place(shown) + 1;
        return next < stack.size() ? stack.get(next) : null;
    }

    /** Why nothing can be taken there; empty when it can. */
    static String obstacle(Session session) {
        Image shown = session.image().get();
        Image next = after(session);
        if (shown == null || next == null) {
            return MESSAGES.text("to-next-slice.last");
        }
        if (next.width() != shown.width() || next.height() != shown.height()) {
            return MESSAGES.text("to-next-slice.size");
        }
        return session.selected().isEmpty() ? MESSAGES.text("select.first") : "";
    }

    static void take(Session session) {
        Image next = after(session);
        if (next == null) {
            return;
        }
        int guideline = session.guidelineVersion();
        List<Annotation> added = session.selected().stream()
                .map(a -> new Annotation(AnnotationId.create(), next.id(), a.label(), session.me().get().id(),
                        a.geometry(), a.attributes(), Provenance.human(guideline)))
                .toList();
        session.commit(new Edit(MESSAGES.text("to-next-slice.edit", added.size()),
                added.stream().map(Change::add).toList()));
        session.show(next.id());
        // So that they can be moved, and taken on from slice to slice.
        session.selection().set(added.stream().map(Annotation::id).collect(Collectors.toSet()));
    }
}
