package touchstone.cli;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

/**
 * A grey image whose values are labels.
 *
 * @param labels row by row, from 0 to 65534
 */
@SuppressWarnings("ArrayRecordComponent") // a buffer, never compared
record LabelImageFile(int width, int height, int[] labels) {

    private static final Messages TEXT = Messages.beside(LabelImageFile.class);

    private static final int LARGEST = 65_534;
    /** A photograph has more values than any labelling has labels. */
    private static final int MOST_LABELS = 1000;

    /** @throws InputRefused when a pixel has a colour, or a value that is no label */
    static LabelImageFile read(Path file) throws IOException {
        try (RegionReader image = ImageFile.open(file)) {
            Samples samples = image.read(0, 0, 0, image.width(), image.height());
            int width = samples.width();
            int[] labels = new int[Math.multiplyExact(width, samples.height())];
            for (int p = 0; p < labels.length; p++) {
                labels[p] = label(file, samples, p % width, p / width);
            }
            if (Arrays.stream(labels).distinct().limit(MOST_LABELS + 1).count() > MOST_LABELS) {
                throw new InputRefused(TEXT.text("labels.many", file, MOST_LABELS));
            }
            return new LabelImageFile(width, samples.height(), labels);
        }
    }

    private static int label(Path file, Samples samples, int x, int y) throws InputRefused {
        double value = samples.value(x, y, 0);
        for (int c = 1; c < Math.min(3, samples.channels()); c++) {
            if (samples.channels() > 2 && samples.value(x, y, c) != value) {
                throw new InputRefused(TEXT.text("labels.colour", file, x, y));
            }
        }
        if (!(value >= 0 && value <= LARGEST && value == Math.rint(value))) {
            throw new InputRefused(TEXT.text("labels.value", file, x, y, Numbers.plain(value), LARGEST));
        }
        return (int) value;
    }

    /** As a grey PNG of 8 bits, of 16 where a label needs them. */
    void write(Path file) throws IOException {
        BufferedImage image = new BufferedImage(width, height,
                Arrays.stream(labels).max().orElse(0) > 255
                        ? BufferedImage.TYPE_USHORT_GRAY
                        : BufferedImage.TYPE_BYTE_GRAY);
        DataBuffer pixels = image.getRaster().getDataBuffer();
        for (int p = 0; p < labels.length; p++) {
            pixels.setElem(p, labels[p]);
        }
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new InputRefused(TEXT.text("mask.notWritten", file));
        }
    }
}
