package touchstone.app.annotation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Attribute;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.Provenance;

/** The selected object: its label and attributes to change, its place and size to read. */
public final class InspectorView extends VBox {

    private static final Messages MESSAGES = Messages.beside(InspectorView.class);

    private final Session session;
    private @Nullable Annotation shown;

    public InspectorView(Session session) {
        this.session = session;
        setId("inspector");
        getStyleClass().addAll("panel", "padded");
        session.selection().addListener(o -> fill());
        session.objects().addListener((Observable o) -> fill());
        session.schema().addListener(o -> fill());
        session.me().addListener(o -> fill());
        session.layers().locked().addListener(o -> {
            shown = null;
            fill();
        });
        fill();
    }

    private void fill() {
        List<Annotation> selected = session.selected();
        if (selected.size() == 1 && selected.getFirst().equals(shown)) {
            return;
        }
        shown = selected.size() == 1 ? selected.getFirst() : null;
        getChildren().clear();
        if (shown != null) {
            getChildren().add(form(shown));
        } else {
            getChildren().add(Parts.hint(selected.isEmpty()
                    ? MESSAGES.text("inspector.none")
                    : MESSAGES.text("inspector.many", selected.size())));
        }
    }

    private GridPane form(Annotation annotation) {
        boolean locked = session.isMine(annotation) && session.layers().locked().get();
        boolean editable = session.isMine(annotation) && !session.readOnly() && !locked;
        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        names.setMaxWidth(130);
        ColumnConstraints fields = new ColumnConstraints(60, 160, Double.MAX_VALUE);
        fields.setHgrow(Priority.ALWAYS);
        form.getColumnConstraints().addAll(names, fields);
        if (locked) {
            javafx.scene.control.Label why = wrapped(MESSAGES.text("inspector.locked"));
            form.add(why, 0, 0, 2, 1);
        }
        row(form, MESSAGES.text("field.label"), labels(annotation, editable));
        session.labelOf(annotation).ifPresent(label -> {
            for (Attribute attribute : label.attributes()) {
                Control field = field(annotation, attribute);
                field.setDisable(!editable);
                field.setId("attribute-" + attribute.name());
                row(form, attribute.required()
                        ? MESSAGES.text("field.required", attribute.name())
                        : attribute.name(), field);
            }
        });
        annotation.attributes().forEach((name, value) -> {
            if (session.labelOf(annotation).flatMap(l -> l.attribute(name)).isEmpty()) {
                row(form, name, wrapped(value));
            }
        });
        row(form, MESSAGES.text("field.kind"), wrapped(Describe.kind(annotation.geometry())));
        row(form, MESSAGES.text("field.measures"), wrapped(Describe.measures(annotation.geometry())));
        String place = Describe.place(annotation.geometry());
        if (!place.isEmpty()) {
            row(form, MESSAGES.text("field.place"), wrapped(place));
        }
        row(form, MESSAGES.text("field.who"),
                wrapped(session.annotator(annotation.annotator()).map(Annotator::name).orElse("")));
        row(form, MESSAGES.text("field.origin"), wrapped(origin(annotation.provenance())));
        return form;
    }

    private static void row(GridPane form, String name, Node field) {
        javafx.scene.control.Label text = Parts.elastic("dim");
        text.setText(name);
        text.setLabelFor(field);
        form.addRow(form.getRowCount(), text, field);
    }

    private static javafx.scene.control.Label wrapped(String text) {
        javafx.scene.control.Label label = Parts.text(text);
        label.setWrapText(true);
        return label;
    }

    private static String origin(Provenance provenance) {
        String text = MESSAGES.text("origin." + provenance.origin().key(), provenance.source());
        return provenance.score() == null
                ? text
                : MESSAGES.text("origin.score", text, String.format(Locale.ENGLISH, "%.2f",
                        provenance.score()));
    }

    private ComboBox<Label> labels(Annotation annotation, boolean editable) {
        ComboBox<Label> box = new ComboBox<>();
        box.setId("object-label");
        box.setMaxWidth(Double.MAX_VALUE);
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
        box.getItems().setAll(session.schema().get().labels().stream()
                .filter(l -> l.fits(annotation.geometry())).toList());
        session.labelOf(annotation).ifPresent(box::setValue);
        box.setDisable(!editable);
        box.valueProperty().addListener((o, was, is) -> {
            if (is != null && !is.id().equals(annotation.label())) {
                session.commit(Edit.of(MESSAGES.text("edit.label", is.name()),
                        Change.replace(annotation, annotation.withLabel(is.id()))));
            }
        });
        return box;
    }

    private Control field(Annotation annotation, Attribute attribute) {
        String value = annotation.attributes().getOrDefault(attribute.name(), attribute.initial());
        return switch (attribute.type()) {
            case SELECT -> {
                ComboBox<String> box = new ComboBox<>();
                box.setMaxWidth(Double.MAX_VALUE);
                box.getItems().setAll(attribute.choices());
                if (!value.isEmpty()) {
                    box.setValue(value);
                }
                box.valueProperty().addListener((o, was, is) -> set(annotation, attribute, is == null ? "" : is));
                yield box;
            }
            case CHECKBOX -> {
                CheckBox box = new CheckBox();
                box.setSelected(Boolean.parseBoolean(value));
                box.selectedProperty().addListener((o, was, is) -> set(annotation, attribute, is.toString()));
                yield box;
            }
            case NUMBER, TEXT -> {
                TextField field = new TextField(value);
                Runnable take = () -> {
                    boolean fits = attribute.accepts(field.getText().strip());
                    field.getStyleClass().remove("invalid");
                    if (fits) {
                        set(annotation, attribute, field.getText().strip());
                    } else {
                        field.getStyleClass().add("invalid");
                    }
                };
                field.setOnAction(e -> take.run());
                field.focusedProperty().addListener((o, was, is) -> {
                    if (!is && annotation.equals(shown)) {
                        take.run();
                    }
                });
                yield field;
            }
        };
    }

    private void set(Annotation annotation, Attribute attribute, String value) {
        Map<String, String> attributes = new HashMap<>(annotation.attributes());
        if (value.isEmpty()) {
            attributes.remove(attribute.name());
        } else {
            attributes.put(attribute.name(), value);
        }
        if (!attributes.equals(annotation.attributes())) {
            session.commit(Edit.of(MESSAGES.text("edit.attribute", attribute.name()),
                    Change.replace(annotation, annotation.withAttributes(attributes))));
        }
    }
}
