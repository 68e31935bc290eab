package touchstone.app.command;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import touchstone.app.control.Grown;
import touchstone.model.Messages;

/** Every key on one page. */
public final class KeySheet {

    private static final Messages MESSAGES = Messages.beside(KeySheet.class);
    private static final int COLUMNS = 2;

    private KeySheet() {
    }

    /** @param print given the sheet as a web page */
    public static void show(Commands commands, Dialog<Command> dialog, Consumer<String> print) {
        TextField words = new TextField();
        words.setId("sheet-words");
        words.setPromptText(MESSAGES.text("sheet.prompt"));
        words.setAccessibleText(MESSAGES.text("sheet.prompt"));
        GridPane grid = new GridPane();
        grid.setId("sheet");
        grid.getStyleClass().add("sheet");
        words.textProperty().addListener((o, was, is) -> fill(grid, found(commands, is)));
        fill(grid, found(commands, ""));
        Button page = new Button(MESSAGES.text("sheet.print"));
        page.setId("sheet-print");
        page.setMinWidth(Region.USE_PREF_SIZE);
        page.setOnAction(e -> {
            dialog.close();
            print.accept(page(found(commands, words.getText())));
        });
        HBox bar = new HBox(words, page);
        bar.getStyleClass().add("panel-bar");
        HBox.setHgrow(words, Priority.ALWAYS);
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        VBox content = new VBox(bar, scroll);
        Grown.by(content.prefWidthProperty(), 820);
        Grown.by(content.prefHeightProperty(), 560);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        dialog.setTitle(MESSAGES.text("sheet.title"));
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.setResultConverter(pressed -> null);
        dialog.setOnShown(e -> words.requestFocus());
        dialog.showAndWait();
    }

    private static List<Command> found(Commands commands, String words) {
        return commands.find(words).stream().filter(c -> !c.keys().isEmpty()).toList();
    }

    private static void fill(GridPane grid, List<Command> rows) {
        grid.getChildren().clear();
        int height = (rows.size() + COLUMNS - 1) / COLUMNS;
        for (int i = 0; i < rows.size(); i++) {
            Command command = rows.get(i);
            Label key = new Label(keys(command));
            key.getStyleClass().add("key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            grid.add(key, 2 * (i / height), i % height);
            Label name = new Label(command.text().getValue());
            name.setWrapText(true);
            name.setMinHeight(Region.USE_PREF_SIZE);
            grid.add(name, 2 * (i / height) + 1, i % height);
        }
    }

    private static String keys(Command command) {
        return String.join("  ", command.keys().stream().map(KeyNames::of).toList());
    }

    /** Black on white, for paper. */
    static String page(List<Command> rows) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>")
                .append(escaped(MESSAGES.text("sheet.title"))).append("</title><style>")
                .append("body{font:11pt sans-serif;columns:2;margin:1cm}h1{font-size:15pt;column-span:all}")
                .append("p{margin:0 0 3pt;break-inside:avoid}kbd{display:inline-block;min-width:8em;font-weight:bold}")
                .append("</style></head><body><h1>").append(escaped(MESSAGES.text("sheet.title"))).append("</h1>");
        rows.forEach(c -> page.append("<p><kbd>").append(escaped(keys(c))).append("</kbd> ")
                .append(escaped(c.text().getValue())).append("</p>"));
        return page.append("</body></html>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
