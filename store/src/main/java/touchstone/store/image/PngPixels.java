package touchstone.store.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * A PNG file by region. It can only be decoded from the top, so it is decoded once into a {@link Scratch}: a small one at
 * once, a large one by a thread of its own, and a region waits until its rows are there. It is decoded anew each time it is
 * opened: 8192 x 8192 pixels take about a second of one core while the first rows show after half of one, and a copy kept
 * for the next time would take 64 to 128 megabytes of disk an image, would have to be kept true to a file that may change,
 * and would leave the pixels of patients beside a project that is meant to be one file.
 */
final class PngPixels implements PixelSource {

    private static final Messages TEXT = Messages.beside(PngPixels.class);
    /** Bytes of decoded samples that are held in memory. */
    private static final long SMALL = Math.min(16L << 20, Runtime.getRuntime().maxMemory() / 8);
    /** Bytes of decoded samples that are put on the disk. */
    private static final long LARGEST = 2L << 30;
    private static final int BAND_BYTES = 1 << 20;
    private static final Thread NONE = new Thread();

    private final PngRows rows;
    private final List<PngRows.Pass> passes;
    private final FileBytes bytes;
    private final Scratch scratch;
    private final boolean whole;
    private final Thread decoder;
    /** Rows of all passes. */
    private final int count;
    private int decoded;
    private boolean closed;
    private @Nullable IOException failure;

    private PngPixels(PngRows rows, FileBytes bytes, boolean whole, Scratch scratch) {
        this.rows = rows;
        this.bytes = bytes;
        this.whole = whole;
        this.scratch = scratch;
        passes = rows.passes();
        count = passes.stream().mapToInt(PngRows.Pass::height).sum();
        decoder = scratch instanceof Scratch.InArray ? NONE : new Thread(this::decode, "png");
    }

    /**
     * @throws InputRefused when there is no room for its samples
     * @throws IOException when none of its pixels can be read
     */
    static PngPixels open(Path path, PngCheck check) throws IOException {
        return open(path, check, SMALL);
    }

    /** @param small bytes of decoded samples that are held in memory */
    static PngPixels open(Path path, PngCheck check, long small) throws IOException {
        FileBytes bytes = new FileBytes(path);
        try {
            PngRows rows = new PngRows(bytes, check.end());
            long size = (long) rows.width() * rows.height() * rows.pixelBytes();
            if (size > small && (size > LARGEST || !Scratch.hasRoom(size))) {
                throw new InputRefused(TEXT.text("scratch", path, size >> 20, LARGEST >> 20));
            }
            PngPixels pixels = new PngPixels(rows, bytes, check.whole(),
                    size > small ? Scratch.onDisk() : Scratch.inMemory((int) size));
            if (size > small) {
                pixels.decoder.setDaemon(true);
                pixels.decoder.start();
            } else {
                pixels.decode();
                pixels.requireSomething();
            }
            return pixels;
        } catch (IOException | RuntimeException | OutOfMemoryError broken) {
            bytes.close();
            throw broken;
        }
    }

    private synchronized void requireSomething() throws IOException {
        if (decoded == 0) {
            throw failure == null ? new EOFException() : failure;
        }
    }

    private void decode() {
        try {
            long at = 0;
            int done = 0;
            for (PngRows.Pass pass : passes) {
                int rowBytes = pass.width() * rows.pixelBytes();
                int perBand = Math.clamp(BAND_BYTES / rowBytes, 1, pass.height());
                byte[] band = new byte[perBand * rowBytes];
                for (int y = 0; y < pass.height() && !isClosed(); y += perBand) {
                    int wanted = Math.min(perBand, pass.height() - y);
                    int there = 0;
                    try {
                        while (there < wanted) {
                            rows.next(band, there * rowBytes);
                            there++;
                        }
                    } finally {
                        scratch.write(at, band, there * rowBytes);
                        at += (long) there * rowBytes;
                        done += there;
                        advance(done);
                    }
                }
            }
        } catch (IOException | RuntimeException | OutOfMemoryError damaged) {
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
        notifyAll();
    }

    /** How many rows of the passes are there once so many are, or no more will come. */
    private synchronized int await(int rowsNeeded) throws IOException {
        boolean interrupted = false;
        while (decoded < rowsNeeded && !closed && failure == null) {
            try {
                wait();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (decoded < rowsNeeded && closed) {
            throw new IOException("closed");
        }
        requireSomething();
        return decoded;
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
    public @Nullable Damage damage() throws IOException {
        int there = whole ? soFar() : await(count);
        if (there == count) {
            return null;
        }
        if (passes.size() == 1) {
            return new Damage(Damage.Kind.LOWER, 1 - there / (double) count);
        }
        long known = 0;
        int before = 0;
        for (PngRows.Pass pass : passes) {
            known += (long) pass.width() * Math.clamp(there - before, 0, pass.height());
            before += pass.height();
        }
        return new Damage(Damage.Kind.PARTS, 1 - known / ((double) width() * height()));
    }

    private synchronized int soFar() {
        return failure == null ? count : decoded;
    }

    @Override
    public Samples read(int x, int y, int width, int height) throws IOException {
        int there = await(passes.size() == 1 ? y + height : count);
        Samples region = Samples.neutral(type(), width, height);
        int pixel = rows.pixelBytes();
        byte[] data = region instanceof Samples.Bytes b ? b.data() : new byte[width * height * pixel];
        if (passes.size() == 1) {
            for (int row = 0; row < Math.min(height, there - y); row++) {
                scratch.read(((long) (y + row) * width() + x) * pixel, data, row * width * pixel, width * pixel);
            }
        } else {
            gather(x, y, width, height, there, data);
        }
        if (region instanceof Samples.Shorts s) {
            ByteBuffer.wrap(data).order(ByteOrder.BIG_ENDIAN).asShortBuffer().get(s.data());
        }
        return region;
    }

    private void gather(int x, int y, int width, int height, int there, byte[] data) throws IOException {
        int pixel = rows.pixelBytes();
        long start = 0;
        int before = 0;
        byte[] line = new byte[(width + 1) * pixel];
        for (PngRows.Pass pass : passes) {
            int left = Math.max(0, ceil(x - pass.firstX(), pass.stepX()));
            int right = Math.min(pass.width(), ceil(x + width - pass.firstX(), pass.stepX()));
            int top = Math.max(0, ceil(y - pass.firstY(), pass.stepY()));
            int bottom = Math.min(Math.clamp(there - before, 0, pass.height()),
                    ceil(y + height - pass.firstY(), pass.stepY()));
            for (int row = top; row < bottom && left < right; row++) {
                scratch.read(start + ((long) row * pass.width() + left) * pixel, line, 0, (right - left) * pixel);
                int to = (pass.firstY() + row * pass.stepY() - y) * width - x;
                for (int column = left; column < right; column++) {
                    System.arraycopy(line, (column - left) * pixel, data,
                            (to + pass.firstX() + column * pass.stepX()) * pixel, pixel);
                }
            }
            start += (long) pass.width() * pass.height() * pixel;
            before += pass.height();
        }
    }

    private static int ceil(int a, int b) {
        return -Math.floorDiv(-a, b);
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
