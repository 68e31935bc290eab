package touchstone.assist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.InputRefused;

/** Messages of protocol buffers, put together by hand after onnx.proto. */
class ModelFileTest {

    @TempDir
    Path folder;

    /** A field whose value is bytes. */
    private static byte[] field(int number, byte[]... parts) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            value.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, (long) number << 3 | 2);
        varint(out, value.size());
        out.writeBytes(value.toByteArray());
        return out.toByteArray();
    }

    private static byte[] number(int number, long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, (long) number << 3);
        varint(out, value);
        return out.toByteArray();
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final byte[] INSIDE = field(9, new byte[300]);
    private static final byte[] LOCATED = field(13, field(1, text("location")), field(2, text("../../weights")));
    private static final byte[] EXTERNAL = number(14, 1);

    private static OnnxWeights graph(byte[]... content) {
        byte[] version = number(1, 9);
        byte[] graph = field(7, content);
        byte[] model = Arrays.copyOf(version, version.length + graph.length);
        System.arraycopy(graph, 0, model, version.length, graph.length);
        return OnnxWeights.of(model);
    }

    @Test
    void weightsInTheFileAreInTheFile() {
        assertEquals(OnnxWeights.INSIDE, graph(field(5, INSIDE), field(1, field(5, field(5, INSIDE)))));
    }

    @Test
    void weightsElsewhereAreFoundWhereverATensorMayStand() {
        assertEquals(OnnxWeights.ELSEWHERE, graph(field(5, LOCATED)), "an initial value");
        assertEquals(OnnxWeights.ELSEWHERE, graph(field(5, EXTERNAL)), "an initial value that names no file");
        assertEquals(OnnxWeights.ELSEWHERE, graph(field(15, field(1, LOCATED))), "a sparse one");
        assertEquals(OnnxWeights.ELSEWHERE, graph(field(1, field(5, field(5, LOCATED)))), "an attribute of a node");
        assertEquals(OnnxWeights.ELSEWHERE, graph(field(1, field(5, field(6, field(5, LOCATED))))), "a branch");
        assertEquals(OnnxWeights.ELSEWHERE, graph(field(1, field(5, field(23, field(2, LOCATED))))),
                "a list of sparse ones");
    }

    @Test
    void whatIsNoModelIsToldSo() {
        assertEquals(OnnxWeights.NONE, OnnxWeights.of(new byte[0]));
        assertEquals(OnnxWeights.NONE, OnnxWeights.of(text("<html>not found</html>")));
        assertEquals(OnnxWeights.NONE, OnnxWeights.of(number(1, 9)));
        byte[] whole = field(7, field(5, INSIDE));
        for (int length = 0; length < whole.length; length++) {
            assertEquals(OnnxWeights.NONE, OnnxWeights.of(Arrays.copyOf(whole, length)), "cut at " + length);
        }
    }

    @Test
    void noBytesBringTheReaderDown() {
        Random random = new Random(5);
        byte[] whole = field(7, field(5, INSIDE), field(1, field(5, field(6, field(5, LOCATED)))));
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = whole.clone();
            for (int k = 0; k <= random.nextInt(4); k++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            OnnxWeights.of(mutated);
        }
        byte[] deep = INSIDE;
        for (int i = 0; i < 5000; i++) {
            deep = field(1, field(5, field(6, deep)));
        }
        assertEquals(OnnxWeights.NONE, OnnxWeights.of(field(7, deep)));
    }

    @Test
    void aFileIsKnownByItsHashAndAMissingOneIsToldInASentence() throws IOException {
        Path file = Files.write(folder.resolve("m.onnx"), field(7, field(5, INSIDE)));
        assertEquals(64, ModelFile.read(file).sha256().length());
        Path missing = folder.resolve("none.onnx");
        assertEquals("Cannot read " + missing + ": there is no such file. Choose another one.",
                assertThrows(InputRefused.class, () -> ModelFile.read(missing)).getMessage());
    }
}
