package touchstone.app.guideline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.guideline.Pinning;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.geometry.Bounds;
import touchstone.model.note.ExampleVerdict;

/** Asks what is to be said of a place on the canvas: that it is an example, or a case that the guideline does not settle. */
final class PlaceForms {

    private static final Messages MESSAGES = Messages.beside(PlaceForms.class);

    private PlaceForms() {
    }

    /** @param object what is selected; nothing for the place alone */
    static void pin(Guidelines guidelines, Image image, Optional<Annotation> object, Bounds place,
            Dialog<Runnable> dialog) {
        ComboBox<Label> label = labels(guidelines, object);
        ComboBox<ExampleVerdict> verdict = verdicts();
        TextField reason = new TextField();
        reason.setId("pin-reason");
        reason.setPromptText(MESSAGES.text("pin.reason.prompt"));
        reason.setPrefColumnCount(30);
        GridPane form = form(MESSAGES.text(object.isPresent() ? "pin.object" : "pin.place"));
        row(form, "pin.label", label);
        row(form, "pin.verdict", verdict);
        row(form, "pin.reason", reason);
        ButtonType go = button(dialog, "pin", form);
        dialog.getDialogPane().lookupButton(go).disableProperty().bind(Bindings.createBooleanBinding(
                () -> reason.getText().isBlank() || label.getValue() == null, reason.textProperty(),
                label.valueProperty()));
        dialog.setOnShown(e -> reason.requestFocus());
        dialog.setResultConverter(pressed -> pressed == go
                ? () -> guidelines.pin(
                        object.map(o -> new Pinning.Subject(image, o, true))
                                .orElseGet(() -> Pinning.Subject.place(image,
                                        place, label.getValue(), guidelines.session().me().get().id())),
                        label.getValue(), verdict.getValue(), reason.getText())
                : null);
        dialog.showAndWait().ifPresent(Runnable::run);
    }

    /** @param object what is selected; nothing for the place alone */
    static void report(Guidelines guidelines, Image image, Optional<Annotation> object, Bounds place,
            Dialog<Runnable> dialog) {
        ComboBox<Label> label = labels(guidelines, object);
        TextArea words = new TextArea();
        words.setId("case-text");
        words.setPromptText(MESSAGES.text("case.prompt"));
        words.setPrefRowCount(3);
        words.setPrefColumnCount(30);
        words.setWrapText(true);
        GridPane form = form(MESSAGES.text(object.isPresent() ? "case.object" : "case.place"));
        row(form, "pin.label", label);
        row(form, "case.text", words);
        ButtonType go = button(dialog, "case", form);
        dialog.getDialogPane().lookupButton(go).disableProperty()
                .bind(Bindings.createBooleanBinding(() -> words.getText().isBlank(), words.textProperty()));
        dialog.setOnShown(e -> words.requestFocus());
        dialog.setResultConverter(pressed -> pressed == go
                ? () -> guidelines.report(image, object,
                        object.map(o -> o.geometry().bounds()).filter(b -> !b.isEmpty()).orElse(place),
                        label.getValue() == null ? "" : label.getValue().name(), words.getText())
                : null);
        dialog.showAndWait().ifPresent(Runnable::run);
    }

    private static ButtonType button(Dialog<Runnable> dialog, String key, GridPane form) {
        ButtonType go = new ButtonType(MESSAGES.text(key + ".go"), ButtonData.OK_DONE);
        dialog.setTitle(MESSAGES.text(key + ".title"));
        dialog.getDialogPane().setId(key + "-form");
        dialog.getDialogPane().setContent(form);
        dialog.getDialogPane().getButtonTypes().setAll(go, ButtonType.CANCEL);
        return go;
    }

    private static GridPane form(String what) {
        GridPane form = new GridPane();
        form.getStyleClass().addAll("form", "padded");
        form.add(Parts.text(what, "dim"), 0, 0, 2, 1);
        return form;
    }

    private static void row(GridPane form, String key, Node field) {
        javafx.scene.control.Label text = Parts.text(MESSAGES.text(key), "dim");
        text.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        text.setLabelFor(field);
        field.setAccessibleText(MESSAGES.text(key));
        form.addRow(form.getRowCount(), text, field instanceof ComboBox<?> ? new HBox(field) : field);
    }

    private static ComboBox<Label> labels(Guidelines guidelines, Optional<Annotation> object) {
        List<Label> all = guidelines.session().schema().get().labels();
        ComboBox<Label> box = new ComboBox<>();
        box.setId("place-label");
        box.getItems().setAll(all);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Label l) {
                return l == null ? "" : l.name();
            }

            @Override
            public @Nullable Label fromString(String text) {
                return null;
            }
        });
        object.flatMap(o -> guidelines.session().labelOf(o))
                .or(() -> Optional.ofNullable(guidelines.session().label().get())
                        .flatMap(guidelines.session().schema().get()::byId))
                .ifPresent(box::setValue);
        return box;
    }

    static ComboBox<ExampleVerdict> verdicts() {
        ComboBox<ExampleVerdict> box = new ComboBox<>();
        box.setId("place-verdict");
        box.getItems().setAll(ExampleVerdict.values());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable ExampleVerdict v) {
                return v == null ? "" : MESSAGES.text("verdict." + v.key());
            }

            @Override
            public ExampleVerdict fromString(String text) {
                return ExampleVerdict.valueOf(text.toUpperCase(Locale.ROOT));
            }
        });
        box.setValue(ExampleVerdict.POSITIVE);
        return box;
    }
}
