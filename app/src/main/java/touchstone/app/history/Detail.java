package touchstone.app.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;

/**
 * What an edit changed of an image's objects.
 *
 * @param sentence in words
 * @param picture of the first object that has a shape
 */
record Detail(List<Change> changes, String sentence, Preview picture) {

    private static final Messages MESSAGES = Messages.beside(Detail.class);
    private static final int WIDTH = 180;
    private static final int HEIGHT = 110;

    Detail {
        changes = List.copyOf(changes);
    }

    /** Changes between two states of an image. */
    static List<Change> between(List<Annotation> before, List<Annotation> after) {
        Map<AnnotationId, Annotation> was = new HashMap<>();
        before.forEach(o -> was.put(o.id(), o));
        List<Change> changes = new ArrayList<>();
        for (Annotation object : after) {
            Annotation known = was.remove(object.id());
            if (!object.equals(known)) {
                changes.add(new Change(known, object));
            }
        }
        was.values().forEach(o -> changes.add(Change.remove(o)));
        return changes;
    }

    static Detail of(List<Change> changes, LabelSchema schema) {
        Optional<Change> first = changes.stream().findFirst();
        Preview picture = first.map(c -> Preview.of(c.before() instanceof Annotation b ? b.geometry() : null,
                c.after() instanceof Annotation a ? a.geometry() : null, WIDTH, HEIGHT))
                .orElseGet(() -> Preview.of(null, null, WIDTH, HEIGHT));
        return new Detail(changes, changes.size() == 1
                ? one(changes.getFirst(), schema)
                : MESSAGES.text("detail.many", changes.size()), picture);
    }

    private static String one(Change change, LabelSchema schema) {
        if (!(change.before() instanceof Annotation before)) {
            return MESSAGES.text("detail.added", change.after() instanceof Annotation a ? label(a, schema) : "");
        }
        if (!(change.after() instanceof Annotation after)) {
            return MESSAGES.text("detail.removed", label(before, schema));
        }
        List<String> said = new ArrayList<>();
        if (!before.label().equals(after.label())) {
            said.add(MESSAGES.text("detail.label", label(before, schema), label(after, schema)));
        }
        after.attributes().forEach((name, value) -> {
            String was = before.attributes().getOrDefault(name, "");
            if (!was.equals(value)) {
                said.add(MESSAGES.text("detail.attribute", name, was.isEmpty() ? "-" : was, value));
            }
        });
        before.attributes().forEach((name, value) -> {
            if (!after.attributes().containsKey(name)) {
                said.add(MESSAGES.text("detail.attribute", name, value, "-"));
            }
        });
        if (!before.geometry().equals(after.geometry())) {
            said.add(MESSAGES.text("detail.shape", before.geometry().area(), after.geometry().area()));
        }
        return String.join("\n", said);
    }

    private static String label(Annotation object, LabelSchema schema) {
        return schema.byId(object.label()).map(touchstone.model.Label::name).orElse("");
    }

    /** Brings an object, or all of mine on an image, back to an earlier state. */
    static List<Change> back(Session session, List<Annotation> then, List<Annotation> now) {
        return between(now.stream().filter(session::isMine).toList(), then.stream().filter(session::isMine).toList());
    }
}
