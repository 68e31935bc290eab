package touchstone.store.image;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pictures of one size and kind of sample as the channels of one. */
record JoinedChannels(List<PixelSource> sources, PixelType type) implements PixelSource {

    static PixelSource of(List<PixelSource> sources) throws IOException {
        PixelSource first = sources.getFirst();
        if (sources.size() == 1) {
            return first;
        }
        int channels = 0;
        for (PixelSource source : sources) {
            if (source.width() != first.width() || source.height() != first.height()
                    || source.type().depth() != first.type().depth()) {
                throw new IOException("channels of different kinds");
            }
            channels += source.type().channels();
        }
        return new JoinedChannels(sources, new PixelType(channels, first.type().depth()));
    }

    @Override
    public int width() {
        return sources.getFirst().width();
    }

    @Override
    public int height() {
        return sources.getFirst().height();
    }

    @Override
    public Samples read(int x, int y, int width, int height) throws IOException {
        Samples joined = Samples.blank(type, width, height);
        int channel = 0;
        for (PixelSource source : sources) {
            Samples part = source.read(x, y, width, height);
            int channels = part.channels();
            for (int c = 0; c < channels; c++) {
                copy(part, c, joined, channel++);
            }
        }
        return joined;
    }

    private static void copy(Samples part, int from, Samples joined, int to) {
        int count = part.width() * part.height();
        int step = part.channels();
        int channels = joined.channels();
        switch (part) {
            case Samples.Bytes p when joined instanceof Samples.Bytes j -> {
                for (int i = 0; i < count; i++) {
                    j.data()[i * channels + to] = p.data()[i * step + from];
                }
            }
            case Samples.Shorts p when joined instanceof Samples.Shorts j -> {
                for (int i = 0; i < count; i++) {
                    j.data()[i * channels + to] = p.data()[i * step + from];
                }
            }
            case Samples.Floats p when joined instanceof Samples.Floats j -> {
                for (int i = 0; i < count; i++) {
                    j.data()[i * channels + to] = p.data()[i * step + from];
                }
            }
            default -> throw new IllegalStateException();
        }
    }

    @Override
    public @Nullable Damage damage() throws IOException {
        Damage most = null;
        for (PixelSource source : sources) {
            Damage damage = source.damage();
            most = most == null || damage != null && damage.share() > most.share() ? damage : most;
        }
        return most;
    }

    @Override
    public void close() throws IOException {
        for (PixelSource source : sources) {
            source.close();
        }
    }
}
