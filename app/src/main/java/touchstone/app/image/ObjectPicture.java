package touchstone.app.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import touchstone.canvas.Picture;
import touchstone.canvas.Viewport;
import touchstone.canvas.layer.AnnotationLayer;
import touchstone.canvas.layer.Layer;
import touchstone.canvas.layer.Look;
import touchstone.canvas.layer.ObjectIndex;
import touchstone.canvas.layer.Raster;
import touchstone.canvas.layer.Style;
import touchstone.canvas.tile.Display;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Bounds;
import touchstone.store.Project;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;

/** A small picture of a part of an image with an object over it; where the image cannot be read, of the object alone. */
public final class ObjectPicture {

    private static final int EMPTY = 0xFF30363C;
    private static final double MARGIN = 1.5;
    private static final double MOST_MAGNIFIED = 8;
    private static final Look BARE = Look.STANDARD.withNames(false);

    private final int width;
    private final int height;
    private final int[] argb;

    private ObjectPicture(int width, int height, int[] argb) {
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    /** Reads the image's file, so not on the screen's thread. */
    public static ObjectPicture of(Project project, LabelSchema schema, Image image, List<Annotation> objects,
            Bounds frame, int width, int height) {
        double scale = Math.clamp(
                Math.min(width / (frame.width() * MARGIN + 1), height / (frame.height() * MARGIN + 1)),
                Viewport.MIN_SCALE, MOST_MAGNIFIED);
        Viewport view = Viewport.centred(frame.centerX(), frame.centerY(), scale, width, height);
        List<Layer> over = new ArrayList<>();
        over.add(new AnnotationLayer(new ObjectIndex(objects), schema, Style.OWN.withLook(BARE)));
        try (RegionReader pixels = ImageFile.open(project.file(image), image.plane())) {
            Display display = Display.initial(pixels.type(), Picture.overview(pixels), pixels.viewing());
            return new ObjectPicture(width, height, Picture.render(pixels, display, over, view, width, height));
        } catch (IOException missing) {
            return new ObjectPicture(width, height, alone(over, view, width, height));
        }
    }

    private static int[] alone(List<Layer> over, Viewport view, int width, int height) {
        int[] argb = new int[width * height];
        Arrays.fill(argb, EMPTY);
        Raster raster = new Raster(argb, width, height, (int) -Math.round(view.originX()),
                (int) -Math.round(view.originY()), view.scale());
        over.forEach(layer -> layer.paint(raster));
        return argb;
    }

    /** For the screen. */
    public WritableImage shown() {
        WritableImage shown = new WritableImage(width, height);
        shown.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return shown;
    }
}
