package touchstone.app.table;

import java.util.List;
import java.util.function.Predicate;
import touchstone.model.AnnotatorId;
import touchstone.model.ObjectRow;

/**
 * Which rows are wanted.
 *
 * @param words all of them have to be found in what a row says of label, kind, person, attributes, image or origin
 * @param conditions all of them have to hold
 * @param seen whose objects are shown at all
 */
record Search(List<String> words, List<Condition> conditions, Predicate<AnnotatorId> seen) {

    private static final List<String> SEARCHED = List.of(Field.LABEL, "kind", "annotator", "image", "attributes",
            "origin", "source");
    private static final List<Field> FIELDS = Field.all().stream().filter(f -> SEARCHED.contains(f.key())).toList();

    static Search of(String text, List<Condition> conditions, Predicate<AnnotatorId> seen) {
        return new Search(List.of(text.strip().split("\\s+", -1)).stream().filter(w -> !w.isEmpty()).toList(),
                conditions, seen);
    }

    boolean takes(ObjectRow row, Facts facts) {
        if (!seen.test(row.annotator())) {
            return false;
        }
        for (String word : words) {
            if (FIELDS.stream().noneMatch(f -> contains(f.of(row, facts), word))) {
                return false;
            }
        }
        for (Condition condition : conditions) {
            if (!condition.holds(row, facts)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text holds another, without regard to case. */
    static boolean contains(String text, String part) {
        for (int i = 0; i + part.length() <= text.length(); i++) {
            if (text.regionMatches(true, i, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }
}
