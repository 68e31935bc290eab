package touchstone.qa.labelerror;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.geometry.Bounds;
import touchstone.qa.Severity;

/**
 * A place where a label may be wrong.
 *
 * @param objects those that it is about, none where one seems to be missing
 * @param region where to look, in image pixels; null for the whole image
 * @param score how suspicious it is, from 0 to 1; comparable within a kind
 * @param sentence what is the matter
 */
public record Suspicion(Kind kind, Severity severity, Image image, List<Annotation> objects, @Nullable Bounds region,
        double score, String sentence) {

    /** The worst severity first, then the most suspicious; among equals by image and sentence, so that the order is fixed. */
    public static final Comparator<Suspicion> WORST_FIRST = Comparator.comparing(Suspicion::severity)
            .thenComparing(Comparator.comparingDouble(Suspicion::score).reversed())
            .thenComparing(s -> s.image.address()).thenComparing(Suspicion::sentence);

    public enum Kind {
        /** Somebody else, or a model, is sure of an object where none was drawn. */
        OVERLOOKED,
        /** Somebody else, or a model, has the object in another place. */
        BADLY_LOCATED,
        /** Somebody else, or a model, gives the object another label. */
        SWAPPED,
        /** A model speaks against the image's tag. */
        TAG,
        /** One place was drawn twice with different labels. */
        TWO_LABELS,
        /** One place was drawn twice with one label. */
        DUPLICATE,
        /** Two pictures are nearly the same and labelled differently. */
        TWIN_IMAGES,
        /** The nearest neighbours have another label. */
        NEIGHBOURS,
        /** The object is far larger or smaller than others of its label. */
        SIZE,
        /** The object is far longer or rounder than others of its label. */
        ASPECT,
        /** The object is far brighter or darker than others of its label. */
        INTENSITY,
        /** The object stands out from its surroundings otherwise than others of its label. */
        CONTRAST,
        /** A place without an object looks like one with an object: a hint, no more. */
        LOOK_ALIKE;

        /** Its name in JSON. */
        public String key() {
            StringBuilder key = new StringBuilder();
            for (char c : name().toCharArray()) {
                if (c == '_') {
                    key.append(c);
                } else if (!key.isEmpty() && key.charAt(key.length() - 1) == '_') {
                    key.setCharAt(key.length() - 1, c);
                } else {
                    key.append(Character.toLowerCase(c));
                }
            }
            return key.toString();
        }
    }

    public Suspicion {
        objects = List.copyOf(objects);
    }
}
