package touchstone.app.annotation;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import touchstone.app.control.Parts;
import touchstone.app.project.Layers;
import touchstone.app.project.Session;
import touchstone.canvas.layer.Look;
import touchstone.canvas.layer.Style;
import touchstone.model.Annotator;
import touchstone.model.Messages;

/**
 * Whose objects are shown, over whose others, how strongly and how; only one's own can be changed. One's own lies on top,
 * the others in the order of their rows.
 */
public final class LayersView extends VBox {

    private static final Messages MESSAGES = Messages.beside(LayersView.class);

    private final Session session;
    private final Layers layers;
    private final VBox rows = new VBox();

    public LayersView(Session session) {
        this.session = session;
        layers = session.layers();
        setId("layers");
        getStyleClass().addAll("panel", "padded");
        rows.getStyleClass().add("layer-rows");
        getChildren().addAll(rows, new Separator(), new LookForm(layers));
        session.annotators().addListener((Observable o) -> fill());
        session.me().addListener(o -> fill());
        layers.mine().addListener((o, was, is) -> recolour(was, is));
        layers.others().addListener((o, was, is) -> recolour(was, is));
        fill();
    }

    private void recolour(Look was, Look is) {
        if (was.colourBy() != is.colourBy()) {
            fill();
        }
    }

    private void fill() {
        rows.getChildren().clear();
        Annotator me = session.me().get();
        layers.of(me.id()).ifPresent(layer -> rows.getChildren().add(mine(layer, me)));
        for (Layers.Layer layer : layers.all()) {
            if (!layer.annotator().equals(me.id())) {
                // Who never drew anything before becoming somebody else is not in the project.
                session.annotator(layer.annotator()).ifPresent(other -> {
                    rows.getChildren().add(row(layer, other));
                    if (other.role() == Annotator.Role.MODEL) {
                        rows.getChildren().add(threshold(layer, other));
                    }
                });
            }
        }
    }

    /** What is being drawn is always seen; a key held down hides it for a moment. */
    private HBox mine(Layers.Layer layer, Annotator me) {
        Label name = Parts.elastic();
        name.setText(MESSAGES.text("mine", me.name()));
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
        return bar(Parts.icon("mdoal-edit"), name, sample(Style.Pattern.SOLID, layer, layers.mine().get()), lock);
    }

    private HBox row(Layers.Layer layer, Annotator annotator) {
        CheckBox visible = new CheckBox(annotator.name());
        visible.setId("layer-" + annotator.name());
        visible.setMinWidth(0);
        visible.setMaxWidth(Double.MAX_VALUE);
        visible.setTooltip(new Tooltip(annotator.role() == Annotator.Role.ANNOTATOR
                ? annotator.name()
                : MESSAGES.text("layer.role", annotator.name(), MESSAGES.text("role." + annotator.role().key()))));
        HBox.setHgrow(visible, Priority.ALWAYS);
        visible.selectedProperty().bindBidirectional(layer.visible());
        Slider opacity = slider(layer, MESSAGES.text("opacity", annotator.name()));
        opacity.setMin(0.1);
        opacity.valueProperty().bindBidirectional(layer.opacity());
        FontIcon role = Parts.icon(icon(annotator.role()), "dim");
        Tooltip.install(role, visible.getTooltip());
        return bar(visible, role, sample(Style.of(annotator.role(), 1).pattern(), layer, layers.others().get()),
                opacity,
                new VBox(mover(layer, annotator, true), mover(layer, annotator, false)));
    }

    private static Slider slider(Layers.Layer layer, String name) {
        Slider slider = new Slider(0, 1, 1);
        slider.setMinWidth(60);
        slider.setPrefWidth(60);
        slider.setMaxWidth(60);
        slider.setBlockIncrement(0.05);
        slider.disableProperty().bind(layer.visible().not());
        slider.setAccessibleText(name);
        slider.setTooltip(new Tooltip(name));
        return slider;
    }

    private Button mover(Layers.Layer layer, Annotator annotator, boolean up) {
        Button move = new Button(null, Parts.icon(up ? "mdoal-keyboard_arrow_up" : "mdoal-keyboard_arrow_down"));
        move.setId((up ? "layer-up-" : "layer-down-") + annotator.name());
        move.getStyleClass().addAll("flat", "mover");
        String text = MESSAGES.text(up ? "move.up" : "move.down", annotator.name());
        move.setAccessibleText(text);
        move.setTooltip(new Tooltip(text));
        move.setOnAction(e -> {
            layers.move(layer, up, session.me().get().id());
            fill();
            Node again = lookup("#" + move.getId());
            if (again != null) {
                again.requestFocus();
            }
        });
        return move;
    }

    /** Hides what the model itself is unsure of. */
    private static HBox threshold(Layers.Layer layer, Annotator model) {
        Label least = Parts.rigid("", "dim");
        least.textProperty().bind(Bindings.createStringBinding(
                () -> MESSAGES.text("score.least", Math.round(layer.leastScore().get() * 100) / 100.0),
                layer.leastScore()));
        least.setMinWidth(84);
        Slider score = slider(layer, MESSAGES.text("score", model.name()));
        score.setId("layer-score-" + model.name());
        score.setBlockIncrement(0.01);
        score.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(score, Priority.ALWAYS);
        score.valueProperty().bindBidirectional(layer.leastScore());
        HBox row = bar(least, score);
        row.getStyleClass().add("layer-detail");
        return row;
    }

    private static PatternSample sample(Style.Pattern pattern, Layers.Layer layer, Look look) {
        return new PatternSample(pattern, look.colourBy() == Look.ColourBy.ANNOTATOR ? layer.colour() : null);
    }

    private static String icon(Annotator.Role role) {
        return switch (role) {
            case ANNOTATOR -> "mdomz-person";
            case GOLD -> "mdomz-star_outline";
            case MODEL -> "mdomz-memory";
            case CONSENSUS -> "mdoal-group";
        };
    }

    private static HBox bar(Node... nodes) {
        HBox bar = new HBox(nodes);
        bar.getStyleClass().addAll("bar", "layer-row");
        return bar;
    }
}
