package touchstone.app.dock;

/** Where a panel stands. */
public enum Side {
    LEFT, RIGHT, BOTTOM, HIDDEN
}
