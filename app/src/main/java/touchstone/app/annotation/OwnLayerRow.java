package touchstone.app.annotation;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import touchstone.app.control.Parts;
import touchstone.app.project.Layers;
import touchstone.app.project.Session;
import touchstone.canvas.layer.Look;
import touchstone.canvas.layer.Style;
import touchstone.model.Annotator;
import touchstone.model.Messages;

/** One's own layer: what is being drawn is always seen; a key held down hides it for a moment. */
final class OwnLayerRow extends HBox {

    private static final Messages MESSAGES = Messages.beside(OwnLayerRow.class);

    OwnLayerRow(Session session, Layers.Layer layer, Annotator me) {
        Layers layers = session.layers();
        getStyleClass().addAll("bar", "layer-row");
        Label name = Parts.elastic();
        Annotator person = session.person().get();
        name.setText(me.id().equals(person.id())
                ? MESSAGES.text("mine", me.name())
                : MESSAGES.text("by", me.name(), person.name()));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        ToggleButton lock = new ToggleButton(null, Parts.icon("mdoal-lock_open"));
        lock.setId("layer-lock");
        lock.getStyleClass().addAll("flat", "tight");
        lock.setAccessibleText(MESSAGES.text("lock"));
        lock.setTooltip(new Tooltip(MESSAGES.text("lock.hint")));
        lock.selectedProperty().bindBidirectional(layers.locked());
        lock.graphicProperty().bind(Bindings.createObjectBinding(
                () -> Parts.icon(layers.locked().get() ? "mdoal-lock" : "mdoal-lock_open"), layers.locked()));
        lock.setDisable(session.readOnly());
        Look.ColourBy by = layer.look(layers.mine().get()).colourBy();
        getChildren().addAll(Parts.icon("mdoal-edit"), name, new PatternSample(Style.Pattern.SOLID,
                by == Look.ColourBy.ANNOTATOR ? layer.colour().get() : null), lock,
                new LayerMenu(session, layer, me, null));
    }
}
