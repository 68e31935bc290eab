package touchstone.app.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.paint.Color;
import javafx.util.StringConverter;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.control.Popover;
import touchstone.app.control.Sending;
import touchstone.app.project.Session;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;

/** The forms beside a label: what it is called and means, which other one takes its objects. */
final class LabelEditor {

    private static final Messages MESSAGES = Messages.beside(LabelEditor.class);

    private final Session session;
    private final LabelCounts counts;

    LabelEditor(Session session, LabelCounts counts) {
        this.session = session;
        this.counts = counts;
    }

    void edit(Label label, Node beside) {
        LabelSchema schema = session.schema().get();
        TextField name = new TextField(label.name());
        name.setId("label-edit-name");
        ColorPicker colour = new ColorPicker(Parts.colour(label.colour()));
        TextField key = new TextField(label.shortcut() == null ? "" : label.shortcut().toString());
        key.setPrefColumnCount(2);
        ComboBox<Label> parent = labels(schema.labels().stream().filter(l -> !isBelow(schema, l, label)).toList());
        parent.setPromptText(MESSAGES.text("edit.top"));
        Optional.ofNullable(label.parent()).flatMap(schema::byId).ifPresent(parent::setValue);
        Button top = new Button(null, Parts.icon("mdoal-close"));
        top.getStyleClass().addAll("flat", "tight");
        top.setAccessibleText(MESSAGES.text("edit.top"));
        top.setTooltip(new Tooltip(MESSAGES.text("edit.top")));
        top.setOnAction(e -> parent.setValue(null));
        CheckBox subjective = new CheckBox(MESSAGES.text("edit.subjective"));
        subjective.setTooltip(new Tooltip(MESSAGES.text("edit.subjective.hint")));
        subjective.setSelected(label.subjective());
        TextArea meaning = new TextArea(label.description());
        meaning.setPrefRowCount(3);
        // The form is as wide as its words need, and the fields share what is left.
        meaning.setPrefColumnCount(16);
        meaning.setWrapText(true);
        int wanted = Targets.of(session, label.id());
        TextField target = new TextField(wanted == 0 ? "" : Integer.toString(wanted));
        target.setId("label-edit-target");
        javafx.scene.control.Label obstacle = Parts.text("", "bad");
        obstacle.setWrapText(true);
        Grown.by(obstacle.maxWidthProperty(), 340);
        Button set = new Button(MESSAGES.text("edit.set"));
        set.setId("label-edit-set");
        set.getStyleClass().add("primary");
        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        row(form, "form.name", name);
        row(form, "form.colour", colour);
        row(form, "edit.key", key);
        row(form, "edit.parent", parent);
        form.add(top, 2, 3);
        row(form, "edit.meaning", meaning);
        row(form, "edit.target", target);
        form.add(subjective, 1, form.getRowCount());
        form.add(obstacle, 0, form.getRowCount(), 3, 1);
        form.add(set, 1, form.getRowCount());
        Popover popover = new Popover(MESSAGES.text("edit.title", label.name()), form);
        Runnable tell = () -> {
            String why = obstacle(schema, label, name.getText().strip(), key.getText(), target.getText().strip());
            obstacle.setText(why);
            set.setDisable(!why.isEmpty());
        };
        name.textProperty().addListener(o -> tell.run());
        key.textProperty().addListener(o -> tell.run());
        target.textProperty().addListener(o -> tell.run());
        set.setOnAction(e -> {
            LabelId above = parent.getValue() == null ? null : parent.getValue().id();
            Label after = new Label(label.id(), name.getText().strip(), rgb(colour.getValue()),
                    key.getText().isEmpty() ? null : (Character) key.getText().charAt(0), label.kinds(),
                    label.attributes(), label.skeleton(), meaning.getText().strip(), label.position(), above,
                    subjective.isSelected());
            String count = target.getText().strip();
            popover.hide();
            SchemaEdits.replace(session, label, after, count.isEmpty() ? 0 : Integer.parseInt(count));
        });
        name.setOnAction(e -> set.fire());
        Sending.inPlace(meaning, set::fire);
        popover.at(PopOver.ArrowLocation.RIGHT_TOP).show(beside);
        name.requestFocus();
    }

