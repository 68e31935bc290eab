package touchstone.canvas;

import java.util.List;
import java.util.OptionalDouble;
import touchstone.model.geometry.Point;

/**
 * What lies under the pointer.
 *
 * @param at in image coordinates
 * @param values the file's own sample of each channel; empty beside the image and while it is not loaded
 * @param heat the heat map's number; empty where there is none
 */
public record Probe(Point at, List<Double> values, OptionalDouble heat) {

    public Probe {
        values = List.copyOf(values);
    }
}
