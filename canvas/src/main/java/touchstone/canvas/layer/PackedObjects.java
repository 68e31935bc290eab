package touchstone.canvas.layer;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.LabelId;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

/**
 * Objects laid out in arrays, in order of their places, the topmost one last. A crowd that is small on the screen is
 * painted from these without going to any object in memory, which costs more than drawing it.
 */
final class PackedObjects {

    /** At most about so many vertices stand for a ring that is small on the screen. */
    static final int FEW_VERTICES = 5;

    /** How an object is drawn, as far as it can be told without it. */
    enum Form {
        AREA, LINE, OTHER
    }

    private final List<Annotation> annotations;
    private final BoundsTree tree;
    private final double[] boxes;
    private final Form[] forms;
    private final int[] labelOf;
    private final List<LabelId> labels;
    private final long[] idBits;
    /** Null when no object has one; of an object without one not a number. */
    private final double @Nullable [] scores;
    private final Map<AnnotationId, Integer> places;
    /** Of polygons that are one ring. */
    private final @Nullable Points[] rings;
    /** A few vertices of each such ring, x, y, x, y ... from {@code fewFrom[place]} to {@code fewFrom[place + 1]}. */
    private final float[] few;
    private final int[] fewFrom;

    PackedObjects(Collection<Annotation> all) {
        annotations = List.copyOf(all);
        int n = annotations.size();
        List<Bounds> bounds = annotations.parallelStream().map(a -> a.geometry().bounds()).toList();
        tree = new BoundsTree(bounds);
        boxes = new double[4 * n];
        forms = new Form[n];
        labelOf = new int[n];
        idBits = new long[n];
        places = HashMap.newHashMap(n);
        rings = new Points[n];
        fewFrom = new int[n + 1];
        float[] vertices = new float[2 * FEW_VERTICES * n];
        double[] given = null;
        Map<LabelId, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; i < n; i++) {
            Annotation annotation = annotations.get(i);
            Bounds b = bounds.get(i);
            boxes[4 * i] = b.minX();
            boxes[4 * i + 1] = b.minY();
            boxes[4 * i + 2] = b.maxX();
            boxes[4 * i + 3] = b.maxY();
            forms[i] = form(annotation.geometry());
            places.put(annotation.id(), i);
            idBits[i] = annotation.id().value().getLeastSignificantBits();
            Integer number = numbers.putIfAbsent(annotation.label(), numbers.size());
            labelOf[i] = number == null ? numbers.size() - 1 : number;
            Double score = annotation.provenance().score();
            if (score != null) {
                given = given == null ? noScores(n) : given;
                given[i] = score;
            }
            Points ring = onlyRing(annotation.geometry());
            rings[i] = ring;
            fewFrom[i + 1] = fewFrom[i];
            if (ring != null) {
                vertices = addFew(ring, vertices, fewFrom, i);
            }
        }
        labels = List.copyOf(numbers.keySet());
        scores = given;
        few = Arrays.copyOf(vertices, fewFrom[n]);
    }

    private static double[] noScores(int n) {
        double[] none = new double[n];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    private static Form form(Geometry geometry) {
        return switch (geometry) {
            case Polygon p -> Form.AREA;
            case Box b -> Form.AREA;
            case Ellipse e -> Form.AREA;
            case Polyline l -> Form.LINE;
            default -> Form.OTHER;
        };
    }

    private static @Nullable Points onlyRing(Geometry geometry) {
        return geometry instanceof Polygon p && p.parts().size() == 1 && p.parts().getFirst().holes().isEmpty()
                ? p.parts().getFirst().outer()
                : null;
    }

    private static float[] addFew(Points ring, float[] vertices, int[] fewFrom, int place) {
        int stride = Math.max(1, ring.size() / FEW_VERTICES);
        int count = (ring.size() + stride - 1) / stride;
        int at = fewFrom[place];
        float[] room = at + 2 * count > vertices.length
                ? Arrays.copyOf(vertices, Math.max(2 * vertices.length, at + 2 * count))
                : vertices;
        for (int k = 0; k < ring.size(); k += stride) {
            room[at++] = (float) ring.x(k);
            room[at++] = (float) ring.y(k);
        }
        fewFrom[place + 1] = at;
        return room;
    }

    BoundsTree tree() {
        return tree;
    }

    int size() {
        return forms.length;
    }

    Annotation annotation(int place) {
        return annotations.get(place);
    }

    /** Null for an object that is not there. */
    @Nullable
    Integer place(AnnotationId id) {
        return places.get(id);
    }

    List<LabelId> labels() {
        return labels;
    }

    /** The number of its label in {@link #labels}. */
    int label(int place) {
        return labelOf[place];
    }

    Form form(int place) {
        return forms[place];
    }

    /** The low bits of its id. */
    long idBits(int place) {
        return idBits[place];
    }

    /** Not a number where there is none. */
    double score(int place) {
        return scores == null ? Double.NaN : scores[place];
    }

    double minX(int place) {
        return boxes[4 * place];
    }

    double minY(int place) {
        return boxes[4 * place + 1];
    }

    double maxX(int place) {
        return boxes[4 * place + 2];
    }

    double maxY(int place) {
        return boxes[4 * place + 3];
    }

    /** Of a polygon that is one ring; null of all others. */
    @Nullable
    Points ring(int place) {
        return rings[place];
    }

    /** A few vertices of its ring, enlarged, as x, y, x, y ...; how many numbers. */
    int few(int place, double scale, double[] into) {
        int from = fewFrom[place];
        int n = fewFrom[place + 1] - from;
        for (int k = 0; k < n; k++) {
            into[k] = few[from + k] * scale;
        }
        return n;
    }
}
