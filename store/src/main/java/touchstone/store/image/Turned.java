package touchstone.store.image;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A picture that is stored turned or mirrored, upright. */
record Turned(PixelSource stored, Orientation orientation) implements PixelSource {

    static PixelSource upright(PixelSource stored, Orientation orientation) {
        return orientation.equals(Orientation.UPRIGHT) ? stored : new Turned(stored, orientation);
    }

    @Override
    public int width() {
        return orientation.swapsSides() ? stored.height() : stored.width();
    }

    @Override
    public int height() {
        return orientation.swapsSides() ? stored.width() : stored.height();
    }

    @Override
    public PixelType type() {
        return stored.type();
    }

    @Override
    public Samples read(int x, int y, int width, int height) throws IOException {
        int ax = orientation.sourceX(x, y, stored.width());
        int ay = orientation.sourceY(x, y, stored.height());
        int bx = orientation.sourceX(x + width - 1, y + height - 1, stored.width());
        int by = orientation.sourceY(x + width - 1, y + height - 1, stored.height());
        return turned(stored.read(Math.min(ax, bx), Math.min(ay, by), Math.abs(ax - bx) + 1, Math.abs(ay - by) + 1));
    }

    @Override
    public @Nullable Samples glance(int level) throws IOException {
        Samples glance = stored.glance(level);
        return glance == null ? null : turned(glance);
    }

    @Override
    public @Nullable Damage damage() throws IOException {
        Damage damage = stored.damage();
        return damage == null ? null : damage.turned(orientation);
    }

    private Samples turned(Samples block) {
        int width = orientation.swapsSides() ? block.height() : block.width();
        int height = orientation.swapsSides() ? block.width() : block.height();
        Samples upright = Samples.blank(type(), width, height);
        int channels = block.channels();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = orientation.sourceY(x, y, block.height()) * block.width()
                        + orientation.sourceX(x, y, block.width());
                System.arraycopy(block.array(), from * channels, upright.array(), (y * width + x) * channels, channels);
            }
        }
        return upright;
    }

    @Override
    public void close() throws IOException {
        stored.close();
    }
}
