package touchstone.canvas.tool;

import touchstone.canvas.segment.SampleSource;
import touchstone.canvas.segment.Source;
import touchstone.canvas.tile.Display;
import touchstone.canvas.tile.ToneMap;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;
import touchstone.store.image.PixelType;
import touchstone.store.image.Samples;

/** What tools see on a {@link Desk} with a picture. */
record PicturedDesk(Source source, int level, Bounds visible) implements Pixels {

    /** Grey 200 where the mask is, 50 elsewhere, all of it in view at a level. */
    static PicturedDesk showing(Mask bright, int level) {
        byte[] data = new byte[bright.width() * bright.height()];
        java.util.Arrays.fill(data, (byte) 50);
        bright.forEachRun((y, from, to) -> java.util.Arrays.fill(data, y * bright.width() + from,
                y * bright.width() + to, (byte) 200));
        return new PicturedDesk(
                new SampleSource(new Samples.Bytes(bright.width(), bright.height(), 1, data), new ToneMap(0, 255)),
                level, Bounds.ofSize(0, 0, bright.width(), bright.height()));
    }

    @Override
    public PixelType type() {
        return source.type();
    }

    @Override
    public Display display() {
        return source.display();
    }

    @Override
    public int width(int ofLevel) {
        return source.width(ofLevel);
    }

    @Override
    public int height(int ofLevel) {
        return source.height(ofLevel);
    }

    @Override
    public Samples read(int ofLevel, int x, int y, int width, int height) throws java.io.IOException {
        return source.read(ofLevel, x, y, width, height);
    }
}
