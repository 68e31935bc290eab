package touchstone.app.annotation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Sending;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.Attribute;
import touchstone.model.Label;
import touchstone.model.Messages;

/**
 * Fields for the label and the attributes of some objects: what they have in common stands there, "mixed" where they
 * differ, and what is chosen is given to all that are one's own.
 */
final class AttributeForm {

    private static final Messages MESSAGES = Messages.beside(AttributeForm.class);

    private final Session session;
    private final Common common;
    private final Runnable done;

    /** @param done run when the user is through with the form */
    AttributeForm(Session session, Common common, Runnable done) {
        this.session = session;
        this.common = common;
        this.done = done;
    }

    /** The attributes that all of the labels have. */
    List<Attribute> attributes() {
        return common.attributes();
    }

    ComboBox<Label> labels() {
        ComboBox<Label> box = new ComboBox<>();
        box.setId("object-label");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(MESSAGES.text("field.label"));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Label label) {
                return label == null ? "" : label.name();
            }

            @Override
            public @Nullable Label fromString(String name) {
                return session.schema().get().byName(name).orElse(null);
            }
        });
        box.getItems().setAll(common.fitting());
        box.setPromptText(MESSAGES.text("mixed"));
        if (common.label() != null) {
            box.setValue(common.label());
        }
        box.valueProperty().addListener((o, was, is) -> {
            if (is != null) {
                change(MESSAGES.text("edit.label", is.name()), a -> a.withLabel(is.id()));
            }
        });
        return box;
    }

    Control field(Attribute attribute) {
        String value = common.values().get(attribute.name());
        Control field = switch (attribute.type()) {
            case SELECT -> choice(attribute, value);
            case CHECKBOX -> check(attribute, value);
            case NUMBER, TEXT -> text(attribute, value);
        };
        field.setId("attribute-" + attribute.name());
        field.setAccessibleText(attribute.required()
                ? MESSAGES.text("field.required", attribute.name())
                : attribute.name());
        return field;
    }

    private ComboBox<String> choice(Attribute attribute, @Nullable String value) {
        ComboBox<String> box = new ComboBox<>();
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().setAll(attribute.choices());
        box.setPromptText(value == null ? MESSAGES.text("mixed") : "");
        if (value != null && !value.isEmpty()) {
            box.setValue(value);
        }
        box.valueProperty().addListener((o, was, is) -> set(attribute, is == null ? "" : is));
        return box;
    }

    private CheckBox check(Attribute attribute, @Nullable String value) {
        CheckBox box = new CheckBox();
        box.setIndeterminate(value == null);
        box.setSelected(Boolean.parseBoolean(value));
        box.setOnAction(e -> set(attribute, Boolean.toString(box.isSelected())));
        return box;
    }

    private TextField text(Attribute attribute, @Nullable String value) {
        TextField field = new TextField(value == null ? "" : value);
        field.setPromptText(value == null ? MESSAGES.text("mixed") : "");
        String shown = field.getText();
        Runnable take = () -> {
            String typed = field.getText().strip();
            field.getStyleClass().remove("invalid");
            if (typed.equals(shown)) {
                return;
            }
            if (attribute.accepts(typed)) {
                set(attribute, typed);
            } else {
                field.getStyleClass().add("invalid");
            }
        };
        field.setOnAction(e -> {
            take.run();
            if (!field.getStyleClass().contains("invalid")) {
                done.run();
            }
        });
        Sending.keeping(field, take);
        field.focusedProperty().addListener((o, was, is) -> {
            if (!is && field.getScene() != null) {
                take.run();
            }
        });
        return field;
    }

    private void set(Attribute attribute, String value) {
        change(MESSAGES.text("edit.attribute", attribute.name()), a -> {
            Map<String, String> values = new TreeMap<>(a.attributes());
            if (value.isEmpty()) {
                values.remove(attribute.name());
            } else {
                values.put(attribute.name(), value);
            }
            return a.withAttributes(values);
        });
    }

    private void change(String name, Function<Annotation, @Nullable Annotation> how) {
        session.change(common.mine(), how, n -> n == 1 ? name : MESSAGES.text("edit.many", name, n));
    }
}
