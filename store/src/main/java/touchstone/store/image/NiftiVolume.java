package touchstone.store.image;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/** The values of a NIfTI-1 file, plane by plane, for what is not an image: a volume of labels. */
public final class NiftiVolume implements Closeable {

    private static final Messages TEXT = Messages.beside(NiftiVolume.class);

    private static final int COMMENT = 6;
    private static final int LONGEST_COMMENT = 16 << 20;

    private final Path path;
    private final NiftiHeader header;
    private final StoredBytes values;

    private NiftiVolume(Path path, NiftiHeader header, StoredBytes values) {
        this.path = path;
        this.header = header;
        this.values = values;
    }

    /** Whether the file's content is that of a NIfTI file, packed or not. */
    public static boolean recognises(Path path) throws IOException {
        return NiftiHeader.isNifti(path);
    }

    /** @throws InputRefused when the file cannot be read, with a sentence that says why */
    public static NiftiVolume open(Path path) throws IOException {
        NiftiHeader header = NiftiHeader.read(path);
        return new NiftiVolume(path, header, values(path, header));
    }

    private static StoredBytes values(Path path, NiftiHeader header) throws IOException {
        Path file = header.values(path);
        if (!Files.isRegularFile(file)) {
            throw new InputRefused(TEXT.text("nifti.values", path, file.getFileName()));
        }
        if (NiftiHeader.isPacked(file)) {
            return UnpackedFile.open(file, header.length());
        }
        if (Files.size(file) < header.length()) {
            throw new InputRefused(TEXT.text("truncated", path, Files.size(file)));
        }
        return new FileBytes(file);
    }

    /** The pictures of the file as images have them; reads no values. */
    static List<ImageFile.Plane> planes(Path path) throws IOException {
        NiftiHeader header = NiftiHeader.read(path);
        Path file = header.values(path);
        if (Files.isRegularFile(file) && !NiftiHeader.isPacked(file) && Files.size(file) < header.length()) {
            throw new InputRefused(TEXT.text("truncated", path, Files.size(file)));
        }
        List<ImageFile.Plane> planes = new ArrayList<>();
        for (int plane = 0; plane < header.planeCount(); plane++) {
            planes.add(new ImageFile.Plane(header.width(), header.height(), header.spacing(), header.place(plane)));
        }
        return planes;
    }

    /** One plane as a picture. */
    static RegionReader picture(Path path, int plane) throws IOException {
        NiftiVolume volume = open(path);
        try {
            ImageFile.requirePlane(path, plane, volume.planes());
            @Nullable
            PixelSource[] levels = new @Nullable PixelSource[RegionReader.levels(volume.width(), volume.height())];
            levels[0] = volume.new Plane(plane);
            return new Levels(path, Arrays.asList(levels), volume);
        } catch (IOException | RuntimeException broken) {
            volume.close();
            throw broken;
        }
    }

    public int width() {
        return header.width();
    }

    public int height() {
        return header.height();
    }

    /** How many pictures it has: all values of the axes behind the second. */
    public int planes() {
        return (int) header.planeCount();
    }

    /** The lengths of its axes, as "36 x 36 x 20". */
    public String axes() {
        StringBuilder text = new StringBuilder().append(header.width()).append(" x ").append(header.height());
        int last = header.further().length;
        while (last > 0 && header.further()[last - 1] == 1) {
            last--;
        }
        for (int i = 0; i < last; i++) {
            text.append(" x ").append(header.further()[i]);
        }
        return text.toString();
    }

    /** The 348 bytes of the header as they stand in the file. */
    public byte[] header() {
        return header.bytes().clone();
    }

    /** The first comment that stands behind the header (an extension of the code 6). */
    public Optional<String> comment() throws IOException {
        if (header.pair() || header.offset() < NiftiHeader.LENGTH + 4 + 16) {
            return Optional.empty();
        }
        byte[] bytes = new byte[(int) Math.min(header.offset() - NiftiHeader.LENGTH, LONGEST_COMMENT)];
        values.read(NiftiHeader.LENGTH, bytes, 0, bytes.length);
        ByteBuffer in = ByteBuffer.wrap(bytes).order(header.order());
        if (in.get(0) == 0 || in.getInt(8) != COMMENT) {
            return Optional.empty();
        }
        int length = Math.clamp(in.getInt(4) - 8L, 0, bytes.length - 12);
        return Optional.of(new String(bytes, 12, length, StandardCharsets.UTF_8).replace("\0", ""));
    }

    /**
     * The whole numbers of a plane, row by row.
     *
     * @return nothing when one of them is no whole number
     */
    public Optional<long[]> labels(int plane) throws IOException {
        if (header.type().channels() > 1) {
            return Optional.empty();
        }
        ByteBuffer in = bytes(plane, 0, header.height());
        long[] labels = new long[header.width() * header.height()];
        boolean exact = header.type().isWhole() && header.slope() == 0;
        for (int i = 0; i < labels.length; i++) {
            int at = i * header.type().bytes();
            if (exact) {
                labels[i] = header.type().whole(in, at);
            } else {
                double value = scaled(header.type().value(in, at));
                labels[i] = (long) value;
                if (labels[i] != value) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(labels);
    }

    private double scaled(double value) {
        return header.slope() == 0 ? value : value * header.slope() + header.intercept();
    }

    private ByteBuffer bytes(int plane, int row, int rows) throws IOException {
        int rowBytes = header.width() * header.type().bytes();
        byte[] bytes = new byte[Math.multiplyExact(rowBytes, rows)];
        try {
            values.read(header.offset() + plane * header.planeBytes() + (long) row * rowBytes, bytes, 0, bytes.length);
        } catch (EOFException ended) {
            throw new InputRefused(TEXT.text("truncated", path, Files.size(path)), ended);
        }
        return ByteBuffer.wrap(bytes).order(header.order());
    }

    @Override
    public void close() throws IOException {
        values.close();
    }

    private final class Plane implements PixelSource {

        private final int plane;
        private final PixelType type = header.pixels();

        Plane(int plane) {
            this.plane = plane;
        }

        @Override
        public int width() {
            return header.width();
        }

        @Override
        public int height() {
            return header.height();
        }

        @Override
        public PixelType type() {
            return type;
        }

        @Override
        public Samples read(int x, int y, int width, int height) throws IOException {
            Samples region = Samples.blank(type, width, height);
            int size = header.type().bytes();
            ByteBuffer in = bytes(plane, y, height);
            for (int row = 0; row < height; row++) {
                int at = (row * header.width() + x) * size;
                for (int i = 0; i < width; i++) {
                    put(region, row * width + i, in, at + i * size);
                }
            }
            return region;
        }

        private void put(Samples region, int to, ByteBuffer in, int at) {
            switch (region) {
                case Samples.Bytes b -> {
                    for (int c = 0; c < b.channels(); c++) {
                        b.data()[to * b.channels() + c] = in.get(at + c);
                    }
                }
                case Samples.Shorts s -> s.data()[to] = (short) header.type().whole(in, at);
                case Samples.Floats f -> f.data()[to] = (float) scaled(header.type().value(in, at));
            }
        }
    }
}
