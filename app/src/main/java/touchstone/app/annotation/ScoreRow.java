package touchstone.app.annotation;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.Layers;
import touchstone.model.Annotator;
import touchstone.model.Messages;

/** Hides of a model's predictions those that the model itself is unsure of. */
final class ScoreRow extends HBox {

    private static final Messages MESSAGES = Messages.beside(ScoreRow.class);

    ScoreRow(Layers.Layer layer, Annotator model) {
        getStyleClass().addAll("bar", "layer-row", "layer-detail");
        Label least = Parts.rigid("", "dim");
        least.textProperty().bind(Bindings.createStringBinding(
                () -> MESSAGES.text("score.least", Math.round(layer.leastScore().get() * 100) / 100.0),
                layer.leastScore()));
        Grown.by(least.minWidthProperty(), 84);
        Slider score = LayerRow.slider(layer, MESSAGES.text("score", model.name()));
        score.setId("layer-score-" + model.name());
        Grown.by(score.minWidthProperty(), 60);
        score.setBlockIncrement(0.01);
        score.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(score, Priority.ALWAYS);
        score.valueProperty().bindBidirectional(layer.leastScore());
        getChildren().addAll(least, score);
    }
}
