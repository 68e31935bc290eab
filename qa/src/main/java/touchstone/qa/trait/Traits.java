package touchstone.qa.trait;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Rasterizer;
import touchstone.model.geometry.Tag;
import touchstone.qa.Watch;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;

/**
 * The traits of every drawn object of some annotators; image tags have none.
 *
 * @param objects by id, in the project's order
 * @param unread images whose pixels could not be read, so that only their objects' places are known
 */
public record Traits(Map<AnnotationId, ObjectTraits> objects, List<Image> unread) {

    private static final Set<String> NOT_OCCLUDED = Set.of("", "0", "no", "none", "false");

    public Traits {
        unread = List.copyOf(unread);
    }

    /**
     * Measures image by image, on all processors.
     *
     * @param pixels whether to open the images; without, there is no {@link Light}
     * @throws java.util.concurrent.CancellationException when the watch says so
     */
    public static Traits of(ProjectView project, List<Annotator> annotators, Limits limits, boolean pixels,
            Watch watch) {
        List<Image> images = project.images();
        AtomicInteger done = new AtomicInteger();
        List<OfImage> all = images.parallelStream().map(image -> {
            watch.check();
            OfImage of = ofImage(project, image, annotators, limits, pixels, watch);
            watch.done(done.incrementAndGet(), images.size());
            return of;
        }).toList();
        Map<AnnotationId, ObjectTraits> objects = new LinkedHashMap<>();
        List<Image> unread = new ArrayList<>();
        for (OfImage of : all) {
            of.objects.forEach(o -> objects.put(o.object().id(), o));
            if (of.unread) {
                unread.add(of.image);
            }
        }
        return new Traits(objects, unread);
    }

    private record OfImage(Image image, List<ObjectTraits> objects, boolean unread) {
    }

    private static OfImage ofImage(ProjectView project, Image image, List<Annotator> annotators, Limits limits,
            boolean pixels, Watch watch) {
        List<List<Annotation>> layers = annotators.stream()
                .map(a -> project.annotations(image.id(), a.id()).stream()
                        .filter(o -> !(o.geometry() instanceof Tag)).toList())
                .filter(layer -> !layer.isEmpty()).toList();
        List<ObjectTraits> objects = new ArrayList<>();
        if (layers.isEmpty()) {
            return new OfImage(image, objects, false);
        }
        try (@Nullable
        RegionReader reader = pixels ? opened(project, image) : null) {
            Brightness brightness = reader == null ? null : new Brightness(reader);
            for (List<Annotation> layer : layers) {
                measure(image, layer, brightness, limits, watch, objects);
            }
            return new OfImage(image, objects, pixels && reader == null);
        } catch (IOException damaged) {
            objects.clear();
            for (List<Annotation> layer : layers) {
                measureWithoutPixels(image, layer, limits, watch, objects);
            }
            return new OfImage(image, objects, true);
        }
    }

    /** Null where the file is missing, damaged, or of another size than the image. */
    private static @Nullable RegionReader opened(ProjectView project, Image image) throws IOException {
        RegionReader reader;
        try {
            reader = ImageFile.open(project.file(image), image.plane());
        } catch (IOException notThere) {
            return null;
        }
        if (reader.width() != image.width() || reader.height() != image.height()) {
            reader.close();
            return null;
        }
        return reader;
    }

    private static void measureWithoutPixels(Image image, List<Annotation> layer, Limits limits, Watch watch,
            List<ObjectTraits> into) {
        try {
            measure(image, layer, null, limits, watch, into);
        } catch (IOException neverWithoutPixels) {
            throw new IllegalStateException(neverWithoutPixels);
        }
    }

    private static void measure(Image image, List<Annotation> layer, @Nullable Brightness brightness, Limits limits,
            Watch watch, List<ObjectTraits> into) throws IOException {
        List<Shape> shapes = layer.stream().map(o -> new Shape(o, o.geometry().bounds(), mask(o, image)))
                .sorted(Comparator.comparingDouble((Shape s) -> s.bounds.minX())).toList();
        Map<AnnotationId, Double> overlaps = overlaps(shapes, watch);
        Map<AnnotationId, ObjectTraits> found = new LinkedHashMap<>();
        for (Shape shape : shapes) {
            watch.check();
            Place place = place(image, shape, overlaps.getOrDefault(shape.object.id(), 0.0));
            Light light = brightness == null ? Light.NONE : brightness.of(shape.mask, limits.end());
            found.put(shape.object.id(), new ObjectTraits(shape.object, place, light, limits.traits(place, light)));
        }
        layer.forEach(o -> {
            ObjectTraits traits = found.get(o.id());
            if (traits != null) {
                into.add(traits);
            }
        });
    }

    private record Shape(Annotation object, Bounds bounds, Mask mask) {
    }

    /** Empty for what has no inside on this image, or could not be drawn on it. */
    private static Mask mask(Annotation object, Image image) {
        try {
            return Rasterizer.mask(object.geometry(), image.width(), image.height());
        } catch (InvalidGeometry ofAnotherFrame) {
            return Mask.empty(image.width(), image.height());
        }
    }

    /** The largest share of each that one other covers; shapes come by their left sides, so that few pairs are tried. */
    private static Map<AnnotationId, Double> overlaps(List<Shape> shapes, Watch watch) {
        Map<AnnotationId, Double> overlaps = new LinkedHashMap<>();
        for (int i = 0; i < shapes.size(); i++) {
            watch.check();
            Shape a = shapes.get(i);
            for (int j = i + 1; j < shapes.size() && shapes.get(j).bounds.minX() < a.bounds.maxX(); j++) {
                Shape b = shapes.get(j);
                if (a.bounds.intersects(b.bounds) && !a.mask.isEmpty() && !b.mask.isEmpty()) {
                    long both = a.mask.intersectionArea(b.mask);
                    overlaps.merge(a.object.id(), (double) both / a.mask.areaPixels(), Math::max);
                    overlaps.merge(b.object.id(), (double) both / b.mask.areaPixels(), Math::max);
                }
            }
        }
        return overlaps;
    }

    private static Place place(Image image, Shape shape, double overlap) {
        Bounds b = shape.bounds;
        double border = b.isEmpty()
                ? Double.MAX_VALUE
                : Math.max(0, Math.min(Math.min(b.minX(), b.minY()),
                        Math.min(image.width() - b.maxX(), image.height() - b.maxY())));
        double area = shape.object.geometry().area();
        return new Place(border, overlap, isOccluded(shape.object), area,
                area / Math.max(1, (double) image.width() * image.height()));
    }

    private static boolean isOccluded(Annotation object) {
        return object.attributes().entrySet().stream().anyMatch(a -> a.getKey().equalsIgnoreCase("occluded")
                && !NOT_OCCLUDED.contains(a.getValue().strip().toLowerCase(Locale.ROOT)));
    }
}
