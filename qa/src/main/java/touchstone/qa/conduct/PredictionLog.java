package touchstone.qa.conduct;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Entry;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.ProjectView;
import touchstone.model.Provenance.Origin;
import touchstone.model.note.Verdict;
import touchstone.qa.similarity.Iou;
import touchstone.qa.similarity.Similarity;

/**
 * What became of a model's predictions in people's hands: a prediction is judged when a person makes it his own or
 * removes it, and no longer when he takes that back. One that is changed in the same step or later counts as edited as
 * long as it is not what the model said.
 */
public final class PredictionLog {

    /** What somebody did about one prediction. */
    public static final class Judged {

        private final AnnotatorId by;
        private final AnnotatorId layer;
        private final ImageId image;
        private final int predicted;
        private final Map<String, String> attributes;
        private double millis;
        private boolean rejected;
        private boolean edited;
        private @Nullable Double similarity;

        Judged(AnnotatorId by, Annotation prediction) {
            this.by = by;
            this.layer = prediction.annotator();
            this.image = prediction.image();
            this.predicted = says(prediction);
            this.attributes = prediction.attributes();
        }

        public ImageId image() {
            return image;
        }

        /** Whether it was made one's own without a change. */
        public boolean isTakenAsItIs() {
            return !rejected && !edited;
        }

        public AnnotatorId by() {
            return by;
        }

        /** The prediction's own attributes. */
        public Map<String, String> attributes() {
            return attributes;
        }

        public double seconds() {
            return millis / 1000;
        }

        public boolean isRejected() {
            return rejected;
        }

        public boolean isEdited() {
            return edited;
        }

        /** How much the shape is still what the model drew: their IoU; null where the prediction is gone or unknown. */
        public @Nullable Double similarity() {
            return similarity;
        }

        /**
         * Of a verdict that the project keeps.
         *
         * @param predicted what the model said
         * @param own what it became; null where it was rejected, or removed since
         */
        static Judged of(Verdict verdict, Annotation predicted, @Nullable Annotation own, Similarity similarity) {
            Judged one = new Judged(verdict.author(), predicted);
            one.millis = verdict.millis();
            one.rejected = own == null;
            if (own != null) {
                one.edited = says(own) != one.predicted;
                one.similarity = similarity.of(predicted.geometry(), own.geometry());
            }
            return one;
        }
    }

    private final Map<AnnotationId, Judged> judged = new LinkedHashMap<>();

    void read(Entry entry, AnnotatorId author, long worked) {
        int decisions = 0;
        for (Change change : entry.changes()) {
            decisions += isDecision(change) ? 1 : 0;
        }
        for (Change change : entry.changes()) {
            Annotation before = annotation(change.before());
            Annotation after = annotation(change.after());
            if (isDecision(change)) {
                Annotation predicted = before != null && before.provenance().origin() == Origin.MODEL ? before : after;
                if (predicted != null) {
                    Judged one = new Judged(author, predicted);
                    one.rejected = after == null;
                    one.millis = (double) worked / decisions;
                    one.edited = after != null && says(after) != one.predicted;
                    judged.put(predicted.id(), one);
                }
            } else if (after != null && after.provenance().origin() == Origin.MODEL) {
                // Back in the model's hands.
                judged.remove(after.id());
            } else if (before != null) {
                Judged one = judged.get(before.id());
                if (one != null && after == null) {
                    one.rejected = true;
                } else if (one != null && after != null) {
                    one.edited = says(after) != one.predicted;
                }
            } else if (after != null) {
                Judged one = judged.get(after.id());
                if (one != null) {
                    one.rejected = false;
                }
            }
        }
    }

    /** A person makes a prediction his own, or a copy of one, or removes one. */
    private static boolean isDecision(Change change) {
        Annotation before = annotation(change.before());
        Annotation after = annotation(change.after());
        boolean model = before != null && before.provenance().origin() == Origin.MODEL;
        return after == null ? model : after.provenance().origin() == Origin.ACCEPTED && (model || before == null);
    }

    private static @Nullable Annotation annotation(@Nullable Object item) {
        return item instanceof Annotation a ? a : null;
    }

    /** A short stand-in for label and shape, so that not every prediction is held. */
    private static int says(Annotation a) {
        return 31 * a.label().hashCode() + a.geometry().hashCode();
    }

    public Collection<Judged> judged() {
        return Collections.unmodifiableCollection(judged.values());
    }

    /**
     * What the log tells, and what the project's verdicts tell: those came along with work that was merged, whose own log
     * did not, and they lead to the prediction. What becomes of gold and of a consensus is no verdict on a model: there
     * it is people's objects that are taken over or given up.
     */
    public List<Judged> judged(ProjectView project) {
        Map<AnnotationId, Judged> all = new LinkedHashMap<>(judged);
        Set<AnnotatorId> settled = project.annotators().stream()
                .filter(a -> a.role() == Annotator.Role.GOLD || a.role() == Annotator.Role.CONSENSUS).map(Annotator::id)
                .collect(Collectors.toSet());
        all.values().removeIf(j -> settled.contains(j.layer));
        List<Annotator> models = project.annotators().stream().filter(a -> a.role() == Annotator.Role.MODEL).toList();
        List<Judged> kept = new ArrayList<>();
        for (Note note : project.notes()) {
            Verdict verdict = Verdict.of(note).orElse(null);
            Annotation predicted = verdict == null
                    ? null
                    : models.stream().flatMap(m -> project.annotations(verdict.image(), m.id()).stream())
                            .filter(a -> a.id().equals(verdict.prediction())).findFirst().orElse(null);
            if (verdict == null || predicted == null) {
                continue;
            }
            all.remove(verdict.prediction());
            if (verdict.own() != null) {
                all.remove(verdict.own());
            }
            Annotation own = project.annotations(verdict.image(), verdict.author()).stream()
                    .filter(a -> a.id().equals(verdict.own())).findFirst().orElse(null);
            kept.add(Judged.of(verdict, predicted, own, new Iou(1)));
        }
        kept.addAll(all.values());
        return kept;
    }
}
