package touchstone.store.format;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.Palette;
import touchstone.model.ProjectView;
import touchstone.model.Provenance;
import touchstone.model.geometry.GeometryKind;

/** What a written file could not carry, counted. */
public record Losses(List<Loss> all) {

    public static final Losses NONE = new Losses(List.of());

    /** How much of an object is lost. */
    public enum Depth {
        /** Something beside its shape, as an attribute. */
        DETAIL,
        /** Its shape is written as another one that covers about the same. */
        SHAPE,
        /** Only the box around it, or the part of it on the image, is written. */
        BOX,
        /** The whole object. */
        OBJECT
    }

    /**
     * @param what one phrase for the user, as "ellipses written as polygons of 64 points"
     * @param count how many objects or values it happened to
     */
    public record Loss(String what, int count, Depth depth) {
    }

    public Losses {
        all = List.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** How many objects or values were lost to that depth. */
    public int count(Depth depth) {
        return all.stream().filter(l -> l.depth == depth).mapToInt(Loss::count).sum();
    }

    /** Counts losses while a file is written. */
    public static final class Counter {

        private static final Messages TEXT = Messages.beside(Losses.class);

        private final Map<Loss, Integer> counts = new TreeMap<>(
                Comparator.comparing(Loss::depth).reversed().thenComparing(Loss::what));

        /** One more object that is not in the file. */
        public void object(String what) {
            add(what, Depth.OBJECT);
        }

        /** One more object whose shape is another one in the file. */
        public void shape(String what) {
            add(what, Depth.SHAPE);
        }

        /** One more object of which the file has the box around it or the part on the image alone. */
        public void box(String what) {
            add(what, Depth.BOX);
        }

        /** One more value that is not in the file. */
        public void detail(String what) {
            add(what, Depth.DETAIL);
        }

        /** What no interchange format says of an object's making. */
        void origin(Provenance provenance) {
            if (provenance.guidelineVersion() > 0 || provenance.origin() == Provenance.Origin.ACCEPTED) {
                detail(TEXT.text("lossOrigin"));
            }
        }

        /** Attributes, score and making of an object of which only its shape and label are written. */
        void properties(Annotation a) {
            a.attributes().forEach((name, value) -> detail(TEXT.text("lossAttributes")));
            if (a.provenance().score() != null) {
                detail(TEXT.text("lossScores"));
            }
            origin(a.provenance());
        }

        /** Labels that say more than a name and joints, and the guideline. */
        void schema(ProjectView project) {
            for (Label label : project.schema().labels()) {
                if (label.colour() != Palette.colour(label.position()) || label.shortcut() != null
                        || !label.description().isEmpty() || !label.attributes().isEmpty()
                        || label.kinds().size() < GeometryKind.values().length) {
                    detail(TEXT.text("lossLabels"));
                }
            }
            if (project.guideline().isPresent()) {
                detail(TEXT.text("lossGuideline"));
            }
        }

        void layers(List<AnnotatorId> annotators) {
            for (int i = 1; i < annotators.size(); i++) {
                detail(TEXT.text("lossLayers"));
            }
        }

        /** What happened in another file too. */
        void add(Losses others) {
            others.all.forEach(l -> counts.merge(new Loss(l.what, 0, l.depth), l.count, Integer::sum));
        }

        private void add(String what, Depth depth) {
            counts.merge(new Loss(what, 0, depth), 1, Integer::sum);
        }

        public Losses total() {
            return new Losses(counts.entrySet().stream()
                    .map(e -> new Loss(e.getKey().what(), e.getValue(), e.getKey().depth())).toList());
        }
    }
}
