package touchstone.app.annotation;

import java.util.List;
import javafx.beans.Observable;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import touchstone.app.control.Parts;
import touchstone.app.project.Layers;
import touchstone.app.project.Session;
import touchstone.model.Annotator;
import touchstone.model.Messages;

/** The heading of a group of layers: shows or hides all of them, and is moved with all of them. */
final class LayerGroupRow extends HBox {

    private static final Messages MESSAGES = Messages.beside(LayerGroupRow.class);

    private final CheckBox shown = new CheckBox();
    private final List<Layers.Layer> group;

    LayerGroupRow(Session session, Annotator.Role role, List<Layers.Layer> group, LayerOrder order) {
        this.group = group;
        getStyleClass().addAll("bar", "layer-row", "layer-group");
        String name = MESSAGES.text("group." + role.key());
        shown.setId("layer-group-" + role.key());
        shown.setText(name);
        shown.getStyleClass().add("dim");
        shown.setAccessibleText(MESSAGES.text("group.shown", name));
        shown.setAccessibleHelp(MESSAGES.text("order.help"));
        shown.setOnAction(e -> group.forEach(l -> l.visible().set(shown.isSelected())));
        session.layers().all().addListener((Observable o) -> follow());
        follow();
        getChildren().addAll(Parts.icon(icon(role), "dim"), shown);
        order.link(this, role);
    }

    private void follow() {
        long seen = group.stream().filter(l -> l.visible().get()).count();
        shown.setIndeterminate(seen > 0 && seen < group.size());
        shown.setSelected(seen == group.size());
    }

    private static String icon(Annotator.Role role) {
        return switch (role) {
            case ANNOTATOR -> "mdomz-person";
            case GOLD -> "mdomz-star_outline";
            case MODEL -> "mdomz-memory";
            case CONSENSUS -> "mdoal-group";
        };
    }
}
