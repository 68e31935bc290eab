package touchstone.canvas.tool;

import java.util.List;
import java.util.Optional;
import touchstone.model.geometry.GeometryKind;

/**
 * A tool in one of its states, immutable. {@code Escape} from any state leads back to the idle state without an edit;
 * dropping the state does the same.
 */
public interface Tool {

    Step on(Input input, ToolContext context);

    /** What to show while the gesture runs; nothing in an idle state. */
    default Preview preview(ToolContext context) {
        return Preview.NONE;
    }

    /** The tool's name in texts and settings, the same in all of its states: {@code box}. */
    String name();

    /** Key of the line that says what the hand can do in this state: {@code box.start}. */
    String hint();

    /** The kind of shape that it makes, if it makes one. */
    default Optional<GeometryKind> draws() {
        return Optional.empty();
    }

    /** The settings that it looks at, in the order in which they are shown. */
    default List<Option> options() {
        return List.of();
    }

    /** Whether it is of use on a layer that may only be looked at. */
    default boolean onlyLooks() {
        return false;
    }

    /** Whether it can do nothing while there is no picture. */
    default boolean needsPixels() {
        return false;
    }

    /** Whether no gesture is under way, so that undo means the last edit rather than the last point. */
    default boolean rests() {
        return Tools.ALL.contains(this);
    }

    /** Whether a ring of the brush's radius follows the pointer. */
    default boolean hasRing() {
        return false;
    }
}
