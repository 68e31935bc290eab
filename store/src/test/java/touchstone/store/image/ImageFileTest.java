package touchstone.store.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.model.InputRefused;

class ImageFileTest {

    @TempDir
    Path folder;

    private Path write(BufferedImage picture, String format, String name) throws IOException {
        Path file = folder.resolve(name);
        assertTrue(ImageIO.write(picture, format, file.toFile()));
        return file;
    }

    private static BufferedImage grey(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.getRaster().setSample(x, y, 0, (10 * y + x) & 0xff);
            }
        }
        return picture;
    }

    private static Samples all(RegionReader reader) throws IOException {
        return reader.read(0, 0, 0, reader.width(), reader.height());
    }

    @Test
    void greyPngKeepsItsStoredValues() throws IOException {
        Path file = write(grey(7, 5), "png", "grey.png");
        ImageFile header = ImageFile.inspect(file);
        assertEquals(7, header.width());
        assertEquals(5, header.height());
        assertEquals(Files.size(file), header.bytes());
        assertEquals(64, header.sha256().length());
        try (RegionReader reader = ImageFile.open(file)) {
            assertEquals(new PixelType(1, PixelType.Depth.UINT8), reader.type());
            assertEquals(34, all(reader).value(4, 3, 0));
            assertEquals(34, reader.read(0, 3, 2, 3, 2).value(1, 1, 0));
        }
    }

    @Test
    void sixteenBitPngKeepsAllBits() throws IOException {
        BufferedImage picture = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        picture.getRaster().setPixels(0, 0, 3, 1, new int[]{ 1, 32768, 65535 });
        try (RegionReader reader = ImageFile.open(write(picture, "png", "deep.png"))) {
            assertEquals(PixelType.Depth.UINT16, reader.type().depth());
            assertEquals(32768, all(reader).value(1, 0, 0));
            assertEquals(65535, all(reader).value(2, 0, 0));
        }
    }

    @Test
    void colourComesInRedGreenBlueOrderAndLosesItsAlpha() throws IOException {
        for (int type : new int[]{ BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_INT_ARGB }) {
            BufferedImage picture = new BufferedImage(2, 2, type);
            picture.setRGB(1, 0, 0xff102030);
            try (RegionReader reader = ImageFile.open(write(picture, "png", "colour" + type + ".png"))) {
                assertEquals(new PixelType(3, PixelType.Depth.UINT8), reader.type());
                Samples samples = all(reader);
                assertArrayEquals(new double[]{ 0x10, 0x20, 0x30 },
                        new double[]{ samples.value(1, 0, 0), samples.value(1, 0, 1), samples.value(1, 0, 2) });
            }
        }
    }

    @Test
    void palettePngShowsItsColours() throws IOException {
        IndexColorModel palette = new IndexColorModel(8, 2, new byte[]{ 0, 10 }, new byte[]{ 0, 20 },
                new byte[]{ 0, 30 });
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
        picture.getRaster().setSample(1, 0, 0, 1);
        try (RegionReader reader = ImageFile.open(write(picture, "png", "palette.png"))) {
            assertEquals(3, reader.type().channels());
            assertEquals(20, all(reader).value(1, 0, 1));
        }
    }

    @Test
    void floatingPointTiffKeepsItsValues() throws IOException {
        int[][] tags = { { 256, 2 }, { 257, 2 }, { 258, 32 }, { 259, 1 }, { 262, 1 }, { 273, 8 }, { 277, 1 },
                { 278, 2 },
                { 279, 16 }, { 339, 3 } };
        ByteBuffer tiff = ByteBuffer.allocate(30 + 12 * tags.length).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(24);
        tiff.putFloat(0).putFloat(0.25f).putFloat(1e6f).putFloat(-1.5f);
        tiff.putShort((short) tags.length);
        for (int[] tag : tags) {
            tiff.putShort((short) tag[0]).putShort((short) 3).putInt(1).putInt(tag[1]);
        }
        Path file = Files.write(folder.resolve("float.tif"), tiff.array());
        try (RegionReader reader = ImageFile.open(file)) {
            assertEquals(PixelType.Depth.FLOAT32, reader.type().depth());
            assertEquals(-1.5, all(reader).value(1, 1, 0));
        }
    }

    @Test
    void smallerLevelsAreMeansDownTo256Pixels() throws IOException {
        BufferedImage picture = new BufferedImage(601, 300, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setSample(600, 0, 0, 200);
        picture.getRaster().setSample(0, 0, 0, 40);
        try (RegionReader reader = ImageFile.open(write(picture, "png", "wide.png"))) {
            assertEquals(3, reader.levels());
            Samples half = reader.read(1, 0, 0, 301, 150);
            assertEquals(10, half.value(0, 0, 0));
            assertEquals(100, half.value(300, 0, 0), "an odd last column stands for itself twice");
            assertEquals(151, reader.read(2, 0, 0, 151, 75).width());
        }
    }

    /** The top left stored pixel of a 3 x 2 picture, bright, and where each Exif orientation shows it. */
    @ParameterizedTest
    @CsvSource({ "1,0,0", "2,2,0", "3,2,1", "4,0,1", "5,0,0", "6,1,0", "7,1,2", "8,0,2" })
    void exifOrientationIsApplied(int orientation, int x, int y) throws IOException {
        BufferedImage blocks = new BufferedImage(48, 32, BufferedImage.TYPE_BYTE_GRAY);
        for (int row = 0; row < 16; row++) {
            for (int column = 0; column < 16; column++) {
                blocks.getRaster().setSample(column, row, 0, 250);
            }
        }
        Path file = folder.resolve("turned.jpg");
        Files.write(file, withOrientation(blocks, orientation));
        ImageFile header = ImageFile.inspect(file);
        assertEquals(orientation < 5 ? 48 : 32, header.width());
        try (RegionReader reader = ImageFile.open(file)) {
            assertEquals(header.width(), reader.width());
            assertEquals(header.height(), reader.height());
            assertEquals(250, all(reader).value(16 * x + 8, 16 * y + 8, 0), 5);
        }
    }

    private static byte[] withOrientation(BufferedImage picture, int orientation) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", jpeg);
        byte[] plain = jpeg.toByteArray();
        byte[] exif = { (byte) 0xff, (byte) 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0,
                0x12, 1, 3, 0, 1, 0, 0, 0, (byte) orientation, 0, 0, 0, 0, 0, 0, 0 };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        out.writeBytes(exif);
        out.write(plain, 2, plain.length - 2);
        return out.toByteArray();
    }

    private String refusal(Path file) {
        String sentence = assertThrows(InputRefused.class, () -> ImageFile.open(file)).getMessage();
        assertTrue(sentence.contains(file.toString()), sentence);
        assertFalse(sentence.contains("Exception"), sentence);
        return sentence;
    }

    @Test
    void whatIsNoImageIsRefusedWithItsReason() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.png"), "not a picture");
        assertTrue(refusal(text).contains("not an image"));
        Path empty = Files.createFile(folder.resolve("empty.png"));
        assertTrue(refusal(empty).contains("empty"));
        assertTrue(refusal(folder.resolve("nowhere.png")).contains("no such file"));
        assertTrue(refusal(folder).contains("folder"));
    }

    @Test
    void aFamilyThatIsNotReadIsRefusedByItsName() throws IOException {
        byte[] jp2 = HexFormat.of().parseHex("0000000c6a5020200d0a870a00000014667479706a703220");
        assertTrue(refusal(Files.write(folder.resolve("a.jp2"), jp2)).contains("(JPEG 2000)"));
        byte[] heic = HexFormat.of().parseHex("00000018667479706865696300000000");
        assertTrue(refusal(Files.write(folder.resolve("a.heic"), heic)).contains("(HEIF)"));
    }

    @Test
    void truncatedPngAndJpegOpenMarkedAsDamaged() throws IOException {
        for (String format : new String[]{ "png", "jpeg" }) {
            Path whole = write(grey(200, 200), format, "whole." + format);
            byte[] bytes = Files.readAllBytes(whole);
            Path half = Files.write(folder.resolve("half." + format), Arrays.copyOf(bytes, bytes.length * 2 / 3));
            Damage damage = Objects.requireNonNull(ImageFile.inspect(half).damage());
            assertEquals(Damage.Kind.LOWER, damage.kind(), format);
            assertTrue(damage.sentence(half).startsWith("half." + format + " is damaged: the lower "),
                    damage.sentence(half));
            try (RegionReader reader = ImageFile.open(half); RegionReader same = ImageFile.open(whole)) {
                assertEquals(damage, reader.damage().orElseThrow());
                assertEquals(all(same).value(30, 10, 0), all(reader).value(30, 10, 0));
                assertEquals(128, all(reader).value(3, 199, 0));
            }
            assertEquals(Optional.empty(), Optional.ofNullable(ImageFile.inspect(whole).damage()));
            Path header = Files.write(folder.resolve("header." + format), Arrays.copyOf(bytes, 30));
            assertTrue(refusal(header).contains("damaged") || refusal(header).contains("ends in"), format);
        }
    }

    @Test
    void onePixelByteChangedInAPngIsNoticed() throws IOException {
        Path file = write(grey(50, 50), "png", "flipped.png");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 30] ^= 4;
        Files.write(file, bytes);
        assertTrue(refusal(file).contains("checksum"));
    }
}
