package touchstone.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.layer.HeatmapLayer;
import touchstone.canvas.layer.Layer;
import touchstone.canvas.layer.PixelGridLayer;
import touchstone.canvas.layer.VisionLayer;
import touchstone.canvas.tile.ToneMap;
import touchstone.model.ColourVision;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Point;

/** What is seen with an image though nobody drew it: a heat map, lines between its pixels, somebody else's eyes. */
public final class Instruments {

    private final BooleanProperty pixelGrid = new SimpleBooleanProperty(this, "pixelGrid", true);
    private final DoubleProperty gridFrom = new SimpleDoubleProperty(this, "gridFrom", PixelGridLayer.USUAL_SCALE);
    private final ObjectProperty<ColourVision> vision = new SimpleObjectProperty<>(this, "vision", ColourVision.NORMAL);
    private final DoubleProperty letters = new SimpleDoubleProperty(this, "letters", 1);
    private final ObjectProperty<@Nullable HeatView> heat = new SimpleObjectProperty<>(this, "heat");

    /** @param changed called when what is seen is different */
    Instruments(Runnable changed) {
        pixelGrid.addListener((property, before, after) -> changed.run());
        gridFrom.addListener((property, before, after) -> changed.run());
        vision.addListener((property, before, after) -> changed.run());
        letters.addListener((property, before, after) -> changed.run());
        heat.addListener((property, before, after) -> changed.run());
    }

    /** Lines between the pixels where they are magnified enough. */
    public BooleanProperty pixelGridProperty() {
        return pixelGrid;
    }

    /** How many times the picture is magnified when the lines between its pixels come. */
    public DoubleProperty gridFromProperty() {
        return gridFrom;
    }

    /** Whose eyes look. */
    public ObjectProperty<ColourVision> visionProperty() {
        return vision;
    }

    /** How many times as large as usual names and pins' numbers are written. */
    public DoubleProperty lettersProperty() {
        return letters;
    }

    /** Null while no heat map lies over the image. */
    public ObjectProperty<@Nullable HeatView> heatProperty() {
        return heat;
    }

    List<Layer> under(Optional<Bounds> image) {
        List<Layer> layers = new ArrayList<>();
        HeatView now = heat.get();
        if (now != null && now.shown()) {
            layers.add(new HeatmapLayer(now.map(), new ToneMap(now.range().low(), now.range().high()), now.colours(),
                    now.opacity()));
        }
        if (pixelGrid.get()) {
            image.ifPresent(i -> layers.add(new PixelGridLayer((int) i.maxX(), (int) i.maxY(), gridFrom.get())));
        }
        return layers;
    }

    List<Layer> over() {
        return vision.get() == ColourVision.NORMAL ? List.of() : List.of(new VisionLayer(vision.get()));
    }

    OptionalDouble heatAt(Point image) {
        HeatView now = heat.get();
        return now == null || !now.shown() ? OptionalDouble.empty() : now.map().at(image);
    }
}
