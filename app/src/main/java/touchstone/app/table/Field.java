package touchstone.app.table;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.ObjectRow;
import touchstone.model.Spacing;

/**
 * Something that a row says: a column of the table, what a condition looks at, a cell of a file.
 *
 * @param key its name in the settings
 * @param title for people
 * @param width of the column, pixels
 * @param text what people read
 * @param number what numbers sort by, NaN where there is none; null for texts
 */
record Field(String key, String title, double width, BiFunction<ObjectRow, Facts, String> text,
        @Nullable ToDoubleBiFunction<ObjectRow, Facts> number) {

    static final String LABEL = "label";
    static final String ATTRIBUTE = "attribute.";

    private static final Messages MESSAGES = Messages.beside(Field.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String CREATED = "created";
    private static final String CHANGED = "changed";

    /** What a table shows that nobody has arranged yet. */
    static final List<String> USUAL = List.of(LABEL, "kind", "annotator", "area", "x", "y", "width", "height",
            "attributes");

    /** Those of every object, in the language of now: it can change while the window is open. */
    static List<Field> all() {
        return List.of(
                text(LABEL, 150, (row, facts) -> facts.label(row)),
                text("kind", 80, (row, facts) -> MESSAGES.text("kind." + row.kind().key())),
                text("annotator", 110, Field::annotator),
                text("image", 150, (row, facts) -> {
                    Image image = facts.image(row);
                    return image == null ? "" : image.address();
                }),
                number("area", 90, 1, (row, facts) -> facts.area(row)),
                number("area-mm", 90, 3, Field::squareMillimetres),
                number("perimeter", 90, 1, (row, facts) -> facts.perimeter(row)),
                number("x", 70, 1, (row, facts) -> row.bounds().isEmpty() ? Double.NaN : row.bounds().minX()),
                number("y", 70, 1, (row, facts) -> row.bounds().isEmpty() ? Double.NaN : row.bounds().minY()),
                number("width", 70, 1, (row, facts) -> row.bounds().isEmpty() ? Double.NaN : row.bounds().width()),
                number("height", 70, 1, (row, facts) -> row.bounds().isEmpty() ? Double.NaN : row.bounds().height()),
                text("attributes", 180, (row, facts) -> attributes(row)),
                text("origin", 90, (row, facts) -> MESSAGES.text("origin." + row.provenance().origin().key())),
                text("source", 120, (row, facts) -> row.provenance().source()),
                number("score", 70, 3, (row, facts) -> score(row)),
                time(CREATED, (row, facts) -> {
                    Facts.Span span = facts.times().get(row.id());
                    return span == null ? Double.NaN : span.created();
                }),
                time(CHANGED, (row, facts) -> {
                    Facts.Span span = facts.times().get(row.id());
                    return span == null ? Double.NaN : span.changed();
                }),
                text("id", 240, (row, facts) -> row.id().toString()));
    }

    /** The value of one attribute. */
    static Field attribute(String name) {
        return new Field(ATTRIBUTE + name, name, 100, (row, facts) -> row.attributes().getOrDefault(name, ""), null);
    }

    /** Those of every object and those that its labels have. */
    static List<Field> of(List<String> attributes) {
        List<Field> all = new ArrayList<>(all());
        attributes.forEach(name -> all.add(attribute(name)));
        return all;
    }

    boolean isNumber() {
        return number != null;
    }

    boolean isTime() {
        return key.equals(CREATED) || key.equals(CHANGED);
    }

    String of(ObjectRow row, Facts facts) {
        return text.apply(row, facts);
    }

    /** NaN where there is none. */
    double value(ObjectRow row, Facts facts) {
        return number == null ? Double.NaN : number.applyAsDouble(row, facts);
    }

    private static Field text(String key, double width, BiFunction<ObjectRow, Facts, String> text) {
        return new Field(key, MESSAGES.text("column." + key), width, text, null);
    }

    private static Field number(String key, double width, int digits, ToDoubleBiFunction<ObjectRow, Facts> number) {
        return new Field(key, MESSAGES.text("column." + key), width, (row, facts) -> {
            double value = number.applyAsDouble(row, facts);
            return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%." + digits + "f", value);
        }, number);
    }

    private static Field time(String key, ToDoubleBiFunction<ObjectRow, Facts> number) {
        return new Field(key, MESSAGES.text("column." + key), 140, (row, facts) -> {
            double value = number.applyAsDouble(row, facts);
            return Double.isNaN(value)
                    ? ""
                    : TIME.format(Instant.ofEpochMilli((long) value).atZone(ZoneId.systemDefault()));
        }, number);
    }

    private static String annotator(ObjectRow row, Facts facts) {
        Annotator who = facts.people().get(row.annotator());
        String name = who == null ? "" : who.name();
        return facts.isMine(row) ? MESSAGES.text("mine", name) : name;
    }

    private static double squareMillimetres(ObjectRow row, Facts facts) {
        Image image = facts.image(row);
        Spacing spacing = image == null ? null : image.spacing();
        return spacing == null ? Double.NaN : facts.area(row) * spacing.x() * spacing.y();
    }

    private static double score(ObjectRow row) {
        Double score = row.provenance().score();
        return score == null ? Double.NaN : score;
    }

    private static String attributes(ObjectRow row) {
        List<String> all = new ArrayList<>();
        row.attributes().forEach((name, value) -> all.add(name + " " + value));
        return String.join(", ", all);
    }
}
