package touchstone.store.image;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * An array of numbers as NumPy saves it (NPY format versions 1 to 3), or the first array of an NPZ archive. Values are
 * counted in C order, the last axis fastest, whatever the file's own order; an array of complex numbers, texts or objects
 * is refused. Reads by ranges, so that a file larger than memory can be gone through; what comes from an archive or is in
 * Fortran order is held whole.
 */
public final class NpyFile implements Closeable {

    private static final Messages TEXT = Messages.beside(NpyFile.class);
    private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y' };
    private static final int FIXED = 12;
    private static final int MAX_HEADER = 1 << 20;
    private static final Pattern TYPE = Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([<>|=]?)([a-zA-Z])(\\d+)['\"]");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([\\d,\\sL]*)\\)");
    private static final Pattern FORTRAN = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*True");

    private final Path path;
    private final @Nullable SeekableByteChannel channel;
    private final ByteBuffer held;
    private int[] shape = {};
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private char kind = 'f';
    private int width = 8;
    private long start;
    private boolean isFortran;

    private NpyFile(Path path, @Nullable SeekableByteChannel channel, ByteBuffer held) {
        this.path = path;
        this.channel = channel;
        this.held = held;
    }

    /** @throws InputRefused when it is no such file, or holds what this cannot read */
    public static NpyFile open(Path path) throws IOException {
        byte[] head = new byte[4];
        try (InputStream in = Files.newInputStream(path)) {
            in.readNBytes(head, 0, head.length);
        }
        NpyFile file = head[0] == 'P' && head[1] == 'K'
                ? new NpyFile(path, null, ByteBuffer.wrap(first(path)))
                : new NpyFile(path, Files.newByteChannel(path), ByteBuffer.allocate(0));
        try {
            file.describe();
            file.requireWhole();
            return file.isFortran ? file.inCOrder() : file;
        } catch (InputRefused refused) {
            file.close();
            throw refused;
        } catch (IOException | RuntimeException broken) {
            file.close();
            throw new InputRefused(TEXT.text("npy.header", path), broken);
        }
    }

    /** The first array's bytes: no more than its header asks for, and no more than there is room for. */
    private static byte[] first(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            ZipEntry entry = zip.stream().filter(e -> e.getName().endsWith(".npy")).findFirst()
                    .orElseThrow(() -> new InputRefused(TEXT.text("npy.archive", path)));
            long room = room();
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] head = in.readNBytes(MAX_HEADER + FIXED);
                NpyFile described = new NpyFile(path, null, ByteBuffer.wrap(head));
                described.describe();
                long length = Math.addExact(described.start, described.sizeInBytes());
                if (length > room) {
                    throw new InputRefused(TEXT.text("npy.room", path, length, room));
                }
                byte[] all = Arrays.copyOf(head, (int) length);
                int more = (int) Math.max(0, length - head.length);
                if (head.length < length && in.readNBytes(all, head.length, more) < more) {
                    throw new InputRefused(TEXT.text("npy.short", path));
                }
                return all;
            }
        } catch (InputRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            throw new InputRefused(TEXT.text("npy.header", path), broken);
        }
    }

    private static long room() {
        return Math.min(Runtime.getRuntime().maxMemory() / 4, Integer.MAX_VALUE - Long.BYTES);
    }

    /** The same values with the last axis fastest; closes this file. */
    private NpyFile inCOrder() throws IOException {
        try (this) {
            if (sizeInBytes() > room()) {
                throw new InputRefused(TEXT.text("npy.fortran", path, sizeInBytes(), room()));
            }
            ByteBuffer from = bytes(start, (int) sizeInBytes());
            byte[] to = new byte[from.capacity()];
            int[] strides = new int[shape.length];
            int stride = width;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                strides[axis] = stride;
                stride *= shape[axis];
            }
            int[] index = new int[shape.length];
            int at = 0;
            for (int value = 0; value < to.length; value += width) {
                from.get(value, to, at, width);
                for (int axis = 0; axis < index.length; axis++) {
                    at += strides[axis];
                    if (++index[axis] < shape[axis]) {
                        break;
                    }
                    at -= strides[axis] * index[axis];
                    index[axis] = 0;
                }
            }
            NpyFile file = new NpyFile(path, null, ByteBuffer.wrap(to));
            file.shape = shape;
            file.order = order;
            file.kind = kind;
            file.width = width;
            return file;
        }
    }

    private void describe() throws IOException {
        ByteBuffer fixed = bytes(0, FIXED);
        byte[] magic = new byte[MAGIC.length];
        fixed.get(magic);
        int major = fixed.get(6);
        int length = major == 1 ? fixed.getShort(8) & 0xffff : fixed.getInt(8);
        int from = major == 1 ? 10 : 12;
        if (!Arrays.equals(magic, MAGIC) || major < 1 || major > 3 || length < 0 || length > MAX_HEADER) {
            throw new InputRefused(TEXT.text("npy.header", path));
        }
        byte[] text = new byte[length];
        bytes(from, length).get(text);
        start = (long) from + length;
        String header = new String(text, StandardCharsets.UTF_8);
        Matcher type = TYPE.matcher(header);
        Matcher axes = SHAPE.matcher(header);
        if (!axes.find()) {
            throw new InputRefused(TEXT.text("npy.header", path));
        }
        shape = Arrays.stream(axes.group(1).split(",")).map(a -> a.replace("L", "").strip()).filter(a -> !a.isEmpty())
                .mapToInt(Integer::parseInt).toArray();
        if (!type.find() || !isNumber(type.group(2).charAt(0), Integer.parseInt(type.group(3)))) {
            throw new InputRefused(TEXT.text("npy.type", path));
        }
        isFortran = FORTRAN.matcher(header).find() && shape.length > 1;
        order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        kind = type.group(2).charAt(0);
        width = Integer.parseInt(type.group(3));
    }

    private void requireWhole() throws IOException {
        if (available() < sizeInBytes()) {
            throw new InputRefused(TEXT.text("npy.short", path));
        }
    }

    private long sizeInBytes() {
        return Math.multiplyExact(size(), (long) width);
    }

    private static boolean isNumber(char kind, int width) {
        return switch (kind) {
            case 'f' -> width == 2 || width == 4 || width == 8;
            case 'i', 'u' -> width == 1 || width == 2 || width == 4 || width == 8;
            case 'b' -> width == 1;
            default -> false;
        };
    }

    private long available() throws IOException {
        return (channel == null ? held.capacity() : channel.size()) - start;
    }

    private ByteBuffer bytes(long from, int count) throws IOException {
        if (channel == null) {
            if (from + count > held.capacity()) {
                throw new EOFException();
            }
            return held.slice((int) from, count).order(ByteOrder.LITTLE_ENDIAN);
        }
        ByteBuffer buffer = ByteBuffer.allocate(count);
        channel.position(from);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** How long the axes are; none for a single number. */
    public int[] shape() {
        return shape.clone();
    }

    /** How many values there are. */
    public long size() {
        return Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    }

    /** @param from the first value's place in C order */
    public double[] read(long from, int count) throws IOException {
        Objects.checkFromIndexSize(from, (long) count, size());
        ByteBuffer buffer = bytes(start + from * width, Math.multiplyExact(count, width)).order(order);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = value(buffer, i * width);
        }
        return values;
    }

    private double value(ByteBuffer buffer, int at) {
        return switch (kind) {
            case 'f' -> width == 2
                    ? Float.float16ToFloat(buffer.getShort(at))
                    : width == 4 ? buffer.getFloat(at) : buffer.getDouble(at);
            case 'i' -> width == 1
                    ? buffer.get(at)
                    : width == 2
                            ? buffer.getShort(at)
                            : width == 4 ? buffer.getInt(at) : (double) buffer.getLong(at);
            default -> width == 1
                    ? buffer.get(at) & 0xff
                    : width == 2
                            ? buffer.getShort(at) & 0xffff
                            : width == 4
                                    ? (double) (buffer.getInt(at) & 0xffffffffL)
                                    : unsigned(buffer.getLong(at));
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? (double) value : (double) (value >>> 1 | value & 1) * 2;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
