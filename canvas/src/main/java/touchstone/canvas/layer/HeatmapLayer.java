package touchstone.canvas.layer;

import touchstone.canvas.tile.ColourMap;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.ToneMap;
import touchstone.canvas.tile.ToneTable;

/** A number for every place of an image, as colours over it. Where a number is none, nothing lies over the image. */
public final class HeatmapLayer implements Layer {

    private final HeatMap map;
    private final ToneTable tones;
    private final int alpha;

    /** @param opacity 0 to 1 */
    public HeatmapLayer(HeatMap map, ToneMap range, ColourMap colours, double opacity) {
        this.map = map;
        tones = ToneTable.overlay(Display.of(1, range).withMap(colours), map.type().depth());
        alpha = Blend.alpha(opacity);
    }

    @Override
    public void paint(Raster raster) {
        int[] colours = new int[raster.width() * raster.height()];
        map.paint(new Raster(colours, raster.width(), raster.height(), raster.x(), raster.y(),
                raster.scale() * map.pixelsPerValue()), tones);
        int[] pixels = raster.pixels();
        for (int i = 0; i < colours.length; i++) {
            if (colours[i] != 0) {
                pixels[i] = Blend.over(pixels[i], colours[i], alpha);
            }
        }
    }
}
