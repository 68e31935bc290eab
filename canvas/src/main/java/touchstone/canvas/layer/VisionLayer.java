package touchstone.canvas.layer;

import touchstone.model.ColourVision;

/** Shows everything under it as somebody with another colour vision sees it. */
public record VisionLayer(ColourVision vision) implements Layer {

    @Override
    public void paint(Raster raster) {
        int[] pixels = raster.pixels();
        int last = 0;
        int seen = vision.seen(0);
        for (int i = 0, n = raster.width() * raster.height(); i < n; i++) {
            // Neighbours are often the same colour.
            if (pixels[i] != last) {
                last = pixels[i];
                seen = vision.seen(last);
            }
            pixels[i] = seen;
        }
    }
}
