package touchstone.store.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jspecify.annotations.Nullable;
import touchstone.model.Spacing;

class PixelSizeTest {

    @TempDir
    Path folder;

    /** One pixel, with a description and a resolution of {@code x / 100} by {@code y / 100} of a unit. */
    private @Nullable Spacing ofTiff(String description, int x, int y, int unit) throws IOException {
        byte[] text = (description + "     \0").getBytes(StandardCharsets.UTF_8);
        int entries = 11;
        int extra = 8 + 2 + 12 * entries + 4;
        ByteBuffer tiff = ByteBuffer.allocate(extra + 16 + text.length + 1).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) entries);
        int[][] tags = { { 256, 3, 1, 1 }, { 257, 3, 1, 1 }, { 258, 3, 1, 8 }, { 259, 3, 1, 1 }, { 262, 3, 1, 1 },
                { 270, 2, text.length, extra + 16 }, { 273, 4, 1, extra + 16 + text.length }, { 279, 4, 1, 1 },
                { 282, 5, 1, extra }, { 283, 5, 1, extra + 8 }, { 296, 3, 1, unit } };
        for (int[] tag : tags) {
            tiff.putShort((short) tag[0]).putShort((short) tag[1]).putInt(tag[2]).putInt(tag[3]);
        }
        tiff.putInt(0).putInt(x).putInt(100).putInt(y).putInt(100).put(text);
        return ImageFile.inspect(Files.write(folder.resolve("a.tif"), tiff.array())).planes().getFirst().spacing();
    }

    private static void assertSpacing(double y, double x, @Nullable Spacing found) {
        assertNotNull(found);
        assertEquals(y, found.y(), 1e-12);
        assertEquals(x, found.x(), 1e-12);
    }

    /** 4 and 2 pixels in a unit. */
    @ParameterizedTest
    @CsvSource({ "micron,5e-4,2.5e-4", "um,5e-4,2.5e-4", "µm,5e-4,2.5e-4", "\\u00B5m,5e-4,2.5e-4", "mm,0.5,0.25",
            "cm,5,2.5" })
    void imageJsUnitIsTaken(String unit, double y, double x) throws IOException {
        assertSpacing(y, x, ofTiff("ImageJ=1.53\nunit=" + unit, 400, 200, 1));
    }

    @Test
    void imageJsPixelsAreNoLength() throws IOException {
        assertNull(ofTiff("ImageJ=1.53\nunit=pixel", 400, 200, 1));
        assertNull(ofTiff("ImageJ=1.53", 400, 200, 1));
    }

    @Test
    void omesPhysicalSizeIsTakenInMicrometresUnlessItNamesAUnit() throws IOException {
        assertSpacing(6.5e-4, 3.25e-4,
                ofTiff("<OME><Image><Pixels PhysicalSizeX=\"0.325\" PhysicalSizeY=\"0.65\"/></Image></OME>", 72, 72,
                        2));
        assertSpacing(2, 1, ofTiff("<OME><Pixels PhysicalSizeX=\"1\" PhysicalSizeXUnit=\"mm\" PhysicalSizeY=\"0.2\""
                + " PhysicalSizeYUnit=\"cm\"/></OME>", 72, 72, 2));
    }

    @Test
    void aperiosMicronsPerPixelAreTaken() throws IOException {
        assertSpacing(4.99e-4, 4.99e-4, ofTiff("Aperio Image Library v11|AppMag = 20|MPP = 0.4990", 72, 72, 2));
    }

    @Test
    void aResolutionForPrintersIsNotTaken() throws IOException {
        for (int dots : new int[]{ 72, 96, 300, 600, 1200, 2400 }) {
            assertNull(ofTiff("", dots * 100, dots * 100, 2));
        }
    }

    @Test
    void aResolutionThatOnlyAMicroscopeHasIsTaken() throws IOException {
        assertSpacing(2.5e-4, 2.5e-4, ofTiff("", 4_000_000, 4_000_000, 3));
    }

    @Test
    void aResolutionOfNothingIsNotTaken() throws IOException {
        assertNull(ofTiff("", 0, 0, 3));
    }
}
