package touchstone.app.exchange;

import java.util.Optional;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.model.Messages;

/** Asks for a package's passphrase. */
final class PassphrasePrompt {

    private static final Messages MESSAGES = Messages.beside(PassphrasePrompt.class);
    private static final double WIDTH = 440;

    private PassphrasePrompt() {
    }

    /** @return empty when the user went back; else whoever asked wipes it out */
    static Optional<char[]> ask(Dialog<String> dialog, String sentence) {
        PasswordField field = new PasswordField();
        field.setId("open-passphrase");
        Label text = Parts.text(sentence);
        text.setWrapText(true);
        Grown.by(text.prefWidthProperty(), WIDTH);
        text.setLabelFor(field);
        VBox content = new VBox(text, field);
        content.getStyleClass().add("padded");
        ButtonType go = new ButtonType(MESSAGES.text("open.go"), ButtonData.OK_DONE);
        dialog.setTitle(MESSAGES.text("open.title"));
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().setAll(go, ButtonType.CANCEL);
        dialog.getDialogPane().lookupButton(go).disableProperty().bind(field.textProperty().isEmpty());
        dialog.setResultConverter(pressed -> pressed == go ? field.getText() : null);
        dialog.setOnShown(e -> field.requestFocus());
        return dialog.showAndWait().map(String::toCharArray);
    }
}
