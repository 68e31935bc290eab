package touchstone.canvas.tool;

import java.util.List;
import java.util.Optional;
import touchstone.model.geometry.GeometryKind;

/** Every tool there is, in its idle state and in the order of the tool strip. */
public final class Tools {

    public static final Tool SELECT = new SelectTool.Idle();
    private static final Tool MEASURE = new MeasureTool.Idle();

    public static final List<Tool> ALL = List.of(SELECT,
            new FrameTool.Idle(GeometryKind.BOX),
            new TurnedFrameTool.Idle(GeometryKind.BOX),
            new PathTool.Idle(PathTool.Kind.POLYGON),
            new PathTool.Idle(PathTool.Kind.HOLE),
            new PathTool.Idle(PathTool.Kind.PART),
            new PathTool.Idle(PathTool.Kind.RESHAPE),
            new PathTool.Idle(PathTool.Kind.SPLIT),
            new PathTool.Idle(PathTool.Kind.POLYLINE),
            new SimplifyTool.Idle(),
            new FrameTool.Idle(GeometryKind.ELLIPSE),
            new TurnedFrameTool.Idle(GeometryKind.ELLIPSE),
            new KeypointsTool.Placing(),
            new BrushTool.Idle(false),
            new BrushTool.Idle(true),
            new FillTool.Idle(),
            new GrowTool.Idle(),
            new WandTool.Idle(),
            new LiveWireTool.Idle(),
            new SuperpixelTool.Idle(),
            new CutTool.Idle(),
            new AssistTool.Idle(),
            MEASURE);

    private Tools() {
    }

    public static Optional<Tool> named(String name) {
        return ALL.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** The tool's name for people. */
    public static String title(Tool tool) {
        return Texts.of("tool." + tool.name());
    }

    /** One line that says what the hand can do in the tool's present state. */
    public static String hint(Tool tool) {
        return Texts.of("hint." + tool.hint());
    }

    /** The same on a layer that may perhaps only be looked at. */
    public static String hint(Tool tool, boolean editable) {
        return editable || tool.name().equals(MEASURE.name())
                ? hint(tool)
                : Texts.of(tool.onlyLooks() ? "hint.looking.select" : "obstacle.locked");
    }

    /** The line instead of the tool's own while it can do nothing because there is no picture. */
    public static String hintWithoutPixels() {
        return Texts.of("hint.pixels");
    }

    /** While the arrow keys move the pointer. */
    public static String hintByKeys(Tool tool, String hint) {
        return Texts.of(tool.hasRing() ? "hint.keys.paint" : "hint.keys", hint);
    }
}
