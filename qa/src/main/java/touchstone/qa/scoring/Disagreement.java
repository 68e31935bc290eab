package touchstone.qa.scoring;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.qa.Severity;
import touchstone.qa.ErrorKind;

/**
 * One place where two annotators differ; the first of them is the reference.
 *
 * @param first the reference's object, null when it has none here; of a duplicate, the one that is matched already
 * @param second the other's object, null when he has none here
 * @param iou similarity of the two objects; for a single one the largest that it has with any object of the other side
 */
public record Disagreement(Image image, @Nullable Annotation first, @Nullable Annotation second, ErrorKind kind,
        double iou, Severity severity) {

    /** Severe ones first, then the less alike, then the larger, then by image and id, so that the order is fixed. */
    public static final Comparator<Disagreement> WORST_FIRST = Comparator.comparing(Disagreement::severity)
            .thenComparingDouble(Disagreement::iou)
            .thenComparing(Comparator.comparingDouble(Disagreement::size).reversed())
            .thenComparing(d -> d.image.address()).thenComparing(d -> d.any().id());

    /** The reference's object where there is one, else the other's. */
    public Annotation any() {
        if (first != null) {
            return first;
        }
        if (second != null) {
            return second;
        }
        throw new IllegalStateException("A disagreement is about an object.");
    }

    private double size() {
        return any().geometry().area();
    }
}
