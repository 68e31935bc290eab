package touchstone.app;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import org.controlsfx.control.PopOver;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.control.Popover;
import touchstone.model.Messages;

/** What the window said since it was opened, the newest first, for who looked away. */
final class MessageLog extends Button {

    private static final Messages MESSAGES = Messages.beside(MessageLog.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int KEPT = 500;

    private final ObservableList<String> said = FXCollections.observableArrayList();

    MessageLog() {
        super(null, Parts.icon("mdomz-notes"));
        setId("messages");
        getStyleClass().addAll("flat", "tight");
        setAccessibleText(MESSAGES.text("messages"));
        setTooltip(new Tooltip(MESSAGES.text("messages.hint")));
        setOnAction(e -> {
            ListView<String> list = new ListView<>(said);
            list.setId("message-list");
            list.setAccessibleText(MESSAGES.text("messages"));
            list.setPlaceholder(Parts.hint(MESSAGES.text("messages.none")));
            Grown.by(list.prefWidthProperty(), 480);
            Grown.by(list.prefHeightProperty(), 220);
            new Popover(MESSAGES.text("messages"), list).at(PopOver.ArrowLocation.BOTTOM_RIGHT).show(this);
        });
    }

    /** Keeps a sentence; the same one twice in a row once. */
    void note(String sentence) {
        if (!sentence.isEmpty() && (said.isEmpty() || !said.getFirst().endsWith(sentence))) {
            said.addFirst(TIME.format(LocalTime.now(ZoneId.systemDefault())) + "  " + sentence);
            if (said.size() > KEPT) {
                said.removeLast();
            }
        }
    }
}
