package touchstone.canvas.tool;

import touchstone.model.geometry.Point;

/** What a hand does on the canvas. Panning, zooming and the window never get here. */
public sealed interface Input {

    enum Button {
        PRIMARY, SECONDARY
    }

    enum Code {
        ENTER, ESCAPE, BACKSPACE, DELETE, LEFT, RIGHT, UP, DOWN, SKIP, SNAP, TRACE
    }

    record Modifiers(boolean shift, boolean control, boolean alt) {

        public static final Modifiers NONE = new Modifiers(false, false, false);
        public static final Modifiers SHIFT = new Modifiers(true, false, false);
        public static final Modifiers CONTROL = new Modifiers(false, true, false);
        public static final Modifiers ALT = new Modifiers(false, false, true);
    }

    /** An input at a place. */
    sealed interface Pointer extends Input {

        /** In image coordinates; may lie outside the image. */
        Point at();

        Modifiers modifiers();
    }

    record Press(Point at, Button button, Modifiers modifiers) implements Pointer {
    }

    /** A move while the pressed button is held. */
    record Drag(Point at, Modifiers modifiers) implements Pointer {
    }

    /** A move with no button held. */
    record Move(Point at, Modifiers modifiers) implements Pointer {
    }

    record Release(Point at, Modifiers modifiers) implements Pointer {
    }

    /** Comes in place of the second press of a double click; a release follows. */
    record DoubleClick(Point at, Modifiers modifiers) implements Pointer {
    }

    record Key(Code code, Modifiers modifiers) implements Input {
    }

    /** What came of a {@link Question}; each tool has its own. */
    non-sealed interface Answer extends Input {
    }

    /** The options have other values now, for tools that show at once what that changes. */
    record OptionsChanged() implements Answer {
    }
}
