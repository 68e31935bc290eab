package touchstone.assist;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import touchstone.assist.SegmentationEngine.Model;
import touchstone.model.Messages;

/** The end of the pipe that runs the model, in a process of its own that ends with the pipe. */
public final class ModelWorker {

    /** The first argument by which an installed program, which has no Java beside it, is told to be this; a folder follows. */
    public static final String COMMAND = "assist-worker";

    private static final Messages TEXT = Messages.beside(ModelWorker.class);

    private final SegmentationEngine engine;
    private @Nullable Model model;

    private ModelWorker(SegmentationEngine engine) {
        this.engine = engine;
    }

    /** Answers what comes in until it ends. The argument is the add-on's folder. */
    public static void main(String[] arguments) throws IOException {
        // What a library prints must not come between the answers.
        OutputStream out = System.out;
        System.setOut(System.err);
        serve(Path.of(arguments[0]), System.in, out);
    }

    private static void serve(Path folder, InputStream from, OutputStream to) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(from));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to))) {
            Optional<SegmentationEngine> engine = ServiceLoader.load(SegmentationEngine.class, AddOn.loader(folder))
                    .findFirst();
            if (engine.isEmpty()) {
                refuse(out, TEXT.text("engine", folder));
                return;
            }
            new ModelWorker(engine.get()).answer(in, out);
        }
    }

    private void answer(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            int asked;
            try {
                asked = in.readByte();
            } catch (EOFException nothingMore) {
                return;
            }
            switch (asked) {
                case Wire.LOAD -> {
                    byte[] encoder = Wire.read(in);
                    byte[] decoder = Wire.read(in);
                    attempt(out, () -> load(encoder, decoder));
                }
                case Wire.LOOK -> {
                    int width = in.readInt();
                    int height = in.readInt();
                    byte[] rgb = Wire.read(in);
                    attempt(out, () -> {
                        loaded().look(width, height, rgb);
                        return new byte[0];
                    });
                }
                case Wire.OUTLINE -> {
                    float[] xy = Wire.readFloats(in);
                    float[] labels = Wire.readFloats(in);
                    int width = in.readInt();
                    int height = in.readInt();
                    attempt(out, () -> loaded().outline(xy, labels, width, height).toByteArray());
                }
                default -> throw new IOException("Nobody asks for " + asked + ".");
            }
        }
    }

    private byte[] load(byte[] encoder, byte[] decoder) throws IOException {
        if (model != null) {
            model.close();
            model = null;
        }
        model = engine.load(encoder, decoder);
        return new byte[0];
    }

    private Model loaded() throws IOException {
        if (model == null) {
            throw new IOException(TEXT.text("unloaded"));
        }
        return model;
    }

    @FunctionalInterface
    private interface Work {
        byte[] come() throws IOException;
    }

    private static void attempt(DataOutputStream out, Work work) throws IOException {
        byte[] answer;
        try {
            answer = work.come();
        } catch (IOException refused) {
            refuse(out, String.valueOf(refused.getMessage()));
            return;
        } catch (OutOfMemoryError full) {
            refuse(out, TEXT.text("memory"));
            return;
        }
        out.writeByte(Wire.DONE);
        Wire.write(out, answer);
        out.flush();
    }

    private static void refuse(DataOutputStream out, String sentence) throws IOException {
        out.writeByte(Wire.REFUSED);
        Wire.write(out, sentence);
        out.flush();
    }
}
