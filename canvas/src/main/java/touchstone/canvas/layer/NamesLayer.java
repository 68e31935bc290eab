package touchstone.canvas.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Keypoints;

/**
 * Names and scores of several layers' objects. A caption is written unless another one that goes before it has room at
 * the same place: selected objects' first, then layer by layer, then the objects on top. Whether that other one is
 * written itself does not matter, so that a raster needs to know no more than the captions around its own.
 *
 * @param layers those with names, the most important first
 * @param own whether the first is the one that is worked on: its captions stand above the objects
 * @param letters how many times as large as usual they are written
 */
public record NamesLayer(List<AnnotationLayer> layers, boolean own, double letters) implements Layer {

    private static final int MOST_SELECTED = 200;
    private static final int WORD = 64;

    public NamesLayer {
        layers = List.copyOf(layers);
    }

    public NamesLayer(List<AnnotationLayer> layers, boolean own) {
        this(layers, own, 1);
    }

    /**
     * The part of the image that can look different when captions of objects in the given part come or go, their
     * neighbours' included.
     *
     * @param scale screen pixels for one image pixel
     * @param letters how many times as large as usual they are written
     */
    public static Bounds seen(Bounds part, double scale, double letters) {
        if (part.isEmpty()) {
            return part;
        }
        double across = (2.0 * Captions.SELECTED_REACH + 2 * Captions.REACH) * letters / scale;
        double down = 2.0 * Captions.REACH * letters / scale;
        return new Bounds(part.minX() - across, part.minY() - down, part.maxX() + across, part.maxY() + down);
    }

    /** Whether this system has a font to write with. */
    public static boolean isPossible() {
        return Lettering.isThere();
    }

    @Override
    public void paint(Raster raster) {
        if (layers.isEmpty() || !isPossible()) {
            return;
        }
        List<Captions> captions = new ArrayList<>();
        for (AnnotationLayer layer : layers) {
            captions.add(new Captions(layer, own && captions.isEmpty(), raster.scale(), raster.density() * letters));
        }
        new Pass(raster, captions).paint();
    }

    /** The captions of one raster, in the order in which they go before each other. */
    private final class Pass {

        private final Raster raster;
        private final List<Captions> captions;
        /** A bit for each pixel that a caption has room on. */
        private final long[] taken;
        private final int words;
        private final List<Plate> selected = new ArrayList<>();
        private final List<Plate> written = new ArrayList<>();

        Pass(Raster raster, List<Captions> captions) {
            this.raster = raster;
            this.captions = captions;
            words = (raster.width() + WORD - 1) / WORD;
            taken = new long[words * raster.height()];
        }

        void paint() {
            selected();
            for (int i = 0; i < captions.size(); i++) {
                names(i);
            }
            for (int i = 0; i < captions.size(); i++) {
                joints(i);
            }
            written.reversed().forEach(p -> p.paint(raster));
        }

        /** Written in any case, as long as a hand can have selected them. */
        private void selected() {
            for (int i = 0; i < captions.size(); i++) {
                Set<AnnotationId> ids = layers.get(i).selected();
                if (ids.size() > MOST_SELECTED) {
                    continue;
                }
                for (AnnotationId id : ids) {
                    Annotation object = layers.get(i).objects().get(id).orElse(null);
                    Plate plate = object == null || !captions.get(i).isCaptioned(object)
                            ? null
                            : captions.get(i).of(object, true);
                    if (plate != null) {
                        selected.add(plate);
                        if (plate.isOn(raster)) {
                            take(plate);
                            written.add(plate);
                        }
                    }
                }
            }
        }

        private boolean isSelected(int layer, Annotation object) {
            Set<AnnotationId> ids = layers.get(layer).selected();
            return ids.size() <= MOST_SELECTED && ids.contains(object.id());
        }

        private List<Annotation> named(int layer, Bounds region) {
            Captions of = captions.get(layer);
            List<Annotation> large = new ArrayList<>();
            for (Annotation object : layers.get(layer).objects().in(region, of.leastSide())) {
                if (of.isCaptioned(object) && !isSelected(layer, object)) {
                    large.add(object);
                }
            }
            return large.reversed();
        }

