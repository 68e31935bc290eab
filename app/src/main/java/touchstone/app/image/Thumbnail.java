package touchstone.app.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import touchstone.canvas.Picture;
import touchstone.canvas.Viewport;
import touchstone.canvas.tile.Display;
import touchstone.model.Image;
import touchstone.store.image.ImageFile;
import touchstone.store.image.Opening;
import touchstone.store.image.RegionReader;

/** An image made small: a JPEG of a few kilobytes, with the window that the image opens with. */
final class Thumbnail {

    /** The longer side, in pixels. */
    static final int SIDE = 160;

    private Thumbnail() {
    }

    /** @throws IOException when the picture cannot be read */
    static byte[] of(Path file, Image image, Opening opening) throws IOException {
        try (RegionReader pixels = ImageFile.open(file, image.plane(), opening)) {
            double scale = Math.min(1, (double) SIDE / Math.max(pixels.width(), pixels.height()));
            int width = Math.max(1, (int) Math.round(pixels.width() * scale));
            int height = Math.max(1, (int) Math.round(pixels.height() * scale));
            Display display = Display.initial(pixels.type(), Picture.overview(pixels), pixels.viewing());
            int[] rendered = Picture.render(pixels, display, List.of(),
                    Viewport.centred(pixels.width() / 2.0, pixels.height() / 2.0,
                            Math.clamp(scale, Viewport.MIN_SCALE, Viewport.MAX_SCALE), width, height),
                    width, height);
            BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            picture.setRGB(0, 0, width, height, rendered, 0, width);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(picture, "jpg", bytes)) {
                throw new IOException("jpg");
            }
            return bytes.toByteArray();
        }
    }

    /** By what a thumbnail is found again; another file under the same name has another. */
    static String key(Image image) {
        return "thumbnail/" + (image.sha256() == null ? image.id().value() : image.sha256()) + "/" + image.plane();
    }
}
