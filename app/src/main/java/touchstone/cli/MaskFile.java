package touchstone.cli;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.geometry.Mask;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

/** A mask in a file: an image whose pixels other than 0 are set, or COCO's run-length encoding in a JSON file. */
final class MaskFile {

    private static final Messages TEXT = Messages.beside(MaskFile.class);

    private MaskFile() {
    }

    static Mask read(Path file) throws IOException {
        if (file.toString().endsWith(".json")) {
            return GeometryJson.rle(JsonInput.file(file)).mask();
        }
        try (RegionReader image = ImageFile.open(file)) {
            Samples samples = image.read(0, 0, 0, image.width(), image.height());
            return Mask.ofPixels(samples.width(), samples.height(), (x, y) -> isSet(samples, x, y));
        }
    }

    private static boolean isSet(Samples samples, int x, int y) {
        for (int channel = 0; channel < samples.channels(); channel++) {
            if (samples.value(x, y, channel) != 0) {
                return true;
            }
        }
        return false;
    }

    /** As an 8-bit grey PNG, set pixels 255. */
    static void write(Mask mask, Path file) throws IOException {
        if (mask.width() == 0 || mask.height() == 0) {
            throw new InputRefused(TEXT.text("mask.noPixels"));
        }
        BufferedImage image = new BufferedImage(mask.width(), mask.height(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        mask.forEachRun((y, from, to) -> Arrays.fill(pixels, y * mask.width() + from,
                y * mask.width() + to, (byte) 255));
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new InputRefused(TEXT.text("mask.notWritten", file));
        }
    }
}
