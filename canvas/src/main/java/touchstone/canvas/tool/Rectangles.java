package touchstone.canvas.tool;

import touchstone.model.geometry.Box;
import touchstone.model.geometry.Point;

/** Rectangles between two corners, for the tools that are drawn that way. */
final class Rectangles {

    private static final double CLICK_SLACK = 3;

    private Rectangles() {
    }

    /** The pointer on the image; with Shift so that a square lies between it and {@code from}. */
    static Point corner(Point from, Input.Pointer pointer, ToolContext context) {
        Point at = context.inside(pointer.at());
        if (!pointer.modifiers().shift()) {
            return at;
        }
        double dx = at.x() - from.x();
        double dy = at.y() - from.y();
        double side = Math.min(Math.max(Math.abs(dx), Math.abs(dy)),
                Math.min(dx < 0 ? from.x() : context.width() - from.x(),
                        dy < 0 ? from.y() : context.height() - from.y()));
        return from.plus(Math.copySign(side, dx), Math.copySign(side, dy));
    }

    static boolean isClick(Point pressed, Input.Pointer released) {
        return pressed.distance(released.at()) < CLICK_SLACK * released.pixel();
    }

    static Box box(Point a, Point b) {
        return new Box(Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.abs(a.x() - b.x()),
                Math.abs(a.y() - b.y()));
    }
}
