package touchstone.store.image;

import java.io.Closeable;
import java.io.IOException;

/** Bytes that can be read anywhere, by several threads at once. */
interface StoredBytes extends Closeable {

    /** @throws java.io.EOFException when they end before */
    void read(long position, byte[] into, int offset, int count) throws IOException;
}
