package touchstone.qa.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import touchstone.store.image.PixelType;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

/**
 * Part of an image as a person sees it, in 8 bits a channel. Samples that are not 8-bit are stretched from the 0.1 to the
 * 99.9 percentile of the whole image, as they are when the image is opened.
 */
final class Picture {

    private static final double LOWEST = 0.001;
    private static final double HIGHEST = 0.999;

    private final RegionReader image;
    private final double low;
    private final double high;

    Picture(RegionReader image) throws IOException {
        this.image = image;
        if (image.type().depth() == PixelType.Depth.UINT8) {
            low = 0;
            high = 255;
        } else {
            double[] values = overview(image);
            low = values.length == 0 ? 0 : values[rank(LOWEST, values.length)];
            double top = values.length == 0 ? 1 : values[rank(HIGHEST, values.length)];
            high = top > low ? top : Math.max(Math.nextUp(low), low + 1);
        }
    }

    /** The finite samples of the smallest level, ascending. */
    private static double[] overview(RegionReader image) throws IOException {
        int level = image.levels() - 1;
        Samples all = image.read(level, 0, 0, levelSize(image.width(), level), levelSize(image.height(), level));
        double[] values = new double[all.width() * all.height() * all.channels()];
        int n = 0;
        for (int y = 0; y < all.height(); y++) {
            for (int x = 0; x < all.width(); x++) {
                for (int c = 0; c < all.channels(); c++) {
                    double value = all.value(x, y, c);
                    if (Double.isFinite(value)) {
                        values[n++] = value;
                    }
                }
            }
        }
        double[] finite = Arrays.copyOf(values, n);
        Arrays.sort(finite);
        return finite;
    }

    private static int rank(double share, int n) {
        return Math.clamp((int) Math.ceil(share * n) - 1, 0, n - 1);
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
