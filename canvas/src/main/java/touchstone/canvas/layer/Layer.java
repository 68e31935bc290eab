package touchstone.canvas.layer;

/** One thing that lies on the canvas, immutable: a changed layer is a new one. */
@FunctionalInterface
public interface Layer {

    /** Paints over what the raster holds. Neighbouring rasters fit together without seams. Called on several threads. */
    void paint(Raster raster);
}
