package touchstone.store.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A large PNG file by region. It can only be decoded from the top, so a thread of its own decodes it once into a
 * {@link Scratch} file; a region waits until its rows are there.
 */
final class PngPixels implements PixelSource {

    private static final int BAND_BYTES = 1 << 20;

    private final PngRows rows;
    private final FileBytes bytes;
    private final Scratch scratch;
    private final Thread decoder;
    private int decoded;
    private boolean closed;
    private IOException failure = new IOException();
    private boolean failed;

    PngPixels(PngRows rows, FileBytes bytes) throws IOException {
        this.rows = rows;
        this.bytes = bytes;
        scratch = Scratch.open();
        decoder = new Thread(this::decode, "png");
        decoder.setDaemon(true);
        decoder.start();
    }

    private void decode() {
        int rowBytes = rows.rowBytes();
        int perBand = Math.max(1, BAND_BYTES / rowBytes);
        byte[] band = new byte[perBand * rowBytes];
        try {
            for (int y = 0; y < rows.height() && !isClosed(); y += perBand) {
                int n = Math.min(perBand, rows.height() - y);
                for (int i = 0; i < n; i++) {
                    rows.next(band, i * rowBytes);
                }
                scratch.write((long) y * rowBytes, band, n * rowBytes);
                advance(y + n);
            }
        } catch (IOException | RuntimeException damaged) {
            fail(damaged instanceof IOException io ? io : new IOException(damaged));
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void advance(int rowsThere) {
        decoded = rowsThere;
        notifyAll();
    }

    private synchronized void fail(IOException reason) {
        failure = reason;
        failed = true;
        notifyAll();
    }

    private synchronized void await(int rowsNeeded) throws IOException {
        boolean interrupted = false;
        while (decoded < rowsNeeded && !closed && !failed) {
            try {
                wait();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (decoded < rowsNeeded) {
            throw failed ? failure : new IOException("closed");
        }
    }

    @Override
    public int width() {
        return rows.width();
    }

    @Override
    public int height() {
        return rows.height();
    }

    @Override
    public PixelType type() {
        return rows.type();
    }

    @Override
    public Samples read(int x, int y, int width, int height) throws IOException {
        await(y + height);
        Samples region = Samples.blank(type(), width, height);
        int pixel = rows.rowBytes() / rows.width();
        byte[] data = region instanceof Samples.Bytes b ? b.data() : new byte[width * height * pixel];
        for (int row = 0; row < height; row++) {
            scratch.read((long) (y + row) * rows.rowBytes() + (long) x * pixel, data, row * width * pixel,
                    width * pixel);
        }
        if (region instanceof Samples.Shorts s) {
            ByteBuffer.wrap(data).order(ByteOrder.BIG_ENDIAN).asShortBuffer().get(s.data());
        }
        return region;
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (decoder.isAlive()) {
            try {
                decoder.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        scratch.close();
        bytes.close();
    }
}
