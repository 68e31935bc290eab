package touchstone.app.craft.queue;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import touchstone.app.control.Bar;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.handout.NextUp;
import touchstone.model.Messages;

/** What I have to do, in its order, and why; of given work the task alone. */
public final class NextView extends VBox {

    private static final Messages MESSAGES = Messages.beside(NextView.class);

    private final Session session;
    private final Work work;
    private final TableView<NextUp> table = Parts.table("queue", MESSAGES.text("next.table"),
            MESSAGES.text("next.none"));
    private final Label left = Parts.elastic("dim");
    private boolean following;

    /** @param toCanvas gives the keys back to the canvas */
    public NextView(Session session, Work work, Runnable toCanvas) {
        this.session = session;
        this.work = work;
        Button next = new Button(MESSAGES.text("next.go"), Parts.icon("mdomz-skip_next"));
        next.setId("queue-next");
        next.getStyleClass().add("primary");
        next.setMinWidth(USE_PREF_SIZE);
        next.setOnAction(e -> {
            work.next();
            toCanvas.run();
        });
        Button again = new Button(null, Parts.icon("mdomz-refresh"));
        again.getStyleClass().addAll("flat", "tight");
        again.setAccessibleText(MESSAGES.text("next.refresh"));
        again.setTooltip(new Tooltip(MESSAGES.text("next.refresh")));
        again.setOnAction(e -> work.refresh());
        left.setId("queue-left");
        HBox bar = new Bar(next, left, Parts.gap(), again);
        table.getColumns().add(Parts.column(MESSAGES.text("column.number"), 50,
                n -> Integer.toString(1 + table.getItems().indexOf(n))));
        table.getColumns().add(Parts.column(MESSAGES.text("column.image"), 260, n -> n.image().address()));
        table.getColumns().add(Parts.column(MESSAGES.text("column.why"), 360, NextUp::reason));
        table.getColumns().forEach(c -> c.setSortable(false));
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null && !following) {
                work.show(is);
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar, table);
        work.list().addListener(o -> list());
        work.problem().addListener(o -> list());
        session.revision().addListener(o -> list());
        session.image().addListener(o -> follow());
        list();
    }

    private void list() {
        List<NextUp> open = work.open();
        if (!open.equals(table.getItems())) {
            following = true;
            table.getItems().setAll(open);
            following = false;
        }
        left.setText(!work.problem().get().isEmpty()
                ? work.problem().get()
                : work.list().get().isEmpty()
                        ? MESSAGES.text("next.nothing")
                        : MESSAGES.text("next.left", open.size(), work.list().get().size()));
        follow();
    }

    private void follow() {
        following = true;
        table.getSelectionModel().clearSelection();
        table.getItems().stream().filter(n -> n.image().equals(session.image().get())).findFirst()
                .ifPresent(table.getSelectionModel()::select);
        following = false;
    }
}
