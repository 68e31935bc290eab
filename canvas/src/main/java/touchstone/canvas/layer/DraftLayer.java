package touchstone.canvas.layer;

import org.jspecify.annotations.Nullable;
import touchstone.model.Label;
import touchstone.model.Palette;
import touchstone.model.geometry.Geometry;

/** A shape that is being drawn and is nobody's object yet. */
public record DraftLayer(Geometry shape, @Nullable Label label) implements Layer {

    @Override
    public void paint(Raster raster) {
        if (shape.bounds().intersects(raster.region()
                .grow(AnnotationLayer.REACH * raster.density() / raster.scale()))) {
            new ShapePainter(raster, Style.OWN).paint(shape, label,
                    label == null ? Palette.colour(0) : label.colour(), true);
        }
    }
}