    private static boolean isBelow(LabelSchema schema, Label label, Label above) {
        return schema.path(label.id()).stream().anyMatch(l -> l.id().equals(above.id()));
    }

    private static String obstacle(LabelSchema schema, Label label, String name, String key, String target) {
        List<Label> others = schema.labels().stream().filter(l -> !l.id().equals(label.id())).toList();
        if (name.isEmpty()) {
            return MESSAGES.text("edit.nameless");
        } else if (others.stream().anyMatch(l -> l.name().equals(name))) {
            return MESSAGES.text("form.taken");
        } else if (key.length() > 1) {
            return MESSAGES.text("edit.key.one");
        }
        Optional<Label> holder = others.stream()
                .filter(l -> l.shortcut() != null && key.equals(l.shortcut().toString())).findFirst();
        if (holder.isPresent()) {
            return MESSAGES.text("edit.key.taken", holder.get().name());
        }
        return target.matches("\\d{0,9}") ? "" : MESSAGES.text("edit.target.number");
    }

    /** Which label takes the objects of one that goes; none deletes them with it. */
    void merge(Label label, boolean delete, Node beside) {
        int objects = counts.everybodys(label.id());
        ComboBox<Label> into = labels(session.schema().get().labels().stream()
                .filter(l -> !l.id().equals(label.id())).toList());
        into.setId("label-into");
        Button move = new Button(MESSAGES.text("merge.go"));
        move.setId("label-merge");
        move.getStyleClass().add("primary");
        move.setDisable(true);
        into.valueProperty().addListener((o, was, is) -> move.setDisable(is == null));
        List<Node> content = new ArrayList<>();
        javafx.scene.control.Label said = Parts.text(MESSAGES.text(delete ? "delete.where" : "merge.where", objects),
                "dim");
        said.setWrapText(true);
        Grown.by(said.maxWidthProperty(), 300);
        content.add(said);
        content.add(into);
        content.add(move);
        Button remove = new Button(MESSAGES.text("delete.all", objects));
        remove.setId("label-delete-all");
        if (delete) {
            content.add(remove);
        }
        Popover popover = new Popover(MESSAGES.text(delete ? "delete.title" : "merge.title", label.name()),
                content.toArray(Node[]::new));
        move.setOnAction(e -> {
            popover.hide();
            SchemaEdits.merge(session, label, into.getValue());
        });
        remove.setOnAction(e -> {
            popover.hide();
            SchemaEdits.delete(session, label);
        });
        popover.at(PopOver.ArrowLocation.RIGHT_TOP).show(beside);
    }

    /** What the label means: its own words, and what the guideline says where it names it. */
    void explain(Label label, Node beside) {
        List<Node> content = new ArrayList<>();
        if (!label.description().isEmpty()) {
            content.add(wrapped(label.description()));
        }
        List<String> sections = session.guideline().get().map(g -> GuidelineSections.naming(g.text(), label.name()))
                .orElse(List.of());
        sections.forEach(section -> content.add(wrapped(section)));
        if (content.isEmpty()) {
            content.add(wrapped(MESSAGES.text("meaning.none")));
        }
        new Popover(MESSAGES.text("meaning.title", label.name()), content.toArray(Node[]::new))
                .at(PopOver.ArrowLocation.RIGHT_TOP).show(beside);
    }

    private static Node wrapped(String text) {
        javafx.scene.control.Label label = Parts.text(text, "meaning");
        label.setWrapText(true);
        Grown.by(label.maxWidthProperty(), 340);
        return label;
    }

    private static void row(GridPane form, String key, Node field) {
        javafx.scene.control.Label text = Parts.rigid(MESSAGES.text(key), "dim");
        text.setLabelFor(field);
        field.setAccessibleText(MESSAGES.text(key));
        form.addRow(form.getRowCount(), text, field);
    }

    private static ComboBox<Label> labels(List<Label> all) {
        ComboBox<Label> box = new ComboBox<>();
        box.getItems().setAll(all);
        box.setAccessibleText(MESSAGES.text("labels"));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Label label) {
                return label == null ? "" : label.name();
            }

            @Override
            public @Nullable Label fromString(String name) {
                return null;
            }
        });
        return box;
    }

    private static int rgb(Color colour) {
        return (int) Math.round(colour.getRed() * 255) << 16 | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }
}
