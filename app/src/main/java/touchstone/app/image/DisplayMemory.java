package touchstone.app.image;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.tile.Display;
import touchstone.model.ImageId;
import touchstone.store.image.PixelType;

/** How each image was shown, until the project is closed. */
public final class DisplayMemory {

    private final Map<ImageId, Display> images = new HashMap<>();
    private final Map<PixelType, Display> kinds = new HashMap<>();
    private final BooleanProperty shared = new SimpleBooleanProperty(this, "shared");

    /** Whether an image is shown as the last one with the same kind of samples was. */
    public BooleanProperty sharedProperty() {
        return shared;
    }

    public void keep(ImageId image, PixelType type, Display display) {
        if (display.channels().size() == type.channels()) {
            images.put(image, display);
            kinds.put(type, display);
        }
    }

    /** Null where nothing is remembered. */
    public @Nullable Display of(ImageId image, PixelType type) {
        Display one = shared.get() ? kinds.get(type) : images.get(image);
        return one != null && one.channels().size() == type.channels() ? one : null;
    }
}
