package touchstone.store;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Label;
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

    static Summary of(ProjectFile file, Project project, EditLog log) throws SQLException {
        Map<AnnotatorId, Long> byAnnotator = new HashMap<>();
        Map<GeometryKind, Long> byKind = new EnumMap<>(GeometryKind.class);
        long[] total = { 0 };
        file.database().each("objectsByAnnotatorAndKind", row -> {
            long count = row.getLong(3);
            total[0] += count;
            GeometryKind.of(row.getString(2)).ifPresent(kind -> byKind.merge(kind, count, Long::sum));
            try {
                byAnnotator.merge(new AnnotatorId(Ids.of(row.getBytes(1))), count, Long::sum);
            } catch (Damaged nobodys) {
                // Counted in the total; verifying the project names it.
            }
        });
        List<Layer> layers = project.annotators().stream()
                .map(a -> new Layer(a, byAnnotator.getOrDefault(a.id(), 0L))).toList();
        return new Summary(project.images().size(), layers,
                project.schema().labels().stream().map(Label::name).toList(), total[0], byKind, log.length(),
                file.layout(), log.head());
    }
}
