package touchstone.assist;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What goes through the pipe between the program and the process that runs a model. A request is a byte that says what is
 * asked and what belongs to it; the answer begins with a byte that says whether there is one, otherwise a sentence why not.
 */
final class Wire {

    static final int LOAD = 1;
    static final int LOOK = 2;
    static final int OUTLINE = 3;

    static final int DONE = 0;
    static final int REFUSED = 1;

    /** No block is larger; a process that says so has gone mad. */
    private static final int MOST = Integer.MAX_VALUE - 64;

    private Wire() {
    }

    static void write(DataOutputStream out, byte[] block) throws IOException {
        out.writeInt(block.length);
        out.write(block);
    }

    static byte[] read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST) {
            throw new IOException("A block of " + length + " bytes.");
        }
        byte[] block = in.readNBytes(length);
        if (block.length < length) {
            throw new EOFException();
        }
        return block;
    }

    static void write(DataOutputStream out, float[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (float number : numbers) {
            out.writeFloat(number);
        }
    }

    static float[] readFloats(DataInputStream in) throws IOException {
        float[] numbers = new float[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readFloat();
        }
        return numbers;
    }

    static void write(DataOutputStream out, String sentence) throws IOException {
        write(out, sentence.getBytes(StandardCharsets.UTF_8));
    }

    static String readText(DataInputStream in) throws IOException {
        return new String(read(in), StandardCharsets.UTF_8);
    }
}
