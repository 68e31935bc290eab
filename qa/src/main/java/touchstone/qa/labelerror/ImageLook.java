package touchstone.qa.labelerror;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Tag;
import touchstone.qa.Watch;
import touchstone.qa.matching.Matcher;
import touchstone.qa.matching.Matching;
import touchstone.qa.similarity.Iou;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;

/**
 * What is kept of one image after it was looked at; its pixels are not.
 *
 * @param layers every annotator's objects, in the order of the annotators
 * @param thumbnail null where the pixels cannot be read or are nearly all of one brightness
 * @param leftOut why the pixels were not looked at; empty where they were
 */
record ImageLook(Image image, List<List<Annotation>> layers, List<Traits> traits, List<Pair> overlaps,
        List<LookAlikes.Hint> hints, TwinImages.@Nullable Thumbnail thumbnail, String leftOut) {

    /** Pictures whose thumbnail varies by less than this share of 1 around its mean have nothing to be known again by. */
    private static final double FEATURELESS = 0.02;

    /**
     * An object's measures; NaN where it has none.
     *
     * @param size logarithm of its area, of its bounds' diagonal for one without an inside
     * @param aspect logarithm of its longer over its shorter side
     * @param intensity mean brightness
     * @param contrast mean brightness less that around it
     */
    record Traits(Annotation object, double size, double aspect, double intensity, double contrast) {
    }

    /** Two objects of one annotator that lie on each other. */
    record Pair(Annotation first, Annotation second, double iou) {
    }

    static ImageLook of(ProjectView project, Image image, List<Annotator> annotators, Thresholds limits, Watch watch) {
        List<List<Annotation>> layers = annotators.stream().map(a -> project.annotations(image.id(), a.id())).toList();
        List<Pair> overlaps = layers.stream().flatMap(layer -> overlaps(image, layer, limits, watch).stream()).toList();
        List<Annotation> objects = layers.stream().flatMap(List::stream).filter(o -> !(o.geometry() instanceof Tag))
                .toList();
        watch.check();
        try (RegionReader pixels = ImageFile.open(project.file(image), image.plane())) {
            if (pixels.width() != image.width() || pixels.height() != image.height()) {
                return new ImageLook(image, layers, traits(objects, null, watch), overlaps, List.of(), null,
                        LabelErrors.TEXT.text("leftOut.size", image.address()));
            }
            GreyPicture picture = GreyPicture.of(pixels);
            return new ImageLook(image, layers, traits(objects, picture, watch), overlaps,
                    LookAlikes.of(picture, objects, limits.lookAlike(), watch), thumbnail(picture), "");
        } catch (InputRefused refused) {
            return new ImageLook(image, layers, traits(objects, null, watch), overlaps, List.of(), null,
                    String.valueOf(refused.getMessage()));
        } catch (IOException unreadable) {
            return new ImageLook(image, layers, traits(objects, null, watch), overlaps, List.of(), null,
                    LabelErrors.TEXT.text("leftOut.unreadable", image.address()));
        }
    }

    private static TwinImages.@Nullable Thumbnail thumbnail(GreyPicture picture) {
        float[] small = picture.reducedTo(PerceptualHash.SIDE, PerceptualHash.SIDE).values();
        double sum = 0;
        double squares = 0;
        for (float value : small) {
            sum += value;
            squares += value * (double) value;
        }
        double mean = sum / small.length;
        double deviation = Math.sqrt(Math.max(0, squares / small.length - mean * mean));
        return deviation > FEATURELESS * Math.max(Math.abs(mean), picture.range() * FEATURELESS)
                ? TwinImages.Thumbnail.of(small)
                : null;
    }

    private static List<Pair> overlaps(Image image, List<Annotation> layer, Thresholds limits, Watch watch) {
        List<Annotation> objects = layer.stream().filter(o -> Iou.isOfAreas(o.geometry(), o.geometry())).toList();
        List<Geometry> shapes = objects.stream().map(Annotation::geometry).toList();
        return new Matcher(Iou.on(image), limits.overlap(), 0).candidates(shapes, shapes, limits.overlap(), watch)
                .pairs().stream().filter(p -> p.first() < p.second())
                .map((Matching.Pair p) -> new Pair(objects.get(p.first()), objects.get(p.second()), p.similarity()))
                .toList();
    }

    private static List<Traits> traits(List<Annotation> objects, @Nullable GreyPicture picture, Watch watch) {
        List<Traits> traits = new ArrayList<>(objects.size());
        for (Annotation object : objects) {
            watch.check();
            traits.add(traits(object, picture));
        }
        return traits;
    }

    private static Traits traits(Annotation object, @Nullable GreyPicture picture) {
        Geometry shape = object.geometry();
        Bounds bounds = shape.bounds();
        double width = shape instanceof Box b ? b.width() : bounds.width();
        double height = shape instanceof Box b ? b.height() : bounds.height();
        double area = shape.area();
        double size = Math.log(area > 0 ? area : Math.hypot(width, height));
        double aspect = Math.log(Math.max(width, height) / Math.min(width, height));
        GreyPicture.Brightness light = picture == null || area <= 0
                ? new GreyPicture.Brightness(Double.NaN, Double.NaN)
                : picture.brightness(shape);
        return new Traits(object, size, aspect, light.inside(), light.inside() - light.around());
    }
}
