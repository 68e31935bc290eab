package touchstone.store.image;

import java.io.IOException;
import java.util.Optional;
import touchstone.model.geometry.Orientation;
import touchstone.model.geometry.Point;

/** A picture turned or mirrored; level 0 alone. */
final class TurnedReader implements RegionReader {

    private final RegionReader whole;
    private final Orientation turn;

    TurnedReader(RegionReader whole, Orientation turn) {
        this.whole = whole;
        this.turn = turn;
    }

    @Override
    public int width() {
        return turn.swapsSides() ? whole.height() : whole.width();
    }

    @Override
    public int height() {
        return turn.swapsSides() ? whole.width() : whole.height();
    }

    @Override
    public PixelType type() {
        return whole.type();
    }

    @Override
    public int levels() {
        return 1;
    }

    @Override
    public Samples read(int level, int x, int y, int width, int height) throws IOException {
        Point one = source(x, y);
        Point other = source(x + width - 1, y + height - 1);
        int left = (int) Math.min(one.x(), other.x());
        int top = (int) Math.min(one.y(), other.y());
        int columns = (int) Math.max(one.x(), other.x()) - left + 1;
        int rows = (int) Math.max(one.y(), other.y()) - top + 1;
        Samples from = whole.read(0, left, top, columns, rows);
        int channels = type().channels();
        Samples turned = Samples.blank(type(), width, height);
        for (int j = 0; j < height; j++) {
            for (int i = 0; i < width; i++) {
                Point at = source(x + i, y + j);
                int index = ((int) at.y() - top) * columns + (int) at.x() - left;
                System.arraycopy(from.array(), index * channels, turned.array(), (j * width + i) * channels, channels);
            }
        }
        return turned;
    }

    /** The pixel of the picture itself that is seen in a pixel. */
    private Point source(int x, int y) {
        Point centre = turn.inverse().apply(new Point(x + 0.5, y + 0.5), width(), height());
        return new Point(Math.floor(centre.x()), Math.floor(centre.y()));
    }

    @Override
    public Optional<Damage> damage() throws IOException {
        return whole.damage();
    }

    /** The picture itself is closed by who opened it. */
    @Override
    public void close() {
        // Nothing of its own is open.
    }
}
