package touchstone.app.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.HeatView;
import touchstone.canvas.layer.HeatMap;
import touchstone.canvas.tile.ColourMap;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.store.image.HeldImage;
import touchstone.store.image.RegionReader;
import touchstone.store.image.SampleRange;

/** The heat maps that were laid over images, until the project is closed: none of them is written to its file. */
public final class HeatMaps implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(HeatMaps.class);
    private static final double OPACITY = 0.5;

    private record Kept(String name, HeatView view) {
    }

    private final Session session;
    private final AnnotationCanvas canvas;
    private final Disk disk = new Disk("heat maps");
    private final Map<ImageId, Kept> maps = new HashMap<>();
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper(this, "name", "");
    private boolean following;

    public HeatMaps(Session session, AnnotationCanvas canvas) {
        this.session = session;
        this.canvas = canvas;
        session.image().addListener((o, was, is) -> {
            if (was == null || is == null || !was.id().equals(is.id())) {
                show(is);
            }
        });
        canvas.instruments().heatProperty().addListener((o, was, is) -> changed(is));
    }

    /** The file's name; empty while there is none over the image. */
    ReadOnlyStringProperty name() {
        return name.getReadOnlyProperty();
    }

    private void show(@Nullable Image image) {
        Kept kept = image == null ? null : maps.get(image.id());
        following = true;
        name.set(kept == null ? "" : kept.name());
        canvas.instruments().heatProperty().set(kept == null ? null : kept.view());
        following = false;
    }

    private void changed(@Nullable HeatView view) {
        Image image = session.image().get();
        if (following || image == null) {
            return;
        }
        if (view == null) {
            maps.remove(image.id());
            name.set("");
        } else {
            maps.put(image.id(), new Kept(name.get(), view));
        }
    }

    /** Reads a file and lays it over the shown image. */
    public void add(Path file, Consumer<String> failed) {
        Image image = session.image().get();
        if (image == null) {
            return;
        }
        disk.ask(() -> read(file, image), view -> {
            maps.put(image.id(), new Kept(file.getFileName().toString(), view));
            Image now = session.image().get();
            if (now != null && now.id().equals(image.id())) {
                show(now);
            }
        }, failed);
    }

    private static HeatView read(Path file, Image image) throws IOException {
        RegionReader values = HeldImage.open(file);
        if (values.type().channels() != 1) {
            throw new InputRefused(MESSAGES.text("heat.channels", file.getFileName(), values.type().channels()));
        }
        HeatMap map = HeatMap.over(image.width(), image.height(), values)
                .orElseThrow(() -> new InputRefused(MESSAGES.text("heat.size", file.getFileName(), values.width(),
                        values.height(), image.width(), image.height())));
        SampleRange range = map.range();
        return new HeatView(map, range, range.low() < 0 && range.high() > 0 ? ColourMap.BLUE_ORANGE : ColourMap.INFERNO,
                OPACITY, true);
    }

    @Override
    public void close() {
        disk.close();
    }
}
