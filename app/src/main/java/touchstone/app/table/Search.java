package touchstone.app.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern AROUND = Pattern.compile("\\s*(!=|[<>=])\\s*");
    private static final Pattern COMPARISON = Pattern.compile("([^<>=!]+)(!=|[<>=])([^<>=!]+)");
    private static final List<Field> FIELDS = Field.all().stream().filter(f -> SEARCHED.contains(f.key())).toList();

    /**
     * Reads what was typed: words, and between them comparisons such as {@code area>200} or {@code label=cell}, with
     * blanks around the sign or without.
     *
     * @param fields what can be compared, by key or by title
     * @param conditions that hold besides
     */
    static Search of(String text, List<Field> fields, List<Condition> conditions, Predicate<AnnotatorId> seen) {
        List<String> words = new ArrayList<>();
        List<Condition> all = new ArrayList<>(conditions);
        for (String word : AROUND.matcher(text.strip()).replaceAll("$1").split("\\s+", -1)) {
            Optional<Condition> compared = comparison(word, fields);
            compared.ifPresent(all::add);
            if (compared.isEmpty() && !word.isEmpty()) {
                words.add(word);
            }
        }
        return new Search(words, List.copyOf(all), seen);
    }

    private static Optional<Condition> comparison(String word, List<Field> fields) {
        Matcher parts = COMPARISON.matcher(word);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Condition.Test test = switch (parts.group(2)) {
            case "<" -> Condition.Test.LESS;
            case ">" -> Condition.Test.MORE;
            case "!=" -> Condition.Test.IS_NOT;
            default -> Condition.Test.IS;
        };
        return fields.stream().filter(f -> isNamed(f, parts.group(1))).findFirst()
                .map(f -> new Condition(f, test, parts.group(3)));
    }

    /** By key, title, or the title without its unit. */
    private static boolean isNamed(Field field, String name) {
        return field.key().equalsIgnoreCase(name) || field.title().equalsIgnoreCase(name)
                || field.isNumber() && field.title().toLowerCase(Locale.ROOT)
                        .startsWith(name.toLowerCase(Locale.ROOT) + " ");
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
