package touchstone.app.annotation;

import javafx.beans.Observable;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import touchstone.app.control.Parts;
import touchstone.app.project.Layers;
import touchstone.app.project.Session;
import touchstone.model.Annotator;
import touchstone.model.Messages;

/** Whose objects are shown and how strongly; only one's own can be changed. */
public final class LayersView extends VBox {

    private static final Messages MESSAGES = Messages.beside(LayersView.class);

    private final Session session;

    public LayersView(Session session) {
        this.session = session;
        setId("layers");
        getStyleClass().addAll("panel", "padded");
        session.annotators().addListener((Observable o) -> fill());
        session.me().addListener(o -> fill());
        fill();
    }

    private void fill() {
        getChildren().clear();
        for (Layers.Layer layer : session.layers().all()) {
            Annotator me = session.me().get();
            if (layer.annotator().equals(me.id())) {
                getChildren().add(row(layer, me, true));
            } else {
                // Who never drew anything before becoming somebody else is not in the project.
                session.annotator(layer.annotator())
                        .ifPresent(other -> getChildren().add(row(layer, other, false)));
            }
        }
    }

    private static HBox row(Layers.Layer layer, Annotator annotator, boolean mine) {
        CheckBox visible = new CheckBox(mine ? MESSAGES.text("mine", annotator.name()) : name(annotator));
        visible.setId("layer-" + annotator.name());
        visible.setMinWidth(0);
        visible.setMaxWidth(Double.MAX_VALUE);
        visible.setTooltip(new Tooltip(visible.getText()));
        HBox.setHgrow(visible, Priority.ALWAYS);
        HBox row = new HBox();
        row.getStyleClass().add("bar");
        if (mine) {
            // What is being drawn is always seen; a key held down hides it for a moment.
            Label name = Parts.elastic();
            name.setText(visible.getText());
            row.getChildren().addAll(Parts.icon("mdoal-edit"), name);
            return row;
        }
        visible.selectedProperty().bindBidirectional(layer.visible());
        Slider opacity = new Slider(0.1, 1, 1);
        opacity.setMinWidth(80);
        opacity.setPrefWidth(80);
        opacity.valueProperty().bindBidirectional(layer.opacity());
        opacity.disableProperty().bind(layer.visible().not());
        opacity.setAccessibleText(MESSAGES.text("opacity", annotator.name()));
        row.getChildren().addAll(visible, Parts.icon("mdoal-lock", "dim"), opacity);
        return row;
    }

    private static String name(Annotator annotator) {
        return annotator.role() == Annotator.Role.ANNOTATOR
                ? annotator.name()
                : MESSAGES.text("layer.role", annotator.name(), MESSAGES.text("role." + annotator.role().key()));
    }
}
