package touchstone.app.craft.gate;

import java.time.InstantSource;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.beans.Observable;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import touchstone.app.control.Parts;
import touchstone.app.project.KeptSettings;
import touchstone.app.project.Session;
import touchstone.model.Messages;

/** The limits of some gates as fields; an empty one means the usual. What is kept is one undoable edit. */
public final class LimitsForm extends VBox {

    private static final Messages MESSAGES = Messages.beside(LimitsForm.class);

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:[.,]\\d+)?");
    /** Three places behind a comma or a point may be thousands. */
    private static final Pattern THOUSANDS = Pattern.compile("-?[1-9]\\d{0,2}[.,]\\d{3}");
    private static final Pattern WHOLE = Pattern.compile("-?\\d+");

    /**
     * @param name as the analysis asks for it
     * @param usual shown where nothing is kept
     * @param isCount whether it counts something, with an end that nobody reaches
     */
    public record Limit(String name, double usual, double low, double high, boolean isCount) {

        public Limit(String name, double usual, double low, double high) {
            this(name, usual, low, high, false);
        }

        static Limit count(String name, double usual, double low) {
            return new Limit(name, usual, low, Integer.MAX_VALUE, true);
        }

        /** Without dots: a selector would read what follows one as a style class. */
        String id() {
            return name.replace('.', '-');
        }

        boolean takes(String text) {
            if (!(isCount ? WHOLE : NUMBER).matcher(text).matches() || mayBeThousands(text)) {
                return false;
            }
            double value = Double.parseDouble(plain(text));
            return value >= low && value <= high;
        }

        /** Whether it could be read as two numbers of which both may be meant. */
        boolean mayBeThousands(String text) {
            return high > 1000 && THOUSANDS.matcher(text).matches();
        }

        /** As it is kept: a comma is a decimal point where no thousands can be meant. */
        static String plain(String text) {
            return text.replace(',', '.');
        }
    }

    private final Session session;
    private final InstantSource clock;
    private final Map<Limit, TextField> fields = new LinkedHashMap<>();
    private final Label said = Parts.text("", "bad");

    /** @param kept run after limits were kept */
    public LimitsForm(Session session, InstantSource clock, List<Limit> limits, Runnable kept) {
        this.session = session;
        this.clock = clock;
        getStyleClass().add("chart-box");
        FlowPane all = new FlowPane();
        all.getStyleClass().add("limits");
        for (Limit limit : limits) {
            TextField field = new TextField();
            field.setId("limit-" + limit.id());
            field.setPrefColumnCount(5);
            field.setPromptText(shown(limit.usual()));
            field.setAccessibleText(MESSAGES.text("limit." + limit.name()));
            field.setTooltip(new Tooltip(MESSAGES.text(limit.isCount() ? "limit.usual.count" : "limit.usual",
                    shown(limit.usual()), shown(limit.low()),
                    shown(limit.high()))));
            field.setDisable(session.readOnly());
            field.setOnAction(e -> keep(kept));
            Label name = Parts.text(MESSAGES.text("limit." + limit.name()), "dim");
            name.setLabelFor(field);
            HBox row = new HBox(name, field);
            row.getStyleClass().add("bar");
            fields.put(limit, field);
            all.getChildren().add(row);
        }
        Button keep = new Button(MESSAGES.text("limits.keep"));
        keep.setId("limits-keep-" + limits.getFirst().id());
        keep.setDisable(session.readOnly());
        keep.setOnAction(e -> keep(kept));
        all.getChildren().add(keep);
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        getChildren().addAll(all, said);
        session.notes().addListener((Observable o) -> fill());
        fill();
    }

    private static String shown(double number) {
        return printed(number == Math.rint(number) && Math.abs(number) < 1e9
                ? Long.toString((long) number)
                : Double.toString(number));
    }

    /** As the language writes what is kept with a point. */
    private static String printed(String kept) {
        return kept.replace('.', DecimalFormatSymbols.getInstance(Messages.language()).getDecimalSeparator());
    }

    private void fill() {
        Map<String, String> values = KeptSettings.of(session);
        fields.forEach((limit, field) -> {
            if (!field.isFocused()) {
                field.setText(printed(values.getOrDefault(limit.name(), "")));
            }
        });
    }

    /** Keeps what is typed; false, with what is wrong told, where some of it is no limit. */
    public boolean keepTyped() {
        return keep(() -> {
        });
    }

    private boolean keep(Runnable kept) {
        List<String> wrong = new ArrayList<>();
        Map<String, String> values = KeptSettings.of(session);
        fields.forEach((limit, field) -> {
            String text = field.getText().strip();
            if (text.isEmpty()) {
                values.remove(limit.name());
            } else if (limit.takes(text)) {
                values.put(limit.name(), Limit.plain(text));
            } else {
                wrong.add(MESSAGES.text(
                        limit.isCount()
                                ? "limit.wrong.count"
                                : limit.mayBeThousands(text) ? "limit.wrong.thousands" : "limit.wrong",
                        MESSAGES.text("limit." + limit.name()), text,
                        shown(limit.low()), shown(limit.high())));
            }
        });
        said.setText(String.join(" ", wrong));
        if (wrong.isEmpty() && KeptSettings.change(session, clock, MESSAGES.text("edit.limits"), all -> {
            all.clear();
            all.putAll(values);
        })) {
            kept.run();
        }
        return wrong.isEmpty();
    }
}
