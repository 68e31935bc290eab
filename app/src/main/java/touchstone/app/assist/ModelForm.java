package touchstone.app.assist;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.FileDialogs;
import touchstone.model.Messages;

/** The part of the preferences in which the user's own model is chosen. */
public final class ModelForm extends VBox {

    private static final Messages MESSAGES = Messages.beside(ModelForm.class);

    private final Models models;
    private final Map<Models.Part, Label> names = new EnumMap<>(Models.Part.class);

    public ModelForm(Models models, FileDialogs files) {
        this.models = models;
        getStyleClass().add("form-part");
        getChildren().add(Parts.text(MESSAGES.text("model"), "heading"));
        for (Models.Part part : Models.Part.values()) {
            getChildren().add(row(part, files));
        }
        Label state = Parts.text("", "dim");
        state.setId("preferences-model-state");
        state.setWrapText(true);
        state.setMinHeight(Region.USE_PREF_SIZE);
        state.textProperty().bind(models.state());
        Button forget = button("forget", text -> text);
        forget.setOnAction(e -> {
            models.forget();
            show();
        });
        getChildren().addAll(state, forget);
        show();
    }

    private HBox row(Models.Part part, FileDialogs files) {
        String key = part == Models.Part.ENCODER ? "encoder" : "decoder";
        Label title = Parts.rigid(MESSAGES.text(key));
        Grown.by(title.minWidthProperty(), 130);
        Label name = Parts.text("");
        name.setId("preferences-" + key);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        names.put(part, name);
        Button choose = button("choose", text -> text + " " + MESSAGES.text(key));
        choose.setId("preferences-choose-" + key);
        choose.setOnAction(e -> files.model(MESSAGES.text("choose." + key)).ifPresent(file -> {
            models.choose(part, file);
            show();
        }));
        HBox row = new HBox(title, name, choose);
        row.getStyleClass().add("bar");
        return row;
    }

    private static Button button(String key, Function<String, String> spoken) {
        Button button = new Button(MESSAGES.text(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(spoken.apply(MESSAGES.text(key)));
        return button;
    }

    private void show() {
        names.forEach((part, label) -> label
                .setText(models.name(part).isEmpty() ? MESSAGES.text("unchosen") : models.name(part)));
    }
}
