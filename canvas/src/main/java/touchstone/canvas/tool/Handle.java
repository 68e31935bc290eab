package touchstone.canvas.tool;

import touchstone.model.geometry.Point;

/** A place on a selected shape that can be dragged. */
sealed interface Handle {

    Point at();

    /** A vertex of a ring or line, numbered as the shape's lines are. */
    record Vertex(int line, int index, Point at) implements Handle {
    }

    record Joint(int index, Point at) implements Handle {
    }

    /**
     * A corner or the middle of a side of a box or of the box around an ellipse.
     *
     * @param sx -1 on the left side before rotation, 1 on the right, 0 between; {@code sy} likewise from the top
     */
    record Side(int sx, int sy, Point at) implements Handle {
    }

    /** Turns a shape about its centre. */
    record Turn(Point at) implements Handle {
    }

    /**
     * Stretches a path or a skeleton; lies a little outside the corner of its bounds.
     *
     * @param sx -1 for a left corner, 1 for a right one; {@code sy} likewise from the top
     */
    record Stretch(int sx, int sy, Point corner, Point at) implements Handle {
    }
}
