package touchstone.store;

import java.util.List;
import java.util.Map;
import touchstone.model.Annotator;
import touchstone.model.geometry.GeometryKind;

/**
 * A project in numbers.
 *
 * @param images how many
 * @param annotators in the order they were added
 * @param labels names in the schema's order
 * @param annotations how many objects of all annotators
 * @param byKind objects by kind of shape; kinds that do not occur are missing
 * @param edits length of the log
 * @param schemaVersion version of the file's layout
 * @param auditHead hash of the log's last entry
 */
public record Summary(int images, List<Layer> annotators, List<String> labels, long annotations,
        Map<GeometryKind, Long> byKind, long edits, int schemaVersion, String auditHead) {

    /** An annotator and how many objects are theirs. */
    public record Layer(Annotator annotator, long annotations) {
    }
}
