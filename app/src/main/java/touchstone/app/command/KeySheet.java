package touchstone.app.command;

import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import touchstone.model.Messages;

/** Every key on one page. */
public final class KeySheet {

    private static final Messages MESSAGES = Messages.beside(KeySheet.class);
    private static final int COLUMNS = 2;

    private KeySheet() {
    }

    public static void show(Commands commands, Dialog<Command> dialog) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("sheet");
        var rows = commands.all().stream().filter(c -> !c.keys().isEmpty()).toList();
        int height = (rows.size() + COLUMNS - 1) / COLUMNS;
        for (int i = 0; i < rows.size(); i++) {
            Command command = rows.get(i);
            Label key = new Label(String.join("  ", command.keys().stream().map(KeyNames::of).toList()));
            key.getStyleClass().add("key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            grid.add(key, 2 * (i / height), i % height);
            grid.add(new Label(command.text().getValue()), 2 * (i / height) + 1, i % height);
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        dialog.setTitle(MESSAGES.text("sheet.title"));
        dialog.getDialogPane().setContent(scroll);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.setResultConverter(pressed -> null);
        dialog.showAndWait();
    }

}
