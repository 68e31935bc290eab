package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import touchstone.model.geometry.Mask;

class MaskPngTest {

    @Property(tries = 200, seed = "1")
    void anotherReaderFindsTheSamePixelsInBlackAndWhite(@ForAll @IntRange(min = 1, max = 140) int width,
            @ForAll @IntRange(min = 1, max = 140) int height, @ForAll @IntRange(max = 1 << 20) int seed)
            throws IOException {
        Mask mask = Mask.ofPixels(width, height, (x, y) -> (x * 31 + y * 17 + seed) % 7 < (x + y + seed) % 5);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MaskPng.write(mask, out);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
        assertEquals(mask, Mask.ofPixels(image.getWidth(), image.getHeight(),
                (x, y) -> (image.getRGB(x, y) & 0xffffff) == 0xffffff));
        assertEquals(1, image.getColorModel().getPixelSize());
    }

    @Test
    void aLargeMaskIsWrittenInSeveralChunks() throws IOException {
        Mask mask = Mask.ofPixels(3000, 2000, (x, y) -> ((long) x * x * 2_654_435_761L + (long) y * y * 40_503 >> 7
                & 1) != 0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MaskPng.write(mask, out);
        PngLabels read = PngLabels.decode(out.toByteArray());
        assertEquals(mask, Mask.ofPixels(3000, 2000, (x, y) -> read.values()[y * 3000 + x] != 0));
    }

    @Test
    void aMaskWithoutPixelsHasNoPicture() {
        assertThrows(IllegalArgumentException.class,
                () -> MaskPng.write(Mask.empty(0, 5), new ByteArrayOutputStream()));
    }
}
