package touchstone.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.assist.LocalModel;
import touchstone.assist.ModelFile;
import touchstone.canvas.segment.Prompted;
import touchstone.canvas.segment.PromptedModel.Prompt;
import touchstone.canvas.segment.Source;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.ToneMap;
import touchstone.model.InputRefused;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;
import touchstone.store.image.PixelType;
import touchstone.store.image.Samples;

/** The whole way: a process with the add-on's jars, a model, an image of 16 bits, a mask. */
class ModelProcessTest {

    private static final Path ADD_ON = Path.of("target", "add-on").toAbsolutePath();
    private static final int SIDE = 256;

    @TempDir
    Path folder;

    private Path file(String name) throws IOException {
        return Files.write(folder.resolve(name), OnnxEngineTest.model(name));
    }

    /** 16-bit samples, 30,000 where the mask is, 1,000 elsewhere, seen between the two. */
    private record Deep(Mask bright) implements Source {

        @Override
        public PixelType type() {
            return new PixelType(1, PixelType.Depth.UINT16);
        }

        @Override
        public Display display() {
            return Display.of(1, new ToneMap(1000, 30_000));
        }

        @Override
        public int width(int level) {
            return SIDE >> level;
        }

        @Override
        public int height(int level) {
            return SIDE >> level;
        }

        @Override
        public Samples read(int level, int x, int y, int width, int height) {
            short[] data = new short[width * height];
            for (int i = 0; i < data.length; i++) {
                data[i] = (short) (bright.get(x + i % width, y + i / width) ? 30_000 : 1000);
            }
            return new Samples.Shorts(width, height, 1, false, data);
        }
    }

    @Test
    void aProcessOutlinesTheSquareAndStartsAnewAfterItDied() throws IOException {
        Mask square = Mask.empty(SIDE, SIDE).fillRing(Points.of(64, 64, 128, 64, 128, 128, 64, 128));
        try (LocalModel model = new LocalModel(ADD_ON, ModelFile.read(file("encoder.onnx")),
                ModelFile.read(file("decoder.onnx")))) {
            Prompted first = outlined(model, square, null);
            assertEquals(square, first.mask());
            assertEquals(square, outlined(model, square, first).mask());
            List<ProcessHandle> children = ProcessHandle.current().children().filter(p -> p.info().command()
                    .filter(c -> c.contains("java")).isPresent()).toList();
            assertTrue(children.size() >= 1, children.toString());
            children.forEach(ProcessHandle::destroyForcibly);
            children.forEach(p -> p.onExit().join());
            Prompted after;
            try {
                after = outlined(model, square, first);
            } catch (IOException ended) {
                assertTrue(String.valueOf(ended.getMessage()).startsWith("The process that runs the model has ended."));
                after = outlined(model, square, first);
            }
            assertEquals(square, after.mask());
        }
    }

    private static Prompted outlined(LocalModel model, Mask bright, @Nullable Prompted before)
            throws IOException {
        return Prompted.of(new Deep(bright), model, List.of(new Prompt.At(new Point(100, 90), true)),
                Bounds.ofSize(0, 0, SIDE, SIDE), before, () -> false);
    }

    @Test
    void aDroppedQuestionEndsAtOnceWithNothing() throws IOException {
        try (LocalModel model = new LocalModel(ADD_ON, ModelFile.read(file("encoder.onnx")),
                ModelFile.read(file("decoder.onnx")))) {
            Prompted nothing = Prompted.of(new Deep(Mask.full(SIDE, SIDE)), model,
                    List.of(new Prompt.Within(Bounds.ofSize(1, 1, 50, 50))), Bounds.ofSize(0, 0, SIDE, SIDE), null,
                    () -> true);
            assertTrue(nothing.mask().isEmpty());
        }
    }

    @Test
    void aModelOfAnotherKindIsToldByTheProcess() throws IOException {
        try (LocalModel model = new LocalModel(ADD_ON, ModelFile.read(file("encoder.onnx")),
                ModelFile.read(file("encoder.onnx")))) {
            IOException refused = assertThrows(IOException.class,
                    () -> outlined(model, Mask.empty(SIDE, SIDE), null));
            assertTrue(String.valueOf(refused.getMessage()).startsWith("The second model takes"));
        }
    }

    @Test
    void filesThatAreNoModelOrReadOthersAreRefused() throws IOException {
        Path external = file("external.onnx");
        assertEquals("Cannot run " + external + ": it reads its weights from other files, which is not allowed. "
                + "Save the model as a single file.",
                assertThrows(InputRefused.class, () -> ModelFile.read(external)).getMessage());
        byte[] whole = OnnxEngineTest.model("decoder.onnx");
        Path cut = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(whole, whole.length / 2));
        assertThrows(InputRefused.class, () -> ModelFile.read(cut));
        assertEquals(64, ModelFile.read(file("decoder.onnx")).sha256().length());
    }

    @Test
    void withoutTheAddOnTheSentenceSaysWhereItBelongs() throws IOException {
        ModelFile encoder = ModelFile.read(file("encoder.onnx"));
        IOException missing = assertThrows(IOException.class, () -> new LocalModel(folder, encoder, encoder).close());
        assertEquals("The add-on that runs models is not in " + folder + ". Unpack it there and try again.",
                missing.getMessage());
    }
}
