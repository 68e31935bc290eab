package touchstone.canvas.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.canvas.tile.ColourMap;
import touchstone.canvas.tile.ToneMap;
import touchstone.model.geometry.Point;
import touchstone.store.image.HeldImage;
import touchstone.store.image.SampleRange;

class HeatmapLayerTest {

    private static final int UNDER = 0xff204060;

    @TempDir
    Path folder;

    /** As numpy.save writes a float32 array of rows and columns. */
    private HeatMap map(int imageWidth, int imageHeight, int width, float... values) throws IOException {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + values.length / width + ", " + width
                + "), }";
        header += " ".repeat(63 - (10 + header.length()) % 64) + "\n";
        ByteBuffer file = ByteBuffer.allocate(10 + header.length() + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[]{ (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0 }).putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII));
        for (float value : values) {
            file.putFloat(value);
        }
        Path path = Files.write(folder.resolve("heat.npy"), file.array());
        return HeatMap.over(imageWidth, imageHeight, HeldImage.open(path)).orElseThrow();
    }

    private static int[] painted(HeatMap map, double opacity, int width, int height, double scale) {
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, UNDER);
        new HeatmapLayer(map, new ToneMap(0, 1), ColourMap.GREY, opacity)
                .paint(new Raster(pixels, width, height, 0, 0, scale));
        return pixels;
    }

    @Test
    void eachNumberCoversItsPixels() throws IOException {
        HeatMap map = map(4, 2, 2, 0, 1);
        assertArrayEquals(new int[]{ 0xff000000, 0xff000000, 0xffffffff, 0xffffffff, 0xff000000, 0xff000000, 0xffffffff,
                0xffffffff }, painted(map, 1, 4, 2, 1));
    }

    @Test
    void whereThereIsNoNumberTheImageStays() throws IOException {
        HeatMap map = map(2, 1, 2, Float.NaN, 1);
        assertArrayEquals(new int[]{ UNDER, 0xffffffff, UNDER }, painted(map, 1, 3, 1, 1));
        assertEquals(UNDER, painted(map, 0, 3, 1, 1)[1]);
    }

    @Test
    void severalNumbersOfAPixelAreAveraged() throws IOException {
        HeatMap map = map(1, 1, 2, 0, 1, 1, 0);
        assertEquals(0xff808080, painted(map, 1, 1, 1, 1)[0]);
    }

    @Test
    void theNumberUnderThePointerIsTheFiles() throws IOException {
        HeatMap map = map(4, 2, 2, 0.25f, -7);
        assertEquals(OptionalDouble.of(0.25), map.at(new Point(1.9, 1.9)));
        assertEquals(OptionalDouble.of(-7), map.at(new Point(2, 0)));
        assertEquals(OptionalDouble.empty(), map.at(new Point(4, 0)));
        assertEquals(OptionalDouble.empty(), map.at(new Point(-0.1, 0)));
        assertEquals(new SampleRange(-7, 0.25), map.range());
    }

    @Test
    void onlyWholeFactorsFit() throws IOException {
        map(4, 2, 2, 0, 1);
        Path file = folder.resolve("heat.npy");
        assertTrue(HeatMap.over(2, 1, HeldImage.open(file)).isPresent());
        assertTrue(HeatMap.over(1, 1, HeldImage.open(file)).isEmpty());
        assertTrue(HeatMap.over(3, 2, HeldImage.open(file)).isEmpty());
        assertTrue(HeatMap.over(4, 4, HeldImage.open(file)).isEmpty());
    }

    @Test
    void anEvenMapHasARangeAndSoHasOneWithoutNumbers() throws IOException {
        assertEquals(new SampleRange(3, 4), map(2, 1, 2, 3, 3).range());
        assertEquals(new SampleRange(0, 1), map(2, 1, 2, Float.NaN, Float.NaN).range());
    }
}
