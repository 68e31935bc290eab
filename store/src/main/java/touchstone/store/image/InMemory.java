package touchstone.store.image;

import org.jspecify.annotations.Nullable;

/**
 * A picture that was decoded at once.
 *
 * @param damage what is missing of it, null where nothing is
 */
record InMemory(PixelType type, Samples whole, @Nullable Damage damage, Viewing viewing) implements PixelSource {

    InMemory(PixelType type, Samples whole, @Nullable Damage damage) {
        this(type, whole, damage, Viewing.USUAL);
    }

    InMemory(PixelType type, Samples whole) {
        this(type, whole, null);
    }

    @Override
    public int width() {
        return whole.width();
    }

    @Override
    public int height() {
        return whole.height();
    }

    @Override
    public Samples read(int x, int y, int width, int height) {
        Samples region = Samples.blank(type, width, height);
        int channels = whole.channels();
        for (int row = 0; row < height; row++) {
            System.arraycopy(whole.array(), ((y + row) * whole.width() + x) * channels, region.array(),
                    row * width * channels, width * channels);
        }
        return region;
    }
}
