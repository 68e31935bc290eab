package touchstone.app.settings;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import touchstone.app.control.Grown;
import touchstone.app.control.Sending;

/** Dialogs in the look of the window. */
public final class Prompts {

    private static final double WIDTH = 440;

    private final Window owner;
    private final Consumer<Parent> dress;

    public Prompts(Window owner, Consumer<Parent> dress) {
        this.owner = owner;
        this.dress = dress;
    }

    public <T> Dialog<T> dialog() {
        Dialog<T> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dress.accept(dialog.getDialogPane());
        // Enter begins a line where more than one can be written.
        dialog.getDialogPane().addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (Sending.isSent(e)) {
                dialog.getDialogPane().getButtonTypes().stream().map(dialog.getDialogPane()::lookupButton)
                        .filter(b -> b instanceof Button button && button.isDefaultButton()).findFirst()
                        .ifPresent(b -> ((Button) b).fire());
                e.consume();
            }
        });
        // A dialog without a button for it could not be closed by the window's own cross.
        dialog.setOnShowing(e -> {
            if (dialog.getDialogPane().getScene().getWindow() instanceof Stage stage && owner instanceof Stage main) {
                stage.getIcons().setAll(main.getIcons());
                stage.heightProperty().addListener(o -> keepOnScreen(stage));
                stage.yProperty().addListener(o -> keepOnScreen(stage));
            }
        });
        return dialog;
    }

    /** In large text a dialog would be higher than a small screen: it is as high as that then, and scrolls within. */
    private static void keepOnScreen(Stage stage) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        if (stage.getHeight() > screen.getHeight()) {
            stage.setHeight(screen.getHeight());
        }
        if (stage.getY() < screen.getMinY()) {
            stage.setY(screen.getMinY());
        }
    }

    /** Says something that the user has to know, and waits until it is read. */
    public void tell(String title, String sentence) {
        saying("notice", title, sentence, ButtonType.OK).showAndWait();
    }

    /** Says something that the user has to know, with one thing that can be done besides; true when it is wanted. */
    public boolean offer(String title, String sentence, String go) {
        ButtonType wanted = new ButtonType(go, ButtonData.LEFT);
        return saying("notice", title, sentence, wanted, ButtonType.OK).showAndWait().filter(wanted::equals)
                .isPresent();
    }

    /** Says something and offers one thing to do; false when the user goes back. */
    public boolean confirm(String title, String sentence, String go) {
        ButtonType yes = new ButtonType(go, ButtonData.OK_DONE);
        return saying("question", title, sentence, yes, ButtonType.CANCEL).showAndWait().filter(yes::equals)
                .isPresent();
    }

    private Dialog<ButtonType> saying(String id, String title, String sentence, ButtonType... buttons) {
        Dialog<ButtonType> dialog = dialog();
        dialog.setTitle(title);
        dialog.getDialogPane().setId(id);
        dialog.getDialogPane().setContent(text(sentence));
        dialog.getDialogPane().getButtonTypes().setAll(buttons);
        return dialog;
    }

    /** Asks for a name; empty when the user goes back. */
    public Optional<String> name(String title, String question, String go) {
        Dialog<String> dialog = dialog();
        TextField field = new TextField();
        field.setId("prompt-name");
        Label text = text(question);
        text.setLabelFor(field);
        VBox content = new VBox(text, field);
        content.getStyleClass().add("padded");
        ButtonType yes = new ButtonType(go, ButtonData.OK_DONE);
        dialog.setTitle(title);
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().setAll(yes, ButtonType.CANCEL);
        dialog.getDialogPane().lookupButton(yes).disableProperty()
                .bind(Bindings.createBooleanBinding(() -> field.getText().isBlank(), field.textProperty()));
        dialog.setResultConverter(pressed -> pressed == yes ? field.getText().strip() : null);
        dialog.setOnShown(e -> field.requestFocus());
        return dialog.showAndWait();
    }

    private static Label text(String sentence) {
        Label text = new Label(sentence);
        text.setWrapText(true);
        Grown.by(text.prefWidthProperty(), WIDTH);
        return text;
    }
}
