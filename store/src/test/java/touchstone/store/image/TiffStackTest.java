package touchstone.store.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import touchstone.model.InputRefused;

/** Files written by tifffile; expected are the arrays that were given to it. */
class TiffStackTest {

    @TempDir
    private Path folder;

    private static Path file(String name) throws URISyntaxException {
        URL url = Objects.requireNonNull(TiffStackTest.class.getResource("stack/" + name), name);
        return Path.of(url.toURI());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "stack/expected.csv")
    void everyPictureIsAsItWasWritten(String name, int count, int plane, int width, int height, int channels,
            String hash, @Nullable String spacing, @Nullable String fields) throws Exception {
        ImageFile seen = ImageFile.inspect(file(name));
        assertEquals(count, seen.planes().size());
        ImageFile.Plane told = seen.planes().get(plane);
        assertEquals(width, told.width());
        assertEquals(height, told.height());
        assertEquals(spacing == null ? "" : spacing,
                told.spacing() == null ? "" : told.spacing().y() + " " + told.spacing().x());
        assertEquals(fields == null ? "" : fields, told.fields().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + "=" + e.getValue().replace(',', ';')).collect(Collectors.joining("|")));
        try (RegionReader reader = ImageFile.open(file(name), plane)) {
            assertEquals(width, reader.width());
            assertEquals(height, reader.height());
            assertEquals(channels, reader.type().channels());
            assertEquals(hash, TiffImageTest.hash(reader.read(0, 0, 0, width, height)));
        }
    }

    @Test
    void eachPictureHasItsOwnSmallerCopies() throws Exception {
        for (int plane = 0; plane < 2; plane++) {
            try (RegionReader reader = ImageFile.open(file("stack-of-pyramids.tif"), plane)) {
                assertEquals(7 + plane, reader.read(1, 30, 30, 4, 4).value(2, 2, 0));
            }
        }
        try (RegionReader reader = ImageFile.open(file("svs-like.tif"))) {
            assertEquals(9, reader.read(1, 30, 30, 4, 4).value(2, 2, 0));
        }
    }

    @Test
    void aPictureThatIsNotThereIsRefused() throws Exception {
        Path file = file("pages-deflate.tif");
        String sentence = assertThrows(InputRefused.class, () -> ImageFile.open(file, 5)).getMessage();
        assertEquals("Cannot open picture 6 of " + file
                + ": the file holds 5. Choose another, or look whether the file was replaced.", sentence);
    }

    @Test
    void moreThanTenThousandPicturesAreRefused() throws Exception {
        ByteBuffer tiff = ByteBuffer.allocate(8 + 10_001 * 30).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(new byte[]{ 'I', 'I', 42, 0 }).putInt(8);
        for (int i = 0; i <= 10_000; i++) {
            tiff.putShort((short) 2);
            tiff.putShort((short) 256).putShort((short) 3).putInt(1).putInt(1);
            tiff.putShort((short) 257).putShort((short) 3).putInt(1).putInt(1);
            tiff.putInt(i == 10_000 ? 0 : tiff.position() + 4);
        }
        Path file = Files.write(folder.resolve("many.tif"), tiff.array());
        String sentence = assertThrows(InputRefused.class, () -> ImageFile.inspect(file)).getMessage();
        assertTrue(sentence.contains("more than 10,000 pictures"), sentence);
    }

    /** Bytes of the description and the directories changed at random: pictures, or one sentence. */
    @Test
    void aDamagedDescriptionOpensOrIsRefusedInOneSentence() throws Exception {
        byte[] whole = Files.readAllBytes(file("tzc.ome.tif"));
        int text = new String(whole, StandardCharsets.ISO_8859_1).indexOf("<OME");
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            byte[] bytes = whole.clone();
            for (int n = 0; n <= i % 5; n++) {
                bytes[text + random.nextInt(Math.min(1500, bytes.length - text))] = (byte) ('0' + random.nextInt(12));
            }
            Path file = Files.write(folder.resolve("damaged.tif"), bytes);
            try {
                List<ImageFile.Plane> planes = ImageFile.inspect(file).planes();
                ImageFile.open(file, planes.size() - 1).close();
            } catch (InputRefused refused) {
                assertTrue(refused.getMessage().startsWith("Cannot open"), refused.getMessage());
            }
        }
    }
}
