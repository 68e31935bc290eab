package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipException;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * The content of a packed file in a temporary file, unpacked once for all who read from it at the same time or soon after:
 * the slices of a volume are opened one after the other.
 */
final class UnpackedFile {

    private static final Messages TEXT = Messages.beside(UnpackedFile.class);
    private static final long LARGEST = 4L << 30;
    /** What deflate can make of a byte at most. */
    private static final long MOST_TIMES = 1_100;
    private static final int IDLE = 2;
    private static final Map<Key, UnpackedFile> ALL = new LinkedHashMap<>();

    private record Key(Path path, long bytes, FileTime changed) {
    }

    private final Scratch content;
    private int readers;

    private UnpackedFile(Scratch content) {
        this.content = content;
    }

    /**
     * @param length how many bytes of the content are wanted
     * @throws InputRefused when the file holds fewer, or there is no room for them
     */
    static StoredBytes open(Path path, long length) throws IOException {
        Key key = new Key(path.toAbsolutePath().normalize(), Files.size(path), Files.getLastModifiedTime(path));
        synchronized (ALL) {
            UnpackedFile file = ALL.remove(key);
            if (file == null) {
                file = new UnpackedFile(unpack(path, length));
            }
            ALL.put(key, file);
            file.readers++;
            return file.new Reader();
        }
    }

    private static Scratch unpack(Path path, long length) throws IOException {
        if (length > Files.size(path) * MOST_TIMES + 4096) {
            throw new InputRefused(TEXT.text("truncated", path, Files.size(path)));
        }
        if (length > LARGEST || !Scratch.hasRoom(length)) {
            throw new InputRefused(TEXT.text("scratch", path, length >> 20, LARGEST >> 20));
        }
        Scratch content = Scratch.onDisk();
        try (InputStream in = NiftiHeader.unpacked(path)) {
            byte[] buffer = new byte[1 << 18];
            long at = 0;
            while (at < length) {
                int n = in.read(buffer, 0, (int) Math.min(buffer.length, length - at));
                if (n < 0) {
                    throw new EOFException();
                }
                content.write(at, buffer, n);
                at += n;
            }
            return content;
        } catch (EOFException ended) {
            content.close();
            throw new InputRefused(TEXT.text("truncated", path, Files.size(path)), ended);
        } catch (ZipException broken) {
            content.close();
            throw new InputRefused(TEXT.text("pixels", path), broken);
        } catch (IOException | RuntimeException failed) {
            content.close();
            throw failed;
        }
    }

    /** Of those that nobody reads from, the last ones are kept. */
    private static void tidy() throws IOException {
        int idle = (int) ALL.values().stream().filter(f -> f.readers == 0).count();
        var all = ALL.values().iterator();
        while (idle > IDLE && all.hasNext()) {
            UnpackedFile file = all.next();
            if (file.readers == 0) {
                all.remove();
                file.content.close();
                idle--;
            }
        }
    }

    private final class Reader implements StoredBytes {

        private boolean closed;

        @Override
        public void read(long position, byte[] into, int offset, int count) throws IOException {
            content.read(position, into, offset, count);
        }

        @Override
        public void close() throws IOException {
            synchronized (ALL) {
                if (!closed) {
                    closed = true;
                    readers--;
                    tidy();
                }
            }
        }
    }
}
