package touchstone.store.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/** A package's entries, read from a file that nobody vouches for. */
final class ZipSource implements Closeable {

    /** More pictures than this do not go into one package. */
    static final int MOST_ENTRIES = 1_000_000;
    static final int LONGEST_NAME = 512;
    private static final long LONGEST_LIST = 256L << 20;
    private static final int WINDOW = 1 << 20;
    private static final Messages TEXT = Messages.beside(ZipSource.class);

    private record Place(ZipFrame.Part part, long at) {
    }

    private final FileChannel channel;
    private final String name;
    private final Map<String, Place> places = new LinkedHashMap<>();

    private ZipSource(FileChannel channel, String name) {
        this.channel = channel;
        this.name = name;
    }

    /**
     * @param name how the user knows the file
     * @throws InputRefused when it is no package, or its frame is not what its entries ask for
     */
    static ZipSource open(Path file, String name) throws IOException {
        ZipSource source = new ZipSource(FileChannel.open(file, StandardOpenOption.READ), name);
        try {
            source.list();
            return source;
        } catch (IOException | RuntimeException failed) {
            source.close();
            throw failed;
        }
    }

    private void list() throws IOException {
        long length = channel.size();
        if (length < ZipFrame.END_BYTES) {
            throw damaged("package.noZip");
        }
        ByteBuffer end = read(length - ZipFrame.END_BYTES, ZipFrame.END_BYTES);
        if (end.getInt(0) != ZipFrame.END) {
            throw damaged("package.noZip");
        }
        long count = end.getShort(10) & 0xffff;
        long listed = end.getInt(12) & ZipFrame.FULL;
        long at = end.getInt(16) & ZipFrame.FULL;
        long far = length - ZipFrame.END_BYTES - ZipFrame.LOCATOR_64_BYTES - ZipFrame.END_64_BYTES;
        if (far >= 0 && read(far, 4).getInt(0) == ZipFrame.END_64) {
            ByteBuffer wide = read(far, ZipFrame.END_64_BYTES);
            count = wide.getLong(32);
            listed = wide.getLong(40);
            at = wide.getLong(48);
        }
        if (count < 0 || count > MOST_ENTRIES || listed < 0 || listed > LONGEST_LIST || at < 0
                || at > length - listed || length - at > Integer.MAX_VALUE - 8) {
            throw damaged("package.frame");
        }
        List<ZipFrame.Part> parts = parts(read(at, (int) listed), count);
        byte[] tail = ZipFrame.after(parts);
        if (length - at != tail.length || !Arrays.equals(tail, read(at, tail.length).array())) {
            throw damaged("package.frame");
        }
        place(parts, at);
    }

    @SuppressWarnings("ByteBufferBackingArray") // read into an array of its own
    private List<ZipFrame.Part> parts(ByteBuffer list, long count) throws InputRefused {
        List<ZipFrame.Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (list.remaining() < ZipFrame.CENTRAL_BYTES || list.getInt(list.position()) != ZipFrame.CENTRAL) {
                throw damaged("package.frame");
            }
            int from = list.position();
            int crc = list.getInt(from + 16);
            long bytes = list.getInt(from + 24) & ZipFrame.FULL;
            int named = list.getShort(from + 28) & 0xffff;
            int extra = list.getShort(from + 30) & 0xffff;
            if (named > LONGEST_NAME || list.remaining() < ZipFrame.CENTRAL_BYTES + named + extra) {
                throw damaged("package.frame");
            }
            if (extra >= 12 && bytes == ZipFrame.FULL) {
                bytes = list.getLong(from + ZipFrame.CENTRAL_BYTES + named + 4);
            }
            if (bytes < 0) {
                throw damaged("package.frame");
            }
            String path = new String(list.array(), from + ZipFrame.CENTRAL_BYTES, named, StandardCharsets.UTF_8);
            parts.add(new ZipFrame.Part(path, bytes, crc));
            list.position(from + ZipFrame.CENTRAL_BYTES + named + extra);
        }
        return parts;
    }

    private void place(List<ZipFrame.Part> parts, long end) throws IOException {
        Set<String> taken = new HashSet<>();
        long at = 0;
        for (ZipFrame.Part part : parts) {
            if (!EntryNames.isSafe(part.name())) {
                throw new InputRefused(TEXT.text("package.unsafe", name, EntryNames.shown(part.name())));
            }
            if (!taken.add(part.name().toLowerCase(Locale.ROOT))) {
                throw new InputRefused(TEXT.text("package.twice", name, part.name()));
            }
            byte[] before = ZipFrame.before(part);
            if (part.bytes() > end - at - before.length || !Arrays.equals(before, read(at, before.length).array())) {
                throw damaged("package.frame");
            }
            places.put(part.name(), new Place(part, at + before.length));
            at += before.length + part.bytes();
        }
        if (at != end) {
            throw damaged("package.frame");
        }
    }

    List<ZipFrame.Part> parts() {
        return places.values().stream().map(Place::part).toList();
    }

    /** A small entry whole. */
    byte[] read(String entry, int most) throws IOException {
        Place place = places.get(entry);
        if (place == null || place.part().bytes() > most) {
            throw new InputRefused(TEXT.text("package.lacks", name, entry));
        }
        byte[] content = read(place.at(), (int) place.part().bytes()).array();
        CRC32 crc = new CRC32();
        crc.update(content);
        if ((int) crc.getValue() != place.part().crc()) {
            throw damaged("package.content", entry);
        }
        return content;
    }

    /**
     * Copies an entry's content.
     *
     * @return its SHA-256
     * @throws InputRefused when its checksum is another than the frame says
     */
    byte[] copy(String entry, OutputStream out, Packing.Watch watch) throws IOException {
        Place place = places.get(entry);
        if (place == null) {
            throw new InputRefused(TEXT.text("package.lacks", name, entry));
        }
        MessageDigest sha256 = Hashes.sha256();
        CRC32 crc = new CRC32();
        long end = place.at() + place.part().bytes();
        for (long at = place.at(); at < end; at += WINDOW) {
            watch.moved(Math.min(WINDOW, end - at));
            byte[] window = read(at, (int) Math.min(WINDOW, end - at)).array();
            sha256.update(window);
            crc.update(window);
            out.write(window);
        }
        if ((int) crc.getValue() != place.part().crc()) {
            throw damaged("package.content", entry);
        }
        return sha256.digest();
    }

    private ByteBuffer read(long at, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw damaged("package.frame");
            }
        }
        return buffer.flip();
    }

    private InputRefused damaged(String key, Object... more) {
        Object[] values = new Object[more.length + 1];
        values[0] = name;
        System.arraycopy(more, 0, values, 1, more.length);
        return new InputRefused(TEXT.text(key, values));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
