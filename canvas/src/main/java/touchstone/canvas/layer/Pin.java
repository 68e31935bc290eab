package touchstone.canvas.layer;

import touchstone.model.geometry.Point;

/**
 * Marks a place that something is said about.
 *
 * @param at in image coordinates
 * @param number what stands on it, so that it is found in a list
 */
public record Pin(Point at, int number, State state) {

    /** Their colours differ in brightness too. */
    public enum State {
        OPEN, SETTLED, CHOSEN
    }
}
