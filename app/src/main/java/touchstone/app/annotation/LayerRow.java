package touchstone.app.annotation;

import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import touchstone.app.control.Bar;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.Layers;
import touchstone.app.project.Session;
import touchstone.canvas.layer.Look;
import touchstone.canvas.layer.Style;
import touchstone.model.Annotator;
import touchstone.model.Messages;

/** Somebody else's layer: whether it is seen, how strongly, and whether it alone; a long name has a line of its own. */
final class LayerRow extends Bar {

    private static final Messages MESSAGES = Messages.beside(LayerRow.class);

    LayerRow(Session session, Layers.Layer layer, Annotator annotator, LayerOrder order) {
        Layers layers = session.layers();
        getStyleClass().setAll("bar", "layer-row");
        CheckBox visible = new CheckBox(annotator.name());
        visible.setId("layer-" + annotator.name());
        visible.setMinWidth(0);
        visible.setMaxWidth(Double.MAX_VALUE);
        visible.setMnemonicParsing(false);
        visible.setTooltip(new Tooltip(annotator.role() == Annotator.Role.ANNOTATOR
                ? annotator.name()
                : MESSAGES.text("layer.role", annotator.name(), MESSAGES.text("role." + annotator.role().key()))));
        visible.setAccessibleHelp(MESSAGES.text("order.help"));
        HBox.setHgrow(visible, Priority.ALWAYS);
        visible.selectedProperty().bindBidirectional(layer.visible());
        Slider opacity = slider(layer, MESSAGES.text("opacity", annotator.name()));
        opacity.setMin(0.1);
        Grown.by(opacity.minWidthProperty(), 48);
        Grown.by(opacity.prefWidthProperty(), 48);
        Grown.by(opacity.maxWidthProperty(), 48);
        opacity.valueProperty().bindBidirectional(layer.opacity());
        FontIcon locked = Parts.icon("mdoal-lock", "dim");
        locked.setAccessibleText(MESSAGES.text("locked.other", annotator.name()));
        Tooltip.install(locked, new Tooltip(MESSAGES.text("locked.other", annotator.name())));
        Look.ColourBy by = layer.look(layers.others().get()).colourBy();
        HBox tools = new HBox(6, new PatternSample(Style.of(annotator.role(), 1).pattern(),
                by == Look.ColourBy.ANNOTATOR ? layer.colour().get() : null), opacity,
                alone(session, layer, annotator), locked,
                new LayerMenu(session, layer, annotator, up -> order.move(this, layer, up)));
        tools.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(tools, Priority.ALWAYS);
        getChildren().addAll(visible, tools);
        order.link(this, layer);
    }

    private static ToggleButton alone(Session session, Layers.Layer layer, Annotator annotator) {
        ToggleButton alone = new ToggleButton(null, Parts.icon("mdoal-center_focus_strong"));
        alone.setId("layer-alone-" + annotator.name());
        alone.getStyleClass().addAll("flat", "tight");
        alone.setAccessibleText(MESSAGES.text("alone", annotator.name()));
        alone.setTooltip(new Tooltip(MESSAGES.text("alone.hint", annotator.name())));
        Layers layers = session.layers();
        alone.setSelected(layers.alone().get() == layer);
        layers.alone().addListener((o, was, is) -> alone.setSelected(is == layer));
        alone.setOnAction(e -> layers.showAlone(alone.isSelected() ? layer : null, session.me().get().id()));
        return alone;
    }

    static Slider slider(Layers.Layer layer, String name) {
        Slider slider = new Slider(0, 1, 1);
        slider.setBlockIncrement(0.05);
        slider.disableProperty().bind(layer.visible().not());
        slider.setAccessibleText(name);
        slider.setTooltip(new Tooltip(name));
        return slider;
    }
}
