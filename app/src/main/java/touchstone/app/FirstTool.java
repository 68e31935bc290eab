package touchstone.app;

import java.util.List;
import touchstone.canvas.tool.Tool;
import touchstone.canvas.tool.Tools;
import touchstone.model.Label;
import touchstone.model.geometry.GeometryKind;

/** Which tool a hand that is new to a label begins with: of those that draw it, the one that needs the fewest gestures. */
final class FirstTool {

    private record Choice(GeometryKind kind, String tool) {
    }

    private static final List<Choice> EASIEST_FIRST = List.of(new Choice(GeometryKind.BOX, "box"),
            new Choice(GeometryKind.MASK, "brush"), new Choice(GeometryKind.POLYGON, "polygon"),
            new Choice(GeometryKind.ELLIPSE, "ellipse"), new Choice(GeometryKind.POLYLINE, "polyline"),
            new Choice(GeometryKind.KEYPOINTS, "keypoints"));

    private FirstTool() {
    }

    /** Of a label of whole images nothing is drawn: the tool that selects. */
    static Tool of(Label label) {
        String name = EASIEST_FIRST.stream().filter(c -> label.kinds().contains(c.kind())).map(Choice::tool)
                .findFirst().orElse("select");
        return Tools.named(name).orElseThrow();
    }
}
