package touchstone.app.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Bar;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;

/** The labels: which one is drawn with, its key, its colour, how many objects of it I have on the shown image. */
public final class LabelsView extends VBox {

    private static final Messages MESSAGES = Messages.beside(LabelsView.class);
    private static final int ROW = 26;
    private static final int INDENT = 14;
    private static final int MOST_ROWS = 9;

    private final Session session;
    private final ListView<Label> list = new ListView<>();
    private final LabelCounts counts;
    private final LabelEditor editor;
    private boolean following;

    /** @param chosen run after a click on a label: the hand goes on at the canvas */
    public LabelsView(Session session, Runnable chosen, Node... buttons) {
        this.session = session;
        counts = new LabelCounts(session, list::refresh);
        editor = new LabelEditor(session, counts);
        list.setId("labels");
        list.setAccessibleText(MESSAGES.text("labels"));
        Grown.by(list.fixedCellSizeProperty(), ROW);
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
        session.notes().addListener((Observable o) -> list.refresh());
        session.me().addListener(o -> list.refresh());
        HBox bar = new Bar(tool("label-meaning", "mdoal-help_outline", "meaning",
                (label, beside) -> editor.explain(label, beside)));
        if (!session.readOnly()) {
            bar.getChildren().addAll(
                    tool("label-edit", "mdoal-edit", "edit", (label, beside) -> editor.edit(label, beside)),
                    tool("label-merge-into", "mdoal-call_merge", "merge",
                            (label, beside) -> editor.merge(label, false, beside)),
                    tool("label-delete", "mdoal-delete_outline", "delete",
                            (label, beside) -> editor.merge(label, true, beside)));
        }
        bar.getChildren().add(Parts.gap());
        bar.getChildren().addAll(buttons);
        getStyleClass().add("panel");
        getChildren().addAll(list, bar);
        fill();
    }

    /** Children below their parents. */
    private static List<Label> tree(LabelSchema schema) {
        List<Label> all = new ArrayList<>();
        schema.labels().stream().filter(l -> schema.path(l.id()).size() == 1).forEach(l -> add(all, schema, l));
        schema.labels().stream().filter(l -> !all.contains(l)).forEach(all::add);
        return all;
    }

    private static void add(List<Label> all, LabelSchema schema, Label label) {
        all.add(label);
        schema.children(label.id()).stream().filter(l -> !all.contains(l)).forEach(l -> add(all, schema, l));
    }

    private void fill() {
        following = true;
        list.getItems().setAll(tree(session.schema().get()));
        Grown.by(list.prefHeightProperty(), ROW * Math.clamp(list.getItems().size(), 2, MOST_ROWS) + 2);
        following = false;
        follow();
    }

    private void follow() {
        following = true;
        Optional.ofNullable(session.label().get()).flatMap(session.schema().get()::byId)
                .ifPresentOrElse(list.getSelectionModel()::select, list.getSelectionModel()::clearSelection);
        following = false;
    }

    /** A button for what can be done with the chosen label. */
    private Button tool(String id, String icon, String key, BiConsumer<Label, Node> run) {
        Button button = new Button(null, Parts.icon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "tight");
        button.setAccessibleText(MESSAGES.text(key));
        button.setTooltip(new Tooltip(MESSAGES.text(key + ".hint")));
        button.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
        button.setOnAction(e -> {
            Label label = list.getSelectionModel().getSelectedItem();
            if (label != null) {
                run.accept(label, button);
            }
        });
        return button;
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
            int level = session.schema().get().path(label.id()).size() - 1;
            Region indent = new Region();
            Grown.by(indent.minWidthProperty(), INDENT * Math.max(0, level));
            int here = counts.onImage(label.id());
            int target = Targets.of(session, label.id());
            HBox row = new HBox(Parts.rigid(key(label, place(label)), "key"), indent, Parts.swatch(label.colour()),
                    name(label), Parts.gap());
            if (label.subjective()) {
                row.getChildren().add(Parts.rigid("~", "dim"));
            }
            if (target > 0) {
                ProgressBar bar = new ProgressBar(Math.min(1, (double) counts.inProject(label.id()) / target));
                Grown.by(bar.prefWidthProperty(), 40);
                Grown.by(bar.minWidthProperty(), 40);
                bar.setAccessibleText(MESSAGES.text("target", counts.inProject(label.id()), target));
                row.getChildren().addAll(bar, Parts.rigid(
                        MESSAGES.text("target", counts.inProject(label.id()), target), "dim"));
            }
            row.getChildren().add(Parts.rigid(Integer.toString(here), "dim"));
            row.getStyleClass().add("bar");
            // Without this the row is as wide as the longest name and pushes the count out of sight.
            row.setPrefWidth(0);
            setGraphic(row);
            setAccessibleText(MESSAGES.text("label", label.name(), key(label, place(label)), here));
            setTooltip(label.description().isEmpty() ? null : new Tooltip(label.description()));
        }

        /** The place in the schema, which digits count, wherever the tree puts it. */
        private int place(Label label) {
            return session.schema().get().labels().indexOf(label);
        }

        private javafx.scene.control.Label name(Label label) {
            javafx.scene.control.Label name = Parts.text(label.name());
            name.setMinWidth(0);
            return name;
        }
    }
}
