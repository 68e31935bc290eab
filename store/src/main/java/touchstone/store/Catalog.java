package touchstone.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.NoteId;
import touchstone.model.Progress;

/** Everything of a project but its annotations and notes: few enough to be kept in memory. Immutable; sorted by id. */
record Catalog(SortedMap<ImageId, Image> images, SortedMap<AnnotatorId, Annotator> annotators,
        SortedMap<LabelId, Label> labels, SortedMap<GuidelineId, Guideline> guidelines,
        Map<Progress.Key, Progress> progress) {

    static final Catalog EMPTY = new Catalog(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(),
            Map.of());

    @Nullable
    Item get(Object identity) {
        return switch (identity) {
            case ImageId id -> images.get(id);
            case AnnotatorId id -> annotators.get(id);
            case LabelId id -> labels.get(id);
            case GuidelineId id -> guidelines.get(id);
            case Progress.Key key -> progress.get(key);
            default -> null;
        };
    }

    /** This catalog after the changes; those of annotations and notes do not matter to it. */
    Catalog with(List<Change> changes) {
        Editor editor = new Editor(this);
        for (Change change : changes) {
            editor.apply(change);
        }
        return editor.result();
    }

    /** Copies the maps that change, once each. */
    private static final class Editor {

        private final Catalog from;
        private @Nullable SortedMap<ImageId, Image> images;
        private @Nullable SortedMap<AnnotatorId, Annotator> annotators;
        private @Nullable SortedMap<LabelId, Label> labels;
        private @Nullable SortedMap<GuidelineId, Guideline> guidelines;
        private @Nullable Map<Progress.Key, Progress> progress;

        Editor(Catalog from) {
            this.from = from;
        }

        void apply(Change change) {
            switch (change.identity()) {
                case ImageId id -> {
                    images = images == null ? new TreeMap<>(from.images) : images;
                    put(images, id, (Image) change.after());
                }
                case AnnotatorId id -> {
                    annotators = annotators == null ? new TreeMap<>(from.annotators) : annotators;
                    put(annotators, id, (Annotator) change.after());
                }
                case LabelId id -> {
                    labels = labels == null ? new TreeMap<>(from.labels) : labels;
                    put(labels, id, (Label) change.after());
                }
                case GuidelineId id -> {
                    guidelines = guidelines == null ? new TreeMap<>(from.guidelines) : guidelines;
                    put(guidelines, id, (Guideline) change.after());
                }
                case Progress.Key key -> {
                    progress = progress == null ? new HashMap<>(from.progress) : progress;
                    put(progress, key, (Progress) change.after());
                }
                case AnnotationId id -> {
                }
                case NoteId id -> {
                }
                default -> throw new IllegalArgumentException(change.identity().toString());
            }
        }

        private static <K, V extends Item> void put(Map<K, V> map, K key, @Nullable V value) {
            if (value == null) {
                map.remove(key);
            } else {
                map.put(key, value);
            }
        }

        Catalog result() {
            return new Catalog(images == null ? from.images : images, annotators == null ? from.annotators : annotators,
                    labels == null ? from.labels : labels, guidelines == null ? from.guidelines : guidelines,
                    progress == null ? from.progress : progress);
        }
    }
}
