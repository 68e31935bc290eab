package touchstone.store.format;

import java.util.List;
import touchstone.model.AnnotatorId;

/**
 * @param annotators whose objects are written, in this order
 */
public record WriteOptions(List<AnnotatorId> annotators) {

    public WriteOptions {
        annotators = List.copyOf(annotators);
    }
}
