package touchstone.qa.breakdown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.qa.Estimate;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.agreement.ObjectGroup;
import touchstone.qa.agreement.RatingTable;

/**
 * Agreement on the labels of objects when the tree of labels is looked at down to one level: a label below it counts as its
 * ancestor there. On a higher level fewer things can be confused. What counts as one object is decided by shape alone
 * ({@link ObjectGroup}), so the units are the same on every level; an object of one annotator that overlaps nobody's enough
 * is no unit.
 *
 * @param level 0 for the top
 * @param categories how many labels are told apart on it
 * @param numbers coefficients over the objects that two or more annotators have, by name
 */
public record LevelAgreement(int level, int categories, int units, Map<String, Estimate> numbers) {

    public LevelAgreement {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }

    /** From the top down; one level where the labels have no parents. */
    public static List<LevelAgreement> of(LabelSchema schema, List<Annotator> annotators, List<ObjectGroup> groups) {
        List<LevelAgreement> levels = new ArrayList<>();
        for (int level = 0; level < schema.depth(); level++) {
            Map<LabelId, String> ancestors = new HashMap<>();
            for (Label label : schema.labels()) {
                int at = level;
                schema.ancestor(label.id(), at).ifPresent(a -> ancestors.put(label.id(), "label " + a.name()));
            }
            RatingTable.Builder units = new RatingTable.Builder(annotators.stream().map(Annotator::name).toList());
            for (ObjectGroup group : groups) {
                if (group.size() >= 2) {
                    List<@Nullable String> unit = new ArrayList<>();
                    for (Annotation object : group.objects()) {
                        unit.add(object == null ? null : ancestors.get(object.label()));
                    }
                    units.add(unit);
                }
            }
            RatingTable table = units.build();
            levels.add(new LevelAgreement(level, (int) ancestors.values().stream().distinct().count(), table.units(),
                    Agreement.coefficients(table)));
        }
        return levels;
    }
}
