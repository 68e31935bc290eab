package touchstone.canvas;

import java.util.List;
import touchstone.model.geometry.Point;

/**
 * What lies under the pointer.
 *
 * @param at in image coordinates
 * @param values the file's own sample of each channel; empty beside the image and while it is not loaded
 */
public record Probe(Point at, List<Double> values) {

    public Probe {
        values = List.copyOf(values);
    }
}
