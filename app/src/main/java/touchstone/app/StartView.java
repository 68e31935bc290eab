package touchstone.app;

import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import touchstone.app.command.Buttons;
import touchstone.app.command.Commands;
import touchstone.app.control.Parts;
import touchstone.model.Messages;

/** What the window shows while no project is open: the first step. */
final class StartView extends VBox {

    private static final Messages MESSAGES = Messages.beside(StartView.class);

    StartView(Commands commands) {
        getStyleClass().add("start");
        HBox buttons = new HBox(Buttons.text(commands.named("open"), "primary"), Buttons.text(commands.named("new")));
        buttons.getStyleClass().add("bar");
        buttons.setMaxWidth(USE_PREF_SIZE);
        getChildren().addAll(Parts.text(MESSAGES.text("title"), "title-text"),
                Parts.text(MESSAGES.text("start.first"), "dim"), buttons,
                Parts.text(MESSAGES.text("start.drop"), "dim"));
    }
}
