package touchstone.app.review;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import touchstone.app.control.Bar;
import touchstone.app.control.Parts;
import touchstone.model.Annotator;
import touchstone.model.Messages;

/** How the review stands before the work is handed over: what is done, looked at and still open, by annotator. */
final class SummaryView extends VBox {

    private static final Messages MESSAGES = Messages.beside(SummaryView.class);

    private final Reviews reviews;
    private final Comments comments;
    private final Label verdict = Parts.text("");
    private final TableView<Reviews.Tally> table = Parts.table("review-tally", MESSAGES.text("summary"),
            MESSAGES.text("summary.none"));

    /**
     * @param chosen gets the annotator whose row was chosen
     * @param next what can be done when nothing is open
     */
    SummaryView(Reviews reviews, Comments comments, Consumer<Annotator> chosen, Node... next) {
        this.reviews = reviews;
        this.comments = comments;
        verdict.setId("review-verdict");
        verdict.setWrapText(true);
        verdict.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(verdict, Priority.ALWAYS);
        HBox bar = new Bar(verdict);
        bar.getChildren().addAll(next);
        table.getColumns().add(Parts.column(MESSAGES.text("column.annotator"), 200, t -> t.annotator().name()));
        table.getColumns().add(Parts.numbers(MESSAGES.text("column.done"), 100, Reviews.Tally::done, String::valueOf));
        table.getColumns()
                .add(Parts.numbers(MESSAGES.text("column.accepted"), 100, Reviews.Tally::accepted, String::valueOf));
        table.getColumns()
                .add(Parts.numbers(MESSAGES.text("column.returned"), 100, Reviews.Tally::returned, String::valueOf));
        table.getColumns()
                .add(Parts.numbers(MESSAGES.text("column.waiting"), 100, Reviews.Tally::waiting, String::valueOf));
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null) {
                chosen.accept(is.annotator());
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar, table);
    }

    /** Counts anew. */
    void tell() {
        List<Reviews.Tally> all = reviews.tally();
        table.getItems().setAll(all);
        int done = all.stream().mapToInt(Reviews.Tally::done).sum();
        int waiting = all.stream().mapToInt(Reviews.Tally::waiting).sum();
        int returned = all.stream().mapToInt(Reviews.Tally::returned).sum();
        long open = comments.open();
        verdict.setText(
                MESSAGES.text(waiting + returned + open == 0 && done > 0 ? "summary.ready" : "summary.open", done,
                        waiting, returned, open));
    }
}
