package touchstone.canvas.tool;

import java.util.List;
import java.util.Optional;

/** Every tool there is, in its idle state and in the order of the tool strip. */
public final class Tools {

    public static final Tool SELECT = SelectTool.IDLE;

    public static final List<Tool> ALL = List.of(SELECT, BoxTool.IDLE);

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
}
