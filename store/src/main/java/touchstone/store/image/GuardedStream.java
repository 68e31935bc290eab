package touchstone.store.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * The bytes of a file for a decoder that is not trusted: broken files send some decoders around for ever, so reading
 * fails once it goes on past the end too often, or once the decoder was told to stop.
 */
final class GuardedStream extends ImageInputStreamImpl {

    private static final int READS_PAST_END = 10_000;
    private static final int BUFFER = 1 << 16;

    private final FileBytes file;
    private final long end;
    private final byte[] instead;
    private final long length;
    private final byte[] buffer = new byte[BUFFER];
    private long bufferStart;
    private int bufferLength;
    private int readsPastEnd;
    private volatile boolean stopped;

    GuardedStream(Path path) throws IOException {
        this(path, Long.MAX_VALUE, new byte[0]);
    }

    /** The first bytes of a file, and what is to follow them instead of the others. */
    GuardedStream(Path path, long end, byte[] instead) throws IOException {
        file = new FileBytes(path);
        this.end = Math.min(end, file.length());
        this.instead = instead;
        length = this.end + instead.length;
    }

    /** From now on every read fails; may be called from any thread. */
    void stop() {
        stopped = true;
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        if (!fill()) {
            return -1;
        }
        return buffer[(int) (streamPos++ - bufferStart)] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        bitOffset = 0;
        if (count == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int from = (int) (streamPos - bufferStart);
        int n = Math.min(count, bufferLength - from);
        System.arraycopy(buffer, from, into, offset, n);
        streamPos += n;
        return n;
    }

    @Override
    public long length() {
        return length;
    }

    private boolean fill() throws IOException {
        if (stopped) {
            throw new IOException("The decoder was stopped.");
        }
        if (streamPos >= bufferStart && streamPos < bufferStart + bufferLength) {
            return true;
        }
        if (streamPos >= length) {
            if (++readsPastEnd > READS_PAST_END) {
                throw new IOException("The decoder reads past the end.");
            }
            return false;
        }
        bufferStart = streamPos;
        bufferLength = 0;
        if (streamPos >= end) {
            bufferLength = (int) (length - streamPos);
            ByteBuffer.wrap(instead).get((int) (streamPos - end), buffer, 0, bufferLength);
            return true;
        }
        int there = (int) Math.min(buffer.length, end - streamPos);
        file.read(streamPos, buffer, 0, there);
        bufferLength = there;
        return true;
    }

    @Override
    public void close() throws IOException {
        super.close();
        file.close();
    }
}
