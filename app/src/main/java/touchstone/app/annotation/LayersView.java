package touchstone.app.annotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;
import touchstone.app.control.Parts;
import touchstone.app.control.Pulses;
import touchstone.app.project.Layers;
import touchstone.app.project.Session;
import touchstone.canvas.layer.Look;
import touchstone.model.Annotator;
import touchstone.model.Messages;

/**
 * Whose objects are shown, over whose others, how strongly and how; only one's own can be changed. One's own lies on top,
 * the others in the order of the rows, group by group; heat maps lie under all of them.
 */
public final class LayersView extends VBox {

    private static final Messages MESSAGES = Messages.beside(LayersView.class);
    private static final int AT_ONCE = 8;

    private final Session session;
    private final Layers layers;
    private final LayerOrder order;
    private final VBox rows = new VBox();
    /** Rows further down than one sees at first: made and styled a few a pulse. */
    private final Pulses coming = new Pulses();
    private List<Object> shownColours = List.of();

    /** @param heatMaps the rows of what lies under everybody's objects */
    public LayersView(Session session, Node heatMaps) {
        this.session = session;
        layers = session.layers();
        order = new LayerOrder(session, () -> {
            fill();
            coming.hurry();
        });
        setId("layers");
        getStyleClass().addAll("panel", "padded");
        rows.getStyleClass().add("layer-rows");
        VBox heat = new VBox(Parts.text(MESSAGES.text("group.heat"), "layer-group", "dim"), heatMaps);
        getChildren().addAll(rows, heat, new Separator(), new LookForm(layers));
        session.annotators().addListener((Observable o) -> fill());
        session.me().addListener(o -> fill());
        layers.all().addListener((Observable o) -> {
            if (!colours().equals(shownColours)) {
                fill();
            }
        });
        layers.mine().addListener((o, was, is) -> recolour(was, is));
        layers.others().addListener((o, was, is) -> recolour(was, is));
        fill();
    }

    private void recolour(Look was, Look is) {
        if (was.colourBy() != is.colourBy()) {
            fill();
        }
    }

    /** Who stands where in which colours: rows are laid anew when this changes, and left alone when a slider moves. */
    private List<Object> colours() {
        return layers.all().stream().<Object>map(l -> Arrays.asList(l, l.colour().get(), l.colourBy().get())).toList();
    }

    private void fill() {
        shownColours = colours();
        coming.clear();
        List<Supplier<Node>> wanted = wanted();
        rows.getChildren().setAll(wanted.stream().limit(AT_ONCE).map(Supplier::get).toList());
        wanted.stream().skip(AT_ONCE).forEach(row -> coming.add(() -> {
            Node made = row.get();
            rows.getChildren().add(made);
            made.applyCss();
        }));
    }

    private List<Supplier<Node>> wanted() {
        List<Supplier<Node>> wanted = new ArrayList<>();
        Annotator me = session.me().get();
        layers.of(me.id()).ifPresent(layer -> wanted.add(() -> new OwnLayerRow(session, layer, me)));
        for (Annotator.Role role : layers.groups()) {
            // Who never drew anything before becoming somebody else is not in the project.
            List<Layers.Layer> group = layers.all().stream().filter(l -> l.role() == role
                    && !l.annotator().equals(me.id()) && session.annotator(l.annotator()).isPresent()).toList();
            if (!group.isEmpty()) {
                wanted.add(() -> new LayerGroupRow(session, role, group, order));
                for (Layers.Layer layer : group) {
                    Annotator whose = session.annotator(layer.annotator()).orElseThrow();
                    wanted.add(() -> new LayerRow(session, layer, whose, order));
                    if (role == Annotator.Role.MODEL) {
                        wanted.add(() -> new ScoreRow(layer, whose));
                    }
                }
            }
        }
        return wanted;
    }
}
