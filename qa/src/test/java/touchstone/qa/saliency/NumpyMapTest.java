package touchstone.qa.saliency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.model.InputRefused;

/** Maps in NumPy's NPY format, versions 1 to 3, written here as its specification says. */
class NumpyMapTest {

    @TempDir
    Path folder;

    private static String header(String type, boolean columns, String shape) {
        return "{'descr': '" + type + "', 'fortran_order': " + (columns ? "True" : "False") + ", 'shape': (" + shape
                + "), }\n";
    }

    private Path file(int version, String header, byte[] values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x93);
        out.writeBytes("NUMPY".getBytes(StandardCharsets.US_ASCII));
        out.write(version);
        out.write(0);
        ByteBuffer length = ByteBuffer.allocate(version == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
        if (version == 1) {
            length.putShort((short) header.length());
        } else {
            length.putInt(header.length());
        }
        out.writeBytes(length.array());
        out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(values);
        return Files.write(folder.resolve("m.npy"), out.toByteArray());
    }

    /** The numbers 1 to 6 as an array of two rows. */
    private static byte[] oneToSix(String type) {
        ByteBuffer bytes = ByteBuffer.allocate(6 * (type.charAt(2) - '0'))
                .order(type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (int i = 1; i <= 6; i++) {
            switch (type.substring(1)) {
                case "f4" -> bytes.putFloat(i);
                case "f8" -> bytes.putDouble(i);
                case "i1", "u1" -> bytes.put((byte) i);
                case "i2", "u2" -> bytes.putShort((short) i);
                case "i4", "u4" -> bytes.putInt(i);
                default -> bytes.putLong(i);
            }
        }
        return bytes.array();
    }

    @ParameterizedTest
    @ValueSource(strings = { "<f4", ">f4", "<f8", ">f8", "|i1", "|u1", "<i2", ">i2", "<u2", "<i4", ">u4", "<i8",
            ">u8" })
    void every_kind_of_number_is_read_in_either_byte_order(String type) throws IOException {
        for (int version = 1; version <= 3; version++) {
            HeatMap map = HeatMap.read(file(version, header(type, false, "2, 3"), oneToSix(type)));
            assertEquals(3, map.width());
            assertEquals(2, map.height());
            assertArrayEquals(new double[]{ 1, 2, 3, 4, 5, 6 }, map.values());
        }
    }

    @Test
    void columns_first_and_further_dimensions_of_one_are_read() throws IOException {
        assertArrayEquals(new double[]{ 1, 3, 5, 2, 4, 6 },
                HeatMap.read(file(1, header("<f4", true, "2, 3"), oneToSix("<f4"))).values());
        HeatMap squeezed = HeatMap.read(file(1, header("<f4", false, "1, 2, 3, 1"), oneToSix("<f4")));
        assertEquals(3, squeezed.width());
        assertEquals(2, squeezed.height());
    }

    @Test
    void signs_and_truths_are_read() throws IOException {
        byte[] high = { (byte) 0xff, 1, 0, 0 };
        assertArrayEquals(new double[]{ -1, 1, 0, 0 }, HeatMap.read(file(1, header("|i1", false, "2, 2"), high))
                .values());
        assertArrayEquals(new double[]{ 255, 1, 0, 0 }, HeatMap.read(file(1, header("|u1", false, "2, 2"), high))
                .values());
        assertArrayEquals(new double[]{ 1, 1, 0, 0 },
                HeatMap.read(file(1, header("|b1", false, "2, 2"), new byte[]{ 1, 1, 0, 0 })).values());
        byte[] all = ByteBuffer.allocate(8).putLong(-1).array();
        assertArrayEquals(new double[]{ 0x1p64 }, HeatMap.read(file(1, header(">u8", false, "1, 1"), all)).values());
    }

    @Test
    void what_is_no_map_is_refused_with_a_sentence() throws IOException {
        byte[] six = oneToSix("<f4");
        refused(file(4, header("<f4", false, "2, 3"), six));
        refused(file(1, header("<c8", false, "1, 3"), six));
        refused(file(1, header("|O", false, "2, 3"), six));
        refused(file(1, "{}", six));
        refused(file(1, header("<f4", false, "6,"), six));
        refused(file(1, header("<f4", false, ""), six));
        refused(file(1, header("<f4", false, "2, 3, 2"), six));
        refused(file(1, header("<f4", false, "2, 4"), six));
        refused(file(1, header("<f4", false, "0, 3"), new byte[0]));
        refused(file(1, header("<f4", false, "99999, 99999"), six));
        refused(file(1, header("<f4", false, "9999999999, 9999999999"), six));
        refused(file(1, header("<f4", false, "1, 1"),
                ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(Float.NaN).array()));
        refused(Files.write(folder.resolve("short.npy"), new byte[]{ (byte) 0x93, 'N' }));
        refused(Files.writeString(folder.resolve("text.npy"), "1,2,3\n4,5,6\n7,8,9\n"));
    }

    private static void refused(Path file) {
        InputRefused refusal = assertThrows(InputRefused.class, () -> HeatMap.read(file));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith(file.toString())
                && String.valueOf(refusal.getMessage()).endsWith("."), refusal.getMessage());
    }
}
