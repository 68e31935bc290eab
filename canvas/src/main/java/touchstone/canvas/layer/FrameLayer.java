package touchstone.canvas.layer;

import java.util.Arrays;

/** Stands in for an image that is not there: its frame, plain, so that what was drawn on it can still be seen. */
public record FrameLayer(int width, int height) implements Layer {

    static final int PLAIN = 0xff3a3c40;

    @Override
    public void paint(Raster raster) {
        int left = ImageLayer.first(raster.x(), raster.width(), 0, raster.scale());
        int top = ImageLayer.first(raster.y(), raster.height(), 0, raster.scale());
        int right = ImageLayer.first(raster.x(), raster.width(), width, raster.scale());
        int bottom = ImageLayer.first(raster.y(), raster.height(), height, raster.scale());
        ImageLayer.surround(raster, left, top, right, bottom);
        for (int row = top; row < bottom && left < right; row++) {
            Arrays.fill(raster.pixels(), row * raster.width() + left, row * raster.width() + right, PLAIN);
        }
    }
}
