package touchstone.store.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Rasterizer;
import touchstone.model.geometry.Tag;

/**
 * The objects of an image laid over each other as pixels, later ones covering earlier ones, for files in which a pixel
 * belongs to one object. What cannot be in such a file is counted among the losses.
 */
final class Overlaid {

    private static final Messages TEXT = Messages.beside(Overlaid.class);

    private final List<Annotation> visible = new ArrayList<>();
    private final char[] values;

    /** Counts all objects as lost where such a file can hold no picture of the image; says whether that is so. */
    static boolean isImpossible(Image image, List<Annotation> objects, Losses.Counter losses) {
        boolean unknown = image.width() == 0 || image.height() == 0;
        if (!unknown && (long) image.width() * image.height() <= PngLabels.MAX_PIXELS) {
            return false;
        }
        objects.forEach(a -> losses.object(TEXT.text(unknown ? "lossUnknownSize" : "lossLargeImage")));
        return true;
    }

    /** @param most how many objects there may be, fewer than 65536 */
    Overlaid(Image image, List<Annotation> objects, int most, Losses.Counter losses) {
        List<Annotation> drawn = new ArrayList<>();
        List<Mask> masks = new ArrayList<>();
        for (Annotation a : objects) {
            mask(image, a.geometry(), losses).ifPresent(mask -> {
                if (drawn.size() < most) {
                    drawn.add(a);
                    masks.add(mask);
                } else {
                    losses.object(TEXT.text("lossTooMany", Integer.toString(most)));
                }
            });
        }
        values = new char[Math.multiplyExact(image.width(), image.height())];
        for (int i = 0; i < drawn.size(); i++) {
            char value = (char) (i + 1);
            masks.get(i).forEachRun((y, from, to) -> Arrays.fill(values, y * image.width() + from,
                    y * image.width() + to, value));
        }
        long[] left = new long[drawn.size() + 1];
        for (char value : values) {
            left[value]++;
        }
        char[] renumbered = new char[drawn.size() + 1];
        for (int i = 0; i < drawn.size(); i++) {
            Annotation a = drawn.get(i);
            if (left[i + 1] == 0) {
                losses.object(TEXT.text("lossHidden"));
                continue;
            }
            if (left[i + 1] < masks.get(i).areaPixels()) {
                losses.shape(TEXT.text("lossCovered"));
            }
            if (!(a.geometry() instanceof Mask)) {
                losses.shape(TEXT.text("lossPixels"));
            }
            visible.add(a);
            renumbered[i + 1] = (char) visible.size();
        }
        if (visible.size() < drawn.size()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = renumbered[values[i]];
            }
        }
    }

    /** Those of which a pixel can be seen; the first is number 1. */
    List<Annotation> visible() {
        return visible;
    }

    /** The number of the object at each pixel, row by row; 0 where there is none. */
    char[] values() {
        return values;
    }

    /** The pixels of a shape; nothing, and counted as lost, where it has none or belongs to another size. */
    static Optional<Mask> mask(Image image, Geometry geometry, Losses.Counter losses) {
        @Nullable
        String obstacle = switch (geometry) {
            case Tag t -> "lossTag";
            case Polyline l -> "lossPolyline";
            case Keypoints k -> "lossKeypoints";
            case Mask m when m.width() != image.width() || m.height() != image.height() -> "lossForeignFrame";
            default -> null;
        };
        if (obstacle != null) {
            losses.object(TEXT.text(obstacle));
            return Optional.empty();
        }
        return Optional.of(Rasterizer.mask(geometry, image.width(), image.height()));
    }
}
