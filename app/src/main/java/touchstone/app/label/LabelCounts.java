package touchstone.app.label;

import java.util.HashMap;
import java.util.Map;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Entry;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.LabelId;

/** How many objects of each label I have, on the shown image and in the project; kept up from the edits. */
final class LabelCounts implements Session.Listener {

    private final Session session;
    private final Runnable changed;
    private final Map<LabelId, Map<AnnotatorId, Integer>> project = new HashMap<>();
    private final Map<LabelId, Map<AnnotatorId, Integer>> image = new HashMap<>();

    LabelCounts(Session session, Runnable changed) {
        this.session = session;
        this.changed = changed;
        session.listen(this);
        read();
        loaded();
    }

    private void read() {
        session.ask(session.project()::countsByLabel, found -> {
            project.clear();
            found.forEach((label, counts) -> project.put(label, new HashMap<>(counts)));
            changed.run();
        });
    }

    int onImage(LabelId label) {
        return of(image, label);
    }

    int inProject(LabelId label) {
        return of(project, label);
    }

    /** Everybody's objects in the project. */
    int everybodys(LabelId label) {
        return project.getOrDefault(label, Map.of()).values().stream().mapToInt(n -> n).sum();
    }

    private int of(Map<LabelId, Map<AnnotatorId, Integer>> counts, LabelId label) {
        return counts.getOrDefault(label, Map.of()).getOrDefault(session.me().get().id(), 0);
    }

    private static void add(Map<LabelId, Map<AnnotatorId, Integer>> counts, Annotation object, int n) {
        counts.computeIfAbsent(object.label(), id -> new HashMap<>()).merge(object.annotator(), n, Integer::sum);
    }

    private void add(Item item, int n) {
        ImageId shown = session.image().get() == null ? null : session.image().get().id();
        if (item instanceof Annotation object) {
            add(project, object, n);
            if (object.image().equals(shown)) {
                add(image, object, n);
            }
        }
    }

    @Override
    public void applied(Entry entry, boolean drawn) {
        for (Change change : entry.changes()) {
            if (change.before() != null) {
                add(change.before(), -1);
            }
            if (change.after() != null) {
                add(change.after(), 1);
            }
        }
        changed.run();
    }

    @Override
    public void loaded() {
        image.clear();
        session.objects().forEach(o -> add(image, o, 1));
        changed.run();
    }
}
