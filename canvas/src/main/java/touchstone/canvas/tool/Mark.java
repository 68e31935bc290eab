package touchstone.canvas.tool;

import touchstone.model.geometry.Point;

/** A small sign over the picture, of the same size at any zoom. */
public record Mark(Point at, Look look) {

    /** What the place is; each looks different. */
    public enum Look {
        /** A vertex or joint that the pointer snaps to. */
        VERTEX,
        /** A place between two vertices that the pointer snaps to. */
        BORDER,
        /** The middle between two vertices. */
        MIDDLE,
        /** The middle of a shape. */
        CENTRE,
        /** Where a vertex can be pulled out of a line. */
        NEW_VERTEX
    }
}
