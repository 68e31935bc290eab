package touchstone.store.format;

import java.util.List;
import java.util.Map;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;

/**
 * @param annotators whose objects are written, in this order
 * @param parts of which part of a division each image is, as "train"; empty where nothing is divided
 * @param watch who waits
 */
public record WriteOptions(List<AnnotatorId> annotators, Map<ImageId, String> parts, Watch watch) {

    public WriteOptions {
        annotators = List.copyOf(annotators);
        parts = Map.copyOf(parts);
    }

    public WriteOptions(List<AnnotatorId> annotators) {
        this(annotators, Map.of(), Watch.PATIENT);
    }
}
