package touchstone.store.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.model.InputRefused;

/** The NPY format, versions 1 to 3, as numpy.lib.format describes it; the bytes of the values are NumPy 1.24's. */
class NpyFileTest {

    @TempDir
    Path folder;

    private static byte[] npy(int version, String header, byte... values) {
        byte[] text = (header + "\n").getBytes(StandardCharsets.UTF_8);
        int fixed = version == 1 ? 10 : 12;
        ByteBuffer all = ByteBuffer.allocate(fixed + text.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
        all.put(new byte[]{ (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0 });
        if (version == 1) {
            all.putShort((short) text.length);
        } else {
            all.putInt(text.length);
        }
        return all.put(text).put(values).array();
    }

    private static String header(String type, String shape) {
        return "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
    }

    private Path file(byte... bytes) throws IOException {
        return Files.write(folder.resolve("a.npy"), bytes);
    }

    private static byte[] doubles(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(bytes::putDouble);
        return bytes.array();
    }

    private void assertRefused(String because, Path file) {
        InputRefused refused = assertThrows(InputRefused.class, () -> NpyFile.open(file));
        String sentence = refused.getMessage();
        assertTrue(sentence.startsWith(file + " ") && sentence.contains(because), sentence);
    }

    @ParameterizedTest
    @CsvSource({
            "<f8, 000000000000f83f00000000000004c0, 1.5, -2.5",
            ">f8, 3ff8000000000000c004000000000000, 1.5, -2.5",
            "<f4, 0000c03f000020c0, 1.5, -2.5",
            ">f4, 3fc00000c0200000, 1.5, -2.5",
            "<f2, 003e00c1, 1.5, -2.5",
            ">f2, 3e00c100, 1.5, -2.5",
            "=f8, 000000000000f83f00000000000004c0, 1.5, -2.5",
            "|i1, 7f80, 127, -128",
            "|u1, 7f80, 127, 128",
            "|b1, 0001, 0, 1",
            "<i2, 0100feff, 1, -2",
            ">i2, 0001fffe, 1, -2",
            "<u2, 0100feff, 1, 65534",
            ">u2, 0001fffe, 1, 65534",
            "<i4, 01000000feffffff, 1, -2",
            ">i4, 00000001fffffffe, 1, -2",
            "<u4, 01000000feffffff, 1, 4294967294",
            ">u4, 00000001fffffffe, 1, 4294967294",
            "<i8, 0100000000000000feffffffffffffff, 1, -2",
            ">i8, 0000000000000001fffffffffffffffe, 1, -2",
            "<u8, 01000000000000000000000000000080, 1, 9223372036854775808",
            ">u8, 00000000000000018000000000000000, 1, 9223372036854775808" })
    void numbersOfEveryKindAndByteOrderAreRead(String type, String hex, double first, double second)
            throws IOException {
        try (NpyFile array = NpyFile.open(file(npy(1, header(type, "2,"), HexFormat.of().parseHex(hex))))) {
            assertArrayEquals(new double[]{ first, second }, array.read(0, 2));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3 })
    void everyVersionOfTheFormatIsRead(int version) throws IOException {
        try (NpyFile array = NpyFile.open(file(npy(version, header("<f8", "2, 3"), doubles(0, 1, 2, 3, 4, 5))))) {
            assertArrayEquals(new int[]{ 2, 3 }, array.shape());
            assertEquals(6, array.size());
            assertArrayEquals(new double[]{ 3, 4 }, array.read(3, 2));
        }
    }

    @Test
    void aSingleNumberHasNoAxes() throws IOException {
        try (NpyFile array = NpyFile.open(file(npy(1, header("<f8", ""), doubles(7))))) {
            assertEquals(0, array.shape().length);
            assertArrayEquals(new double[]{ 7 }, array.read(0, 1));
        }
    }

    @Test
    void anArrayOfNothingIsRead() throws IOException {
        try (NpyFile array = NpyFile.open(file(npy(1, header("<f8", "0, 5"))))) {
            assertEquals(0, array.size());
            assertEquals(0, array.read(0, 0).length);
        }
    }

    @Test
    void aRangeOutsideTheArrayIsAMistakeOfTheCaller() throws IOException {
        try (NpyFile array = NpyFile.open(file(npy(1, header("<f8", "2,"), doubles(1, 2))))) {
            assertThrows(IndexOutOfBoundsException.class, () -> array.read(1, 2));
            assertThrows(IndexOutOfBoundsException.class, () -> array.read(-1, 1));
            assertThrows(IndexOutOfBoundsException.class, () -> array.read(Long.MAX_VALUE, 1));
        }
    }

    /** {@code numpy.asfortranarray(numpy.arange(24, dtype='>u2').reshape(2, 3, 4))}, as NumPy saves it. */
    @Test
    void fortranOrderIsReadAsCOrder() throws IOException {
        ByteBuffer columnsFirst = ByteBuffer.allocate(48);
        for (int k = 0; k < 4; k++) {
            for (int j = 0; j < 3; j++) {
                for (int i = 0; i < 2; i++) {
                    columnsFirst.putShort((short) (12 * i + 4 * j + k));
                }
            }
        }
        try (NpyFile array = NpyFile.open(file(npy(1,
                "{'descr': '>u2', 'fortran_order': True, 'shape': (2, 3, 4), }", columnsFirst.array())))) {
            assertArrayEquals(IntStream.range(0, 24).asDoubleStream().toArray(), array.read(0, 24));
            assertArrayEquals(new double[]{ 13, 14 }, array.read(13, 2));
        }
    }

    @Test
    void fortranOrderOfOneAxisIsTheSame() throws IOException {
        try (NpyFile array = NpyFile.open(file(npy(1, "{'descr': '<f8', 'fortran_order': True, 'shape': (2,), }",
                doubles(1, 2))))) {
            assertArrayEquals(new double[]{ 1, 2 }, array.read(0, 2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "|O", "|O8", "<c16", "<U7", "|S3", "<M8[ns]", "<f16", "|V8", "<i3", "<f99999999999" })
    void whatIsNoPlainNumberIsRefused(String type) throws IOException {
        InputRefused refused = assertThrows(InputRefused.class,
                () -> NpyFile.open(file(npy(1, header(type, "2,"), new byte[64]))));
        assertTrue(refused.getMessage().contains("a.npy"), refused.getMessage());
    }

    @Test
    void recordsOfSeveralFieldsAreRefused() throws IOException {
        assertRefused("no plain numbers", file(npy(1,
                "{'descr': [('a', '<f8'), ('b', '<i4')], 'fortran_order': False, 'shape': (2,), }", new byte[24])));
    }

    @Test
    void everyBeginningOfAFileIsRefused() throws IOException {
        byte[] whole = npy(1, header("<f8", "2, 2"), doubles(1, 2, 3, 4));
        for (int length = 0; length < whole.length; length++) {
            Path part = file(Arrays.copyOf(whole, length));
            assertRefused("", part);
        }
        assertRefused("ends before its last value", file(Arrays.copyOf(whole, whole.length - 1)));
    }

    @Test
    void anotherMagicIsRefused() throws IOException {
        byte[] bytes = npy(1, header("<f8", "1,"), doubles(1));
        bytes[0] = 0x13;
        assertRefused("is not an array", file(bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = { Integer.MAX_VALUE, -1, 1 << 28, (1 << 20) + 1 })
    void aHeaderSaidToBeHugeIsRefused(int length) throws IOException {
        byte[] bytes = npy(2, header("<f8", "1,"), doubles(1));
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(8, length);
        assertRefused("is not an array", file(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = { "2147483648,", "99999999999999999999,", "2147483647, 2147483647, 2147483647",
            "2147483647, 2147483647", "-1,", "1.5,", "3 4", "nan," })
    void aShapeNoFileCanHaveIsRefused(String shape) throws IOException {
        assertRefused("", file(npy(1, header("<f8", shape), doubles(1))));
    }

    @Test
    void aFileLargerThanMemoryIsReadByRanges() throws IOException {
        long values = Runtime.getRuntime().maxMemory() / Double.BYTES * 2;
        long rows = values / (1 << 20) + 1;
        byte[] head = npy(1, header("<f8", rows + ", 1048576"));
        Path sparse = file(head);
        try (RandomAccessFile grown = new RandomAccessFile(sparse.toFile(), "rw")) {
            grown.setLength(head.length + rows * (1 << 20) * Double.BYTES);
            grown.seek(grown.length() - Double.BYTES);
            grown.write(doubles(42));
        }
        try (NpyFile array = NpyFile.open(sparse)) {
            assertArrayEquals(new double[]{ 0, 42 }, array.read(array.size() - 2, 2));
        }
    }

    private Path archive(String... namesAndHeaders) throws IOException {
        Path file = folder.resolve("a.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndHeaders.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndHeaders[i]));
                zip.write(npy(1, namesAndHeaders[i + 1], doubles(1, 2, 3)));
                zip.closeEntry();
            }
        }
        return file;
    }

    @Test
    void theFirstArrayOfAnArchiveIsRead() throws IOException {
        try (NpyFile array = NpyFile.open(archive("about.txt", "x", "arr_0.npy", header("<f8", "3,"), "arr_1.npy",
                header("<f8", "1, 3")))) {
            assertArrayEquals(new int[]{ 3 }, array.shape());
            assertArrayEquals(new double[]{ 1, 2, 3 }, array.read(0, 3));
        }
    }

    @Test
    void anArchiveWithoutAnArrayIsRefused() throws IOException {
        assertRefused("holds no NumPy array", archive("about.txt", "x"));
    }

    @Test
    void anArchiveWhoseArrayIsShortIsRefused() throws IOException {
        assertRefused("ends before its last value", archive("arr_0.npy", header("<f8", "4,")));
    }

    @Test
    void aTornArchiveIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(archive("arr_0.npy", header("<f8", "3,")));
        for (int length = 2; length < whole.length; length += 7) {
            assertRefused("", Files.write(folder.resolve("torn.npz"), Arrays.copyOf(whole, length)));
        }
    }

    @Test
    void anArchiveThatUnpacksToMoreThanThereIsRoomForIsRefusedUnread() throws IOException {
        long rows = Runtime.getRuntime().maxMemory() / Double.BYTES / (1 << 20) + 1;
        assertRefused("there is room for", archive("arr_0.npy", header("<f8", rows + ", 1048576")));
    }

    @Test
    void anArchiveThatUnpacksToMoreThanItsArrayIsReadNoFurther() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("arr_0.npy"));
            zip.write(npy(1, header("<f8", "3,"), doubles(1, 2, 3)));
            pad(zip, 64);
            zip.closeEntry();
        }
        Path bomb = Files.write(folder.resolve("bomb.npz"), bytes.toByteArray());
        try (NpyFile array = NpyFile.open(bomb)) {
            assertArrayEquals(new double[]{ 1, 2, 3 }, array.read(0, 3));
        }
    }

    private static void pad(OutputStream out, int mebibytes) throws IOException {
        byte[] zeros = new byte[1 << 20];
        for (int i = 0; i < mebibytes; i++) {
            out.write(zeros);
        }
    }

    @Test
    void aPictureIsNoArray() throws IOException {
        assertRefused("is not an array",
                file("PNG and more text than a header takes".getBytes(StandardCharsets.UTF_8)));
    }
}