        private Bounds around(int x, int y, int width, int height) {
            double reach = Captions.REACH * raster.density() * letters;
            return new Bounds((x - reach) / raster.scale(), (y - reach) / raster.scale(),
                    (x + width + reach) / raster.scale(), (y + height + reach) / raster.scale());
        }

        private void names(int layer) {
            Captions of = captions.get(layer);
            for (Annotation object : named(layer, around(raster.x(), raster.y(), raster.width(), raster.height()))) {
                Plate plate = of.of(object, false);
                if (plate != null && plate.isOn(raster) && take(plate)
                        && (plate.isWithin(raster) || isFirst(layer, object, plate))) {
                    written.add(plate);
                }
            }
        }

        private List<Annotation> figures(int layer, Bounds region) {
            Captions of = captions.get(layer);
            if (!of.hasFigures()) {
                return List.of();
            }
            return layers.get(layer).objects().in(region, of.leastSideOfFigures()).reversed().stream()
                    .filter(o -> o.geometry() instanceof Keypoints && of.isCaptioned(o)).toList();
        }

        private void joints(int layer) {
            Bounds around = around(raster.x(), raster.y(), raster.width(), raster.height());
            for (Annotation figure : figures(layer, around)) {
                for (Plate plate : captions.get(layer).joints(figure)) {
                    if (plate.isOn(raster) && take(plate) && (plate.isWithin(raster) || isFirstJoint(layer, plate))) {
                        written.add(plate);
                    }
                }
            }
        }

        /** Whether nothing that goes before overlaps it beyond the raster either. */
        private boolean isFirst(int layer, Annotation object, Plate plate) {
            for (Plate other : selected) {
                if (other.overlaps(plate)) {
                    return false;
                }
            }
            Bounds around = around(plate.x(), plate.y(), plate.width(), plate.height());
            for (int i = 0; i <= layer; i++) {
                for (Annotation other : named(i, around)) {
                    if (i == layer && other.id().equals(object.id())) {
                        return true;
                    }
                    Plate before = captions.get(i).of(other, false);
                    if (before != null && before.overlaps(plate)) {
                        return false;
                    }
                }
            }
            return true;
        }

        /** Joints' names come after all objects', and among themselves in the order of layers, objects and joints. */
        private boolean isFirstJoint(int layer, Plate plate) {
            if (selected.stream().anyMatch(plate::overlaps)) {
                return false;
            }
            Bounds around = around(plate.x(), plate.y(), plate.width(), plate.height());
            for (int i = 0; i < captions.size(); i++) {
                for (Annotation other : named(i, around)) {
                    Plate before = captions.get(i).of(other, false);
                    if (before != null && before.overlaps(plate)) {
                        return false;
                    }
                }
            }
            for (int i = 0; i <= layer; i++) {
                for (Annotation other : figures(i, around)) {
                    for (Plate before : captions.get(i).joints(other)) {
                        if (before.equals(plate)) {
                            return true;
                        }
                        if (before.overlaps(plate)) {
                            return false;
                        }
                    }
                }
            }
            return true;
        }

        /** Takes a caption's pixels on the raster; whether all of them were free. */
        private boolean take(Plate plate) {
            int left = Math.max(0, plate.x() - raster.x());
            int right = Math.min(raster.width(), plate.x() + plate.width() - raster.x());
            int top = Math.max(0, plate.y() - raster.y());
            int bottom = Math.min(raster.height(), plate.y() + plate.height() - raster.y());
            boolean free = true;
            for (int word = left / WORD; word <= (right - 1) / WORD; word++) {
                int from = Math.max(left - word * WORD, 0);
                int to = Math.min(right - word * WORD, WORD);
                long bits = -1L >>> (WORD - (to - from)) << from;
                for (int row = top; row < bottom; row++) {
                    free &= (taken[row * words + word] & bits) == 0;
                    taken[row * words + word] |= bits;
                }
            }
            return free;
        }
    }
}
