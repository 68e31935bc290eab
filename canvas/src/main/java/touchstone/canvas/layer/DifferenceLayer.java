package touchstone.canvas.layer;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * What one of two people has and the other has not, in two colours; what both have is left clear. Compared pixel by pixel
 * as they are drawn, so that every kind of shape can be compared with every other.
 */
public record DifferenceLayer(AnnotationLayer first, AnnotationLayer second) implements Layer {

    /** What only the first one has: orange of Okabe and Ito. */
    public static final int FIRST = 0xe69f00;
    /** What only the second one has: blue of Okabe and Ito. */
    public static final int SECOND = 0x56b4e9;

    private static final int BLACK = 0xff000000;
    private static final double OPACITY = 0.75;
    private static final Look COVERED = new Look(Look.ColourBy.ANNOTATOR, Look.Body.FILL, 1, false);

    @Override
    public void paint(Raster raster) {
        int[] one = covered(first, raster);
        int[] other = covered(second, raster);
        int[] pixels = raster.pixels();
        for (int i = 0; i < pixels.length; i++) {
            int more = (one[i] & 0xff) - (other[i] & 0xff);
            if (more != 0) {
                pixels[i] = Blend.over(pixels[i], more > 0 ? FIRST : SECOND,
                        Blend.alpha(Math.abs(more) / 255.0 * OPACITY));
            }
        }
    }

    /** White where the layer has something, black elsewhere. */
    private static int[] covered(AnnotationLayer layer, Raster like) {
        int[] pixels = new int[like.pixels().length];
        Arrays.fill(pixels, BLACK);
        Style plain = new Style(Style.Pattern.SOLID, 1).withLook(COVERED).withColour(0xffffff)
                .withLeastScore(layer.style().leastScore());
        new AnnotationLayer(layer.objects(), layer.schema(), plain, Set.of(), Map.copyOf(layer.replaced()))
                .paint(new Raster(pixels, like.width(), like.height(), like.x(), like.y(), like.scale(),
                        like.density()));
        return pixels;
    }
}
