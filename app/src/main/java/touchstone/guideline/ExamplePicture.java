package touchstone.guideline;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import touchstone.canvas.Picture;
import touchstone.canvas.Viewport;
import touchstone.canvas.layer.AnnotationLayer;
import touchstone.canvas.layer.ObjectIndex;
import touchstone.canvas.layer.Style;
import touchstone.canvas.tile.Display;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Bounds;
import touchstone.model.note.Example;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;

/** What an example shows: its place with some of its surroundings, outlined, in the window that the image opens with. */
public final class ExamplePicture {

    /** The longer side, in pixels. */
    private static final int SIDE = 176;
    /** What is seen round the object, as a share of its longer side, and at least, in pixels. */
    private static final double MARGIN = 0.35;
    private static final double LEAST = 8;
    private static final double MOST_SCALE = 12;

    private ExamplePicture() {
    }

    /** The part of the image that is shown for a place. */
    static Bounds around(Bounds place, Image image) {
        Bounds whole = Bounds.ofSize(0, 0, image.width(), image.height());
        if (place.isEmpty()) {
            return whole;
        }
        Bounds seen = place.grow(Math.max(LEAST, MARGIN * Math.max(place.width(), place.height())))
                .intersection(whole);
        return seen.isEmpty() || seen.width() < 1 || seen.height() < 1 ? whole : seen;
    }

    /**
     * @param object what is outlined; a place without an object as a box
     * @throws IOException when the picture cannot be read
     */
    public static Example.Crop of(Path file, Image image, Annotation object, LabelSchema schema) throws IOException {
        Bounds part = around(object.geometry().bounds(), image);
        double scale = Math.clamp(SIDE / Math.max(part.width(), part.height()), Viewport.MIN_SCALE, MOST_SCALE);
        int width = Math.clamp(Math.round(part.width() * scale), 1, SIDE);
        int height = Math.clamp(Math.round(part.height() * scale), 1, SIDE);
        try (RegionReader pixels = ImageFile.open(file, image.plane())) {
            Display display = Display.initial(pixels.type(), Picture.overview(pixels), pixels.viewing());
            int[] rendered = Picture.render(pixels, display,
                    List.of(new AnnotationLayer(new ObjectIndex(List.of(object)), schema, Style.OWN)),
                    Viewport.centred(part.centerX(), part.centerY(), scale, width, height), width, height);
            BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            picture.setRGB(0, 0, width, height, rendered, 0, width);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(picture, "png", bytes)) {
                throw new IOException("png");
            }
            return Example.Crop.of(bytes.toByteArray());
        }
    }
}
