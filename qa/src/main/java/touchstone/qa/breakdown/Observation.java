package touchstone.qa.breakdown;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.qa.matching.Matching;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.ImageComparison;
import touchstone.qa.similarity.Iou;

/**
 * One object as two annotators see it: matched, or of one of them alone.
 *
 * @param a the first annotator's object, null where he has none
 * @param b the second annotator's object, null where he has none
 * @param similarity of the matched objects; 0 for a single one
 * @param area the mean of its objects in square pixels; 0 for points and lines
 */
public record Observation(Image image, Annotator first, Annotator second, @Nullable Annotation a,
        @Nullable Annotation b, double similarity, double area) {

    /** All objects of some comparisons, image by image. */
    public static List<Observation> of(List<Comparison> comparisons) {
        List<Observation> all = new ArrayList<>();
        for (Comparison c : comparisons) {
            for (ImageComparison i : c.images()) {
                for (Matching.Pair p : i.matching().pairs()) {
                    all.add(of(c, i, i.first().get(p.first()), i.second().get(p.second()), p.similarity()));
                }
                for (int at : i.matching().onlyFirst()) {
                    all.add(of(c, i, i.first().get(at), null, 0));
                }
                for (int at : i.matching().onlySecond()) {
                    all.add(of(c, i, null, i.second().get(at), 0));
                }
            }
        }
        return all;
    }

    private static Observation of(Comparison c, ImageComparison i, @Nullable Annotation a, @Nullable Annotation b,
            double similarity) {
        double area = a == null ? 0 : a.geometry().area();
        double other = b == null ? 0 : b.geometry().area();
        return new Observation(i.image(), c.first(), c.second(), a, b, similarity,
                a == null ? other : b == null ? area : (area + other) / 2);
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
}
