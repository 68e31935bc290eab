package touchstone.qa.conduct;

import java.util.Arrays;
import java.util.List;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Severity;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Unit;

/** The words of one analysis: texts whose keys begin with its name, and headings that several share. */
record Wording(String analysis) {

    private static final Messages TEXT = Messages.beside(Wording.class);

    String text(String key, Object... values) {
        return TEXT.text(analysis + "." + key, values);
    }

    static String shared(String key, Object... values) {
        return TEXT.text(key, values);
    }

    static List<Grid.Column> columns(String... keys) {
        return Arrays.stream(keys).map(key -> new Grid.Column(key, shared("column." + key))).toList();
    }

    static Figures.Figure figure(String key, Estimate estimate, Unit unit) {
        return new Figures.Figure(key, shared("figure." + key), estimate, unit);
    }

    Alarm alarm(Severity severity, String key, Object... values) {
        return new Alarm(severity, text("alarm." + key, values), text("advice." + key, values));
    }
}
