package touchstone.qa.breakdown;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.geometry.Geometry;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.ImageComparison;
import touchstone.qa.similarity.Iou;

/**
 * One object as two annotators see it: matched, or of one of them alone.
 *
 * @param a the first annotator's object, null where he has none
 * @param b the second annotator's object, null where he has none
 * @param similarity of the matched objects; 0 for a single one
 */
public record Observation(Image image, Annotator first, Annotator second, @Nullable Annotation a,
        @Nullable Annotation b, double similarity) {

    /** All objects of some comparisons, image by image. */
    public static List<Observation> of(List<Comparison> comparisons) {
        return comparisons.stream().flatMap(c -> c.images().stream().flatMap(i -> of(c, i))).toList();
    }

    private static Stream<Observation> of(Comparison c, ImageComparison i) {
        return Stream.of(
                i.matching().pairs().stream().map(p -> new Observation(i.image(), c.first(), c.second(),
                        i.first().get(p.first()), i.second().get(p.second()), p.similarity())),
                i.matching().onlyFirst().stream().map(at -> new Observation(i.image(), c.first(), c.second(),
                        i.first().get(at), null, 0)),
                i.matching().onlySecond().stream().map(at -> new Observation(i.image(), c.first(), c.second(), null,
                        i.second().get(at), 0)))
                .flatMap(s -> s);
    }

    /** One or two. */
    Stream<Annotation> objects() {
        return Stream.of(a == null ? Stream.<Annotation>empty() : Stream.of(a),
                b == null ? Stream.<Annotation>empty() : Stream.of(b)).flatMap(s -> s);
    }

    boolean isMatched() {
        return a != null && b != null;
    }

    boolean isOfOneLabel() {
        return a != null && b != null && a.label().equals(b.label());
    }

    /** Whether it is matched by the overlap of areas, so that its similarity is an IoU. */
    boolean hasIou() {
        return a != null && b != null && Iou.isOfAreas(a.geometry(), b.geometry());
    }

    /** The mean area of its objects in square pixels; 0 for points and lines. */
    double area() {
        return objects().map(Annotation::geometry).mapToDouble(Geometry::area).average().orElse(0);
    }
}
