package touchstone.canvas;

import touchstone.canvas.layer.HeatMap;
import touchstone.canvas.tile.ColourMap;
import touchstone.store.image.SampleRange;

/**
 * A heat map and how it is shown.
 *
 * @param range the numbers at the two ends of the colours
 * @param opacity 0 to 1
 */
public record HeatView(HeatMap map, SampleRange range, ColourMap colours, double opacity, boolean shown) {

    public HeatView withRange(SampleRange replacement) {
        return new HeatView(map, replacement, colours, opacity, shown);
    }

    public HeatView withColours(ColourMap replacement) {
        return new HeatView(map, range, replacement, opacity, shown);
    }

    public HeatView withOpacity(double replacement) {
        return new HeatView(map, range, colours, replacement, shown);
    }

    public HeatView withShown(boolean replacement) {
        return new HeatView(map, range, colours, opacity, replacement);
    }
}
