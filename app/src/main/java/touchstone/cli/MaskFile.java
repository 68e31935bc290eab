package touchstone.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import touchstone.setup.JsonInput;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Rle;
import touchstone.store.format.MaskPng;
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
            return decoded(file, Rle::mask);
        }
        try (RegionReader image = ImageFile.open(file)) {
            Samples samples = image.read(0, 0, 0, image.width(), image.height());
            return Mask.ofPixels(samples.width(), samples.height(), (x, y) -> isSet(samples, x, y));
        }
    }

    /** The run-length encoding in a JSON file. */
    static Rle rle(Path file) throws IOException {
        return decoded(file, rle -> rle);
    }

    /** With the file's name in front of what is wrong. */
    private static <T> T decoded(Path file, Function<Rle, T> use) throws IOException {
        JsonNode json = JsonInput.file(file);
        try {
            return use.apply(GeometryJson.rle(json));
        } catch (InputRefused | InvalidGeometry broken) {
            throw new InputRefused(TEXT.text("mask.broken", file, String.valueOf(broken.getMessage())), broken);
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

    /** As a PNG of one bit a pixel, which is read as 0 and 255. */
    static void write(Mask mask, Path file) throws IOException {
        if (mask.width() == 0 || mask.height() == 0) {
            throw new InputRefused(TEXT.text("mask.noPixels"));
        }
        try (OutputStream png = new BufferedOutputStream(Files.newOutputStream(file))) {
            MaskPng.write(mask, png);
        }
    }
}
