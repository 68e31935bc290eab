package touchstone.assist;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import touchstone.model.Messages;

/**
 * The program's end of the pipe to a model that runs in a process of its own: when that dies, the work here goes on. Not safe for
 * several threads.
 */
final class ModelProcess implements Closeable {

    private static final Messages TEXT = Messages.beside(ModelProcess.class);
    private static final long GRACE_SECONDS = 2;

    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;

    private ModelProcess(Process process) {
        this.process = process;
        out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    /** @throws IOException when it does not start or does not take the model, with a sentence for the user */
    static ModelProcess start(Path addOn, ModelFile encoder, ModelFile decoder) throws IOException {
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(command(addOn)).redirectError(ProcessBuilder.Redirect.DISCARD);
            // Not as an argument: the ONNX Runtime 1.29 crashes in processes whose command line is longer than 4,096 bytes.
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            process = builder.start();
        } catch (IOException failed) {
            throw new IOException(TEXT.text("start"), failed);
        }
        ModelProcess started = new ModelProcess(process);
        try {
            started.out.writeByte(Wire.LOAD);
            Wire.write(started.out, encoder.content());
            Wire.write(started.out, decoder.content());
            started.answer();
            return started;
        } catch (IOException refused) {
            started.close();
            throw refused;
        }
    }

    /** The same Java with the same classes; an installed program has no Java to call and is called itself. */
    private static List<String> command(Path addOn) {
        Path java = Path.of(System.getProperty("java.home"), "bin",
                File.separatorChar == '\\' ? "java.exe" : "java");
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(java)) {
            command.addAll(List.of(java.toString(), "-Xlog:disable", "--enable-native-access=ALL-UNNAMED",
                    ModelWorker.class.getName()));
        } else {
            command.addAll(List.of(System.getProperty("jpackage.app-path", "touchstone"),
                    ModelWorker.COMMAND));
        }
        command.add(addOn.toString());
        return command;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void look(int width, int height, byte[] rgb) throws IOException {
        try {
            out.writeByte(Wire.LOOK);
            out.writeInt(width);
            out.writeInt(height);
            Wire.write(out, rgb);
        } catch (IOException gone) {
            throw ended(gone);
        }
        answer();
    }

    BitSet outline(float[] xy, float[] labels, int width, int height) throws IOException {
        try {
            out.writeByte(Wire.OUTLINE);
            Wire.write(out, xy);
            Wire.write(out, labels);
            out.writeInt(width);
            out.writeInt(height);
        } catch (IOException gone) {
            throw ended(gone);
        }
        return BitSet.valueOf(answer());
    }

    private byte[] answer() throws IOException {
        int kind;
        byte[] block;
        try {
            out.flush();
            kind = in.readByte();
            block = Wire.read(in);
        } catch (IOException gone) {
            throw ended(gone);
        }
        if (kind == Wire.REFUSED) {
            throw new IOException(new String(block, StandardCharsets.UTF_8));
        }
        return block;
    }

    private IOException ended(IOException how) {
        process.destroyForcibly();
        return new IOException(TEXT.text("ended"), how);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
