package touchstone.app.table;

import java.util.List;
import java.util.Locale;
import touchstone.model.Messages;
import touchstone.model.ObjectRow;

/** Which rows a field leaves in the table. */
record Condition(Field field, Test test, String value) {

    private static final Messages MESSAGES = Messages.beside(Condition.class);

    enum Test {
        CONTAINS, IS, IS_NOT, LESS, MORE, EMPTY, FILLED;

        String title() {
            return MESSAGES.text("test." + name().toLowerCase(Locale.ROOT));
        }

        boolean takesValue() {
            return this != EMPTY && this != FILLED;
        }
    }

    /** Those that make sense for the field. */
    static List<Test> tests(Field field) {
        return field.isNumber()
                ? List.of(Test.LESS, Test.MORE, Test.IS, Test.IS_NOT, Test.EMPTY, Test.FILLED)
                : List.of(Test.values());
    }

    boolean holds(ObjectRow row, Facts facts) {
        String text = field.of(row, facts);
        return switch (test) {
            case EMPTY -> text.isEmpty();
            case FILLED -> !text.isEmpty();
            case CONTAINS -> value.isEmpty() || Search.contains(text, value);
            case IS -> value.isEmpty() || compare(row, facts, text) == 0;
            case IS_NOT -> value.isEmpty() || compare(row, facts, text) != 0;
            case LESS -> value.isEmpty() || !text.isEmpty() && compare(row, facts, text) < 0;
            case MORE -> value.isEmpty() || !text.isEmpty() && compare(row, facts, text) > 0;
        };
    }

    /** As numbers where both are some, else as texts without regard to case. */
    private int compare(ObjectRow row, Facts facts, String text) {
        double asked = number(value);
        double told = field.isNumber() && !field.isTime() ? field.value(row, facts) : number(text);
        return Double.isNaN(asked) || Double.isNaN(told)
                ? text.compareToIgnoreCase(value.strip())
                : Double.compare(rounded(told, asked), asked);
    }

    /** To as many digits as were asked for: what reads 12.3 is 12.3. */
    private static double rounded(double told, double asked) {
        double scale = 1e3;
        return Math.abs(told - asked) < 0.5 / scale ? asked : told;
    }

    private static double number(String text) {
        String plain = text.strip().replace(',', '.');
        if (plain.isEmpty() || !Character.isDigit(plain.charAt(plain.length() - 1))) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(plain);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }
}
