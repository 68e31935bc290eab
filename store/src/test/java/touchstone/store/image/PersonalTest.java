package touchstone.store.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalTest {

    @TempDir
    Path folder;

    /** An artist called "Ada", and a place with a latitude of the north. */
    private static byte[] exif() {
        ByteBuffer tiff = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x013b).putShort((short) 2).putInt(4).put("Ada\0".getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38).putInt(0);
        tiff.putShort((short) 1).putShort((short) 1).putShort((short) 2).putInt(2).put((byte) 'N').put((byte) 0);
        return tiff.array();
    }

    private Path jpeg() throws IOException {
        byte[] plain = Mutations.seed("baseline.jpg");
        byte[] exif = exif();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        out.writeBytes(new byte[]{ (byte) 0xff, (byte) 0xe1, 0, (byte) (exif.length + 8), 'E', 'x', 'i', 'f', 0, 0 });
        out.writeBytes(exif);
        out.write(plain, 2, plain.length - 2);
        return Files.write(folder.resolve("gps.jpg"), out.toByteArray());
    }

    @Test
    void placesAndPeopleAreNamedByTheirKeysAlone() throws IOException {
        List<String> remarks = ImageFile.inspect(jpeg()).remarks();
        assertEquals(List.of("gps.jpg holds a place (GPS) and the name of a person (Artist). Exports leave it out; the "
                + "image file itself keeps it."), remarks);
        assertFalse(remarks.getFirst().contains("Ada"));
    }

    @Test
    void textsOfAPngAreNamedByTheirKeywords() throws IOException {
        byte[] plain = Mutations.seed("colours.png");
        byte[] chunk = "tEXtAuthor\0Ada".getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(chunk);
        ByteBuffer out = ByteBuffer.allocate(plain.length + chunk.length + 8);
        out.put(plain, 0, 33).putInt(chunk.length - 4).put(chunk).putInt((int) crc.getValue());
        out.put(plain, 33, plain.length - 33);
        Path file = Files.write(folder.resolve("told.png"), out.array());
        assertTrue(ImageFile.inspect(file).remarks().getFirst()
                .startsWith("told.png holds the name of a person (Author)."));
    }

    @Test
    void aFileWithoutNotesCausesNoRemark() throws IOException {
        for (String name : List.of("baseline.jpg", "colours.png", "lossless.webp", "palette.gif", "packed.psd")) {
            assertEquals(List.of(),
                    ImageFile.inspect(Files.write(folder.resolve(name), Mutations.seed(name))).remarks());
        }
    }
}
