package touchstone.canvas;

/** A rectangle of whole pixels, from left and top (included) to right and bottom (excluded). */
record Patch(int left, int top, int right, int bottom) {

    static final Patch NONE = new Patch(0, 0, 0, 0);

    boolean isEmpty() {
        return left >= right || top >= bottom;
    }

    int width() {
        return right - left;
    }

    int height() {
        return bottom - top;
    }

    boolean contains(Patch other) {
        return other.isEmpty()
                || (left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom);
    }

    Patch intersect(Patch other) {
        return new Patch(Math.max(left, other.left), Math.max(top, other.top), Math.min(right, other.right),
                Math.min(bottom, other.bottom));
    }

    /** The smallest rectangle around both. */
    Patch union(Patch other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        return new Patch(Math.min(left, other.left), Math.min(top, other.top), Math.max(right, other.right),
                Math.max(bottom, other.bottom));
    }

    Patch move(int dx, int dy) {
        return new Patch(left + dx, top + dy, right + dx, bottom + dy);
    }
}
