package touchstone.app.annotation;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Annotator;
import touchstone.model.Messages;
import touchstone.model.HistoryLine;

/** What happened on the shown image, when and by whom, the newest first. */
public final class HistoryView extends VBox {

    private static final Messages MESSAGES = Messages.beside(HistoryView.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH);

    public HistoryView(Session session) {
        getStyleClass().add("panel");
        TableView<HistoryLine> table = Parts.table("history", MESSAGES.text("history"), MESSAGES.text("history.empty"));
        table.setItems(session.history());
        table.getColumns().add(Parts.column(MESSAGES.text("column.when"), 150,
                e -> TIME.format(e.time().atZone(ZoneId.systemDefault()))));
        table.getColumns().add(Parts.column(MESSAGES.text("column.what"), 260, HistoryView::what));
        table.getColumns().add(Parts.column(MESSAGES.text("column.who"), 120,
                e -> Optional.ofNullable(e.author()).flatMap(session::annotator).map(Annotator::name).orElse("")));
        table.getColumns().add(Parts.numbers(MESSAGES.text("column.changes"), 80, HistoryLine::changes,
                n -> Integer.toString(n)));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().add(table);
    }

    private static String what(HistoryLine entry) {
        return switch (entry.kind()) {
            case EDIT -> entry.name();
            case UNDO -> MESSAGES.text("undone", entry.name());
            case REDO -> MESSAGES.text("redone", entry.name());
        };
    }
}
