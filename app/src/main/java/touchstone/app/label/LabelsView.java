package touchstone.app.label;

import java.util.Optional;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Label;
import touchstone.model.Messages;

/** The labels: which one is drawn with, its key, its colour, how many objects of it I have on the shown image. */
public final class LabelsView extends VBox {

    private static final Messages MESSAGES = Messages.beside(LabelsView.class);
    private static final int ROW = 26;
    private static final int MOST_ROWS = 9;

    private final Session session;
    private final ListView<Label> list = new ListView<>();
    private boolean following;

    /** @param chosen run after a click on a label: the hand goes on at the canvas */
    public LabelsView(Session session, Runnable chosen, Node... buttons) {
        this.session = session;
        list.setId("labels");
        list.setAccessibleText(MESSAGES.text("labels"));
        list.setFixedCellSize(ROW);
        list.setPlaceholder(Parts.hint(MESSAGES.text("empty")));
        list.setCellFactory(view -> new Row());
        list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null && !following) {
                session.label().set(is.id());
            }
        });
        list.setOnMouseClicked(e -> chosen.run());
        session.schema().addListener(o -> fill());
        session.label().addListener(o -> follow());
        session.objects().addListener((Observable o) -> list.refresh());
        session.me().addListener(o -> list.refresh());
        HBox bar = new HBox(Parts.gap());
        bar.getStyleClass().add("panel-bar");
        bar.getChildren().addAll(buttons);
        getStyleClass().add("panel");
        getChildren().addAll(list, bar);
        fill();
    }

    private void fill() {
        following = true;
        list.getItems().setAll(session.schema().get().labels());
        list.setPrefHeight(ROW * Math.clamp(list.getItems().size(), 2, MOST_ROWS) + 2);
        following = false;
        follow();
    }

    private void follow() {
        following = true;
        Optional.ofNullable(session.label().get()).flatMap(session.schema().get()::byId)
                .ifPresentOrElse(list.getSelectionModel()::select, list.getSelectionModel()::clearSelection);
        following = false;
    }

    private long count(Label label) {
        return session.objects().stream().filter(o -> session.isMine(o) && o.label().equals(label.id())).count();
    }

    /** The key that picks the label; empty where none does. */
    private static String key(Label label, int place) {
        return label.shortcut() != null
                ? String.valueOf(label.shortcut())
                : place < 9 ? Integer.toString(place + 1) : "";
    }

    private final class Row extends ListCell<Label> {

        @Override
        protected void updateItem(@Nullable Label label, boolean empty) {
            super.updateItem(label, empty);
            setText(null);
            if (label == null || empty) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            HBox row = new HBox(Parts.rigid(key(label, getIndex()), "key"), Parts.swatch(label.colour()),
                    name(label), Parts.gap(), Parts.rigid(Long.toString(count(label)), "dim"));
            row.getStyleClass().add("bar");
            // Without this the row is as wide as the longest name and pushes the count out of sight.
            row.setPrefWidth(0);
            setGraphic(row);
            setAccessibleText(MESSAGES.text("label", label.name(), key(label, getIndex()), count(label)));
            setTooltip(label.description().isEmpty() ? null : new Tooltip(label.description()));
        }

        private javafx.scene.control.Label name(Label label) {
            javafx.scene.control.Label name = Parts.text(label.name());
            name.setMinWidth(0);
            return name;
        }
    }
}
