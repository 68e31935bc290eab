package touchstone.app.command;

import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.model.Messages;

/** Finds a command by what it is called and does it. */
public final class Finder {

    private static final Messages MESSAGES = Messages.beside(Finder.class);

    private Finder() {
    }

    /** Fills the dialog and shows it; the chosen command is done after it has closed. */
    public static void show(Commands commands, Dialog<Command> dialog) {
        TextField query = new TextField();
        query.setId("finder-query");
        query.setPromptText(MESSAGES.text("finder.prompt"));
        query.setAccessibleText(MESSAGES.text("finder.prompt"));
        ListView<Command> hits = new ListView<>();
        hits.setId("finder-hits");
        hits.setAccessibleText(MESSAGES.text("finder.title"));
        Grown.by(hits.fixedCellSizeProperty(), 26);
        hits.setPlaceholder(new Label(MESSAGES.text("finder.none")));
        hits.setCellFactory(view -> new Row());
        query.textProperty().addListener((o, was, is) -> fill(hits, commands, is));
        fill(hits, commands, "");
        query.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            int at = hits.getSelectionModel().getSelectedIndex();
            if (e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.UP) {
                hits.getSelectionModel().clearAndSelect(
                        Math.clamp(at + (e.getCode() == KeyCode.DOWN ? 1 : -1), 0, hits.getItems().size() - 1));
                hits.scrollTo(hits.getSelectionModel().getSelectedIndex());
                e.consume();
            } else if (e.getCode() == KeyCode.ENTER) {
                close(dialog, hits);
                e.consume();
            }
        });
        hits.setOnMouseClicked(e -> close(dialog, hits));
        VBox content = new VBox(query, hits);
        content.getStyleClass().add("finder");
        VBox.setVgrow(hits, Priority.ALWAYS);
        dialog.setTitle(MESSAGES.text("finder.title"));
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL);
        // The dialog's own button would otherwise be its result.
        dialog.setResultConverter(pressed -> null);
        dialog.setOnShown(e -> query.requestFocus());
        dialog.showAndWait().ifPresent(Command::perform);
    }

    private static void fill(ListView<Command> hits, Commands commands, String query) {
        hits.getItems().setAll(commands.find(query));
        hits.getSelectionModel().selectFirst();
    }

    private static void close(Dialog<Command> dialog, ListView<Command> hits) {
        dialog.setResult(hits.getSelectionModel().getSelectedItem());
        dialog.close();
    }

    private static final class Row extends ListCell<Command> {

        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            setText(null);
            setGraphic(command == null || empty ? null : row(command));
        }

        private static HBox row(Command command) {
            Label name = new Label(command.text().getValue());
            name.setDisable(!command.enabled().get());
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox row = new HBox(name, gap);
            row.getStyleClass().add("bar");
            if (!command.key().isEmpty()) {
                Label key = new Label(command.key());
                key.getStyleClass().add("key");
                row.getChildren().add(key);
            }
            return row;
        }
    }
}
