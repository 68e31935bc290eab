package touchstone.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import touchstone.assist.SegmentationEngine;

/** Runs the ONNX Runtime on models of a few hundred bytes; models.py says what they do. */
class OnnxEngineTest {

    private static final float OBJECT = SegmentationEngine.OBJECT;
    private final OnnxEngine engine = new OnnxEngine();

    static byte[] model(String name) {
        try (InputStream in = Objects.requireNonNull(OnnxEngineTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** A bright square from (left, top) on dark ground. */
    private static byte[] square(int width, int height, int left, int top, int size) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = top; y < top + size; y++) {
            for (int x = left; x < left + size; x++) {
                for (int c = 0; c < 3; c++) {
                    rgb[3 * (y * width + x) + c] = (byte) 250;
                }
            }
        }
        return rgb;
    }

    private static BitSet square(int width, int left, int top, int size) {
        BitSet set = new BitSet();
        for (int y = top; y < top + size; y++) {
            set.set(y * width + left, y * width + left + size);
        }
        return set;
    }

    @Test
    void aClickOutlinesTheSquareThatItHits() throws IOException {
        try (SegmentationEngine.Model model = engine.load(model("encoder.onnx"), model("decoder.onnx"))) {
            model.look(128, 96, square(128, 96, 16, 24, 32));
            assertEquals(square(128, 16, 24, 32),
                    model.outline(new float[]{ 30, 40 }, new float[]{ OBJECT }, 128, 96));
        }
    }

    @Test
    void anAnswerMayBeFinerThanThePicture() throws IOException {
        try (SegmentationEngine.Model model = engine.load(model("encoder.onnx"), model("decoder.onnx"))) {
            model.look(128, 96, square(128, 96, 16, 24, 32));
            assertEquals(square(256, 32, 48, 64),
                    model.outline(new float[]{ 30, 40 }, new float[]{ OBJECT }, 256, 192));
        }
    }

    @Test
    void aBoxAsksForWhatLiesInItsMiddleAndABackgroundPointTakesAway() throws IOException {
        try (SegmentationEngine.Model model = engine.load(model("encoder.onnx"), model("decoder.onnx"))) {
            model.look(128, 96, square(128, 96, 16, 24, 32));
            float[] corners = { SegmentationEngine.BOX_FROM, SegmentationEngine.BOX_TO };
            assertEquals(square(128, 16, 24, 32), model.outline(new float[]{ 10, 20, 54, 60 }, corners, 128, 96));
            assertTrue(model.outline(new float[]{ 30, 40, 31, 41 },
                    new float[]{ OBJECT, SegmentationEngine.BACKGROUND }, 128, 96).isEmpty());
        }
    }

    @Test
    void anEncoderMayTakeRowsOfAnySizeAndAnotherPictureMayFollow() throws IOException {
        try (SegmentationEngine.Model model = engine.load(model("rows.onnx"), model("decoder1024.onnx"))) {
            for (int left : new int[]{ 64, 256 }) {
                model.look(512, 384, square(512, 384, left, 128, 64));
                assertEquals(square(512, left, 128, 64),
                        model.outline(new float[]{ left + 20, 150 }, new float[]{ OBJECT }, 512, 384));
            }
        }
    }

    @Test
    void modelsOfAnotherKindAreRefusedInASentence() {
        assertSaid("The second model takes", model("encoder.onnx"), model("encoder.onnx"));
        assertSaid("The first model takes", model("decoder.onnx"), model("decoder.onnx"));
        assertSaid("The model cannot be run", new byte[]{ 1, 2, 3 }, model("decoder.onnx"));
        assertSaid("The model cannot be run", model("external.onnx"), model("decoder.onnx"));
    }

    private void assertSaid(String begins, byte[] encoder, byte[] decoder) {
        IOException refused = assertThrows(IOException.class, () -> engine.load(encoder, decoder));
        String said = String.valueOf(refused.getMessage());
        assertTrue(said.startsWith(begins) && !said.contains("Exception") && !said.contains("/"), said);
    }

    @Test
    void aQuestionBeforeAPictureIsToldInASentence() throws IOException {
        try (SegmentationEngine.Model model = engine.load(model("encoder.onnx"), model("decoder.onnx"))) {
            IOException unseen = assertThrows(IOException.class,
                    () -> model.outline(new float[]{ 1, 1 }, new float[]{ OBJECT }, 8, 8));
            assertEquals("The model has seen no picture yet. Click again.", unseen.getMessage());
        }
    }
}
