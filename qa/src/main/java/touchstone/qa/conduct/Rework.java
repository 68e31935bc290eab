package touchstone.qa.conduct;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.ImageId;
import touchstone.model.Progress;
import touchstone.model.Progress.Status;

/**
 * Which finished objects were changed afterwards. An annotator's objects on an image are finished when the image is
 * marked as done or returned, or when somebody else changes one of them. What is taken back, or ends as it was, is no
 * rework, nor is what the annotator adds later himself.
 */
public final class Rework {

    /** An annotator's objects on one image. */
    private static final class Layer {
        private long objects;
        private long most;
        private boolean finished;

        private void finish() {
            finished = true;
            most = Math.max(most, objects);
        }
    }

    private static final class Touched {
        private final @Nullable Annotation before;
        private @Nullable Annotation after;
        private boolean byOther;

        Touched(@Nullable Annotation before) {
            this.before = before;
        }
    }

    /**
     * An object that did not stay as it was finished.
     *
     * @param before null where it was missing
     * @param after null where it was removed
     * @param byOther whether somebody else than its annotator changed it
     */
    public record Correction(@Nullable Annotation before, @Nullable Annotation after, boolean byOther) {

        public AnnotatorId annotator() {
            return any().annotator();
        }

        public ImageId image() {
            return any().image();
        }

        private Annotation any() {
            Annotation any = after != null ? after : before;
            if (any == null) {
                throw new IllegalStateException();
            }
            return any;
        }

        /** Whether it was finished, rather than added afterwards. */
        public boolean wasThere() {
            return before != null;
        }
    }

    private final Set<AnnotatorId> annotators;
    private final Map<Progress.Key, Layer> layers = new HashMap<>();
    private final Map<AnnotationId, Touched> touched = new HashMap<>();

    Rework(Set<AnnotatorId> annotators) {
        this.annotators = Set.copyOf(annotators);
    }

    void read(Change change, @Nullable AnnotatorId author, boolean imported) {
        switch (change.any()) {
            case Annotation a when annotators.contains(a.annotator()) -> read(a, change, author, imported);
            case Progress p when annotators.contains(p.annotator()) -> {
                if (change.after() != null && (p.status() == Status.DONE || p.status() == Status.RETURNED)) {
                    layer(p.identity()).finish();
                }
            }
            default -> {
                // Says nothing of anybody's objects.
            }
        }
    }

    private void read(Annotation object, Change change, @Nullable AnnotatorId author, boolean imported) {
        Layer layer = layer(new Progress.Key(object.image(), object.annotator()));
        boolean byOther = author != null && !author.equals(object.annotator());
        if (byOther && !imported) {
            layer.finish();
        }
        boolean goesOn = change.before() == null && !byOther && !touched.containsKey(object.id());
        if (layer.finished && !imported && author != null && !goesOn) {
            Touched t = touched.computeIfAbsent(object.id(), id -> new Touched(annotation(change.before())));
            t.after = annotation(change.after());
            t.byOther |= byOther;
        }
        layer.objects += change.before() == null ? 1 : change.after() == null ? -1 : 0;
    }

    private Layer layer(Progress.Key key) {
        return layers.computeIfAbsent(key, k -> new Layer());
    }

    private static @Nullable Annotation annotation(@Nullable Object item) {
        return item instanceof Annotation a ? a : null;
    }

    /** How many objects of each annotator were finished. */
    public Map<AnnotatorId, Long> finished() {
        Map<AnnotatorId, Long> finished = new HashMap<>();
        layers.forEach((key, layer) -> {
            if (layer.finished) {
                finished.merge(key.annotator(), layer.most, Long::sum);
            }
        });
        return Collections.unmodifiableMap(finished);
    }

    public List<Correction> corrections() {
        List<Correction> all = new ArrayList<>();
        for (Touched t : touched.values()) {
            if (!same(t.before, t.after)) {
                all.add(new Correction(t.before, t.after, t.byOther));
            }
        }
        return all;
    }

    private static boolean same(@Nullable Annotation a, @Nullable Annotation b) {
        return a == null || b == null
                ? a == null && b == null
                : a.label().equals(b.label()) && a.geometry().equals(b.geometry())
                        && a.attributes().equals(b.attributes());
    }
}
