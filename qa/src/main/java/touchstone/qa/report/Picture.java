package touchstone.qa.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import touchstone.store.image.PixelType;
import touchstone.store.image.RegionReader;
import touchstone.store.image.SampleRange;
import touchstone.store.image.Samples;

/**
 * Part of an image as a person sees it, in 8 bits a channel. Samples that are not 8-bit are stretched from the 0.1 to the
 * 99.9 percentile of the whole image, as they are when the image is opened.
 */
final class Picture {

    private final RegionReader image;
    private final double low;
    private final double high;

    Picture(RegionReader image) throws IOException {
        this.image = image;
        if (image.type().depth() == PixelType.Depth.UINT8) {
            low = 0;
            high = 255;
        } else {
            int level = image.levels() - 1;
            SampleRange range = SampleRange.usual(image.read(level, 0, 0, levelSize(image.width(), level),
                    levelSize(image.height(), level)));
            low = range.low();
            high = range.high();
        }
    }

    private static int levelSize(int size, int level) {
        return (size + (1 << level) - 1) >> level;
    }

    /** The crop at its scale: magnified in whole pixels with hard edges, reduced smoothly. */
    BufferedImage show(Crop crop) throws IOException {
        int level = crop.level(image.levels());
        int left = crop.x() >> level;
        int top = crop.y() >> level;
        int width = Math.min(levelSize(crop.x() + crop.width(), level), levelSize(image.width(), level)) - left;
        int height = Math.min(levelSize(crop.y() + crop.height(), level), levelSize(image.height(), level)) - top;
        BufferedImage region = rgb(image.read(level, left, top, width, height));
        BufferedImage shown = new BufferedImage(crop.pictureWidth(), crop.pictureHeight(), BufferedImage.TYPE_INT_RGB);
        double scale = crop.scale() * (1 << level);
        Graphics2D graphics = shown.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, crop.scale() >= 1
                ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.translate((left * (double) (1 << level) - crop.x()) * crop.scale(),
                (top * (double) (1 << level) - crop.y()) * crop.scale());
        graphics.scale(scale, scale);
        graphics.drawImage(region, 0, 0, null);
        graphics.dispose();
        return shown;
    }

    private BufferedImage rgb(Samples samples) {
        BufferedImage image = new BufferedImage(samples.width(), samples.height(), BufferedImage.TYPE_INT_RGB);
        boolean colour = samples.channels() >= 3;
        for (int y = 0; y < samples.height(); y++) {
            for (int x = 0; x < samples.width(); x++) {
                int red = tone(samples.value(x, y, 0));
                int green = colour ? tone(samples.value(x, y, 1)) : red;
                int blue = colour ? tone(samples.value(x, y, 2)) : red;
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    /** Values that are no numbers are black. */
    private int tone(double value) {
        return (int) Math.round(Math.clamp((value - low) / (high - low), 0.0, 1.0) * 255);
    }

    /** The picture as a PNG in the address itself, so that the page stands alone. */
    static String dataUri(BufferedImage picture) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", png);
        } catch (IOException neverInMemory) {
            throw new IllegalStateException(neverInMemory);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
