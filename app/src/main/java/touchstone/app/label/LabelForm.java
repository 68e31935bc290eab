package touchstone.app.label;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.paint.Color;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;

/** Asks for a new label and adds it to the schema. */
public final class LabelForm {

    private static final Messages MESSAGES = Messages.beside(LabelForm.class);

    private LabelForm() {
    }

    public static void show(Session session, Dialog<Label> dialog) {
        LabelSchema schema = session.schema().get();
        int position = schema.labels().stream().mapToInt(Label::position).max().orElse(-1) + 1;
        Label proposed = Label.named("", position);
        TextField name = new TextField();
        name.setId("label-name");
        ColorPicker colour = new ColorPicker(Parts.colour(proposed.colour()));
        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        javafx.scene.control.Label nameText = Parts.text(MESSAGES.text("form.name"));
        nameText.setLabelFor(name);
        javafx.scene.control.Label colourText = Parts.text(MESSAGES.text("form.colour"));
        colourText.setLabelFor(colour);
        form.addRow(0, nameText, name);
        form.addRow(1, colourText, colour);
        BooleanBinding taken = Bindings.createBooleanBinding(
                () -> schema.byName(name.getText().strip()).isPresent(), name.textProperty());
        javafx.scene.control.Label obstacle = Parts.text("", "dim");
        obstacle.setId("label-taken");
        obstacle.textProperty().bind(Bindings.when(taken).then(MESSAGES.text("form.taken")).otherwise(""));
        form.add(obstacle, 1, 2);
        ButtonType add = new ButtonType(MESSAGES.text("form.add"), ButtonData.OK_DONE);
        dialog.setTitle(MESSAGES.text("form.title"));
        dialog.getDialogPane().setContent(form);
        dialog.getDialogPane().getButtonTypes().setAll(add, ButtonType.CANCEL);
        dialog.getDialogPane().lookupButton(add).disableProperty().bind(
                Bindings.createBooleanBinding(() -> name.getText().isBlank(), name.textProperty()).or(taken));
        dialog.setResultConverter(pressed -> pressed == add
                ? new Label(proposed.id(), name.getText().strip(), rgb(colour.getValue()), null, proposed.kinds(),
                        proposed.attributes(), null, "", position)
                : null);
        dialog.setOnShown(e -> name.requestFocus());
        dialog.showAndWait().ifPresent(label -> {
            session.commit(Edit.of(MESSAGES.text("edit.add", label.name()), Change.add(label)));
            session.label().set(label.id());
        });
    }

    private static int rgb(Color colour) {
        return (int) Math.round(colour.getRed() * 255) << 16 | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }
}
