package touchstone.canvas;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.tool.Preview;
import touchstone.model.Label;
import touchstone.model.Palette;
import touchstone.model.geometry.Point;

/** What a tool shows above all cells: the line, handles, marks and texts of its preview, and the brush's ring. */
final class Sketch {

    private final Region on;
    private final View view;
    private final Overlay overlay = new Overlay();
    private final Signs signs = new Signs();

    Sketch(Region on, View view) {
        this.on = on;
        this.view = view;
    }

    List<Node> nodes() {
        return List.of(overlay.node(), signs.node());
    }

    /** @param label what is drawn with */
    void show(Preview seen, @Nullable Label label) {
        overlay.show(seen.line(), seen.handles(), view.viewport(), on.getWidth(), on.getHeight(),
                label == null ? Palette.colour(0) : label.colour());
        signs.show(seen.marks(), seen.notes(), view.viewport(), on.getWidth(), on.getHeight());
    }

    /** @param centre null for no ring */
    void ring(@Nullable Point centre, double radius) {
        overlay.showRing(centre, radius, view.viewport());
    }
}
