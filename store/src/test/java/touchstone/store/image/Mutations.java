package touchstone.store.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import touchstone.model.InputRefused;

/** Image files with faults, made from whole ones: flipped bytes, cut ends, exchanged pieces, false lengths. */
final class Mutations {

    /** What became of a file. */
    enum Outcome {
        OPENED, DAMAGED, REFUSED
    }

    static final String[] SEEDS = { "alpha.pam", "baseline.jpg", "binary.pgm", "binary.ppm", "bits.pbm", "colours.bmp",
            "colours.png", "deep.pgm", "deep.psd", "deflate.tif", "inks.jpg", "inks.psd", "inks.tif", "interlaced.gif",
            "jpeg.tif", "lossless.webp", "lossy.webp", "lzw.tif", "packed.psd", "palette.bmp", "palette.gif",
            "palette.png", "progressive.jpg", "real.pfm", "text.pgm" };

    private static final int[] LIES = { 0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xffff, 0x10000, 0x7fffff };

    private Mutations() {
    }

    static byte[] seed(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Mutations.class.getResourceAsStream("seed/" + name))) {
            return in.readAllBytes();
        }
    }

    static byte[] mutated(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int i = 0; i <= random.nextInt(4) && bytes.length > 24; i++) {
            // Headers decide most.
            int reach = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 200);
            int at = random.nextInt(reach);
            switch (random.nextInt(6)) {
                case 0, 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 3 -> bytes = Arrays.copyOf(bytes, Math.max(20, random.nextInt(bytes.length)));
                case 4 -> {
                    int n = 1 + random.nextInt(Math.min(64, bytes.length / 3));
                    int from = random.nextInt(bytes.length - n);
                    int to = random.nextInt(bytes.length - n);
                    byte[] piece = Arrays.copyOfRange(bytes, from, from + n);
                    System.arraycopy(bytes, to, bytes, from, n);
                    System.arraycopy(piece, 0, bytes, to, n);
                }
                default -> {
                    int lie = LIES[random.nextInt(LIES.length)];
                    int place = Math.min(at, bytes.length - 4);
                    ByteBuffer.wrap(bytes).putInt(place, random.nextBoolean() ? lie : Integer.reverseBytes(lie));
                }
            }
        }
        return bytes;
    }

    /** Looks at a file in every way; anything but a refusal in one sentence that names it comes out. */
    static Outcome tried(Path file) throws IOException {
        try {
            ImageFile seen = ImageFile.inspect(file);
            seen.remarks();
            try (RegionReader reader = ImageFile.open(file)) {
                int level = reader.levels() - 1;
                Samples overview = reader.read(level, 0, 0, 1, 1);
                reader.read(0, Math.max(0, reader.width() - 40), Math.max(0, reader.height() - 40),
                        Math.min(40, reader.width()), Math.min(40, reader.height()));
                if (overview.channels() != reader.type().channels()) {
                    throw new AssertionError("other channels");
                }
                return reader.damage().isPresent() ? Outcome.DAMAGED : Outcome.OPENED;
            }
        } catch (InputRefused refused) {
            String sentence = String.valueOf(refused.getMessage());
            if (!sentence.contains(file.toString()) || sentence.contains("Exception") || sentence.contains("null")) {
                throw new AssertionError(sentence, refused);
            }
            return Outcome.REFUSED;
        }
    }

    /** Writes a mutated seed to a file and looks at it. */
    static Outcome tried(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        return tried(file);
    }
}
