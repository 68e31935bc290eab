package touchstone.qa.saliency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Address;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Rasterizer;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;
import touchstone.qa.Watch;

/**
 * Heat maps of a project's images against one annotator's objects with an area, taken together.
 *
 * @param checked images with a map, in the project's order
 * @param missing names of images that the annotator has worked on and that have no map
 */
public record SaliencyCheck(List<Checked> checked, List<String> missing) {

    private static final Messages TEXT = Messages.beside(SaliencyCheck.class);

    private static final List<String> ENDINGS = List.of(".npy", ".png", ".tif", ".tiff", ".jpg", ".jpeg");
    private static final int RESAMPLES = 2000;
    private static final long SEED = 1;
    /** Below so many images the interval is marked as not reliable. */
    private static final int RELIABLE = 20;

    /** @param site where the image was taken; null where nobody told it */
    public record Checked(Image image, @Nullable String site, Saliency saliency) {
    }

    public SaliencyCheck {
        checked = List.copyOf(checked);
        missing = List.copyOf(missing);
    }

    /**
     * Maps are found by the image's file name with or without its ending.
     *
     * @param tolerance of the pointing game, in image pixels
     * @throws InputRefused when a map cannot be read, or is of another shape than its image
     */
    public static SaliencyCheck of(ProjectView project, Annotator annotator, Path maps, double tolerance, Watch watch)
            throws IOException {
        List<Checked> checked = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<Image> images = project.images();
        for (int i = 0; i < images.size(); i++) {
            watch.check();
            Image image = images.get(i);
            List<Annotation> objects = project.annotations(image.id(), annotator.id());
            Path file = mapOf(image, maps);
            if (file != null) {
                HeatMap map = HeatMap.read(file);
                requireShape(file, map, image);
                checked.add(new Checked(image, image.fields().get("site"),
                        Saliency.of(map, united(objects, image), tolerance)));
            } else if (!objects.isEmpty()) {
                missing.add(image.name());
            }
            watch.done(i + 1, images.size());
        }
        return new SaliencyCheck(checked, missing);
    }

    private static @Nullable Path mapOf(Image image, Path maps) {
        for (String stem : List.of(new Address(image.path(), image.plane()).stem(), image.name())) {
            for (String ending : ENDINGS) {
                Path file = maps.resolve(stem + ending);
                if (Files.isRegularFile(file)) {
                    return file;
                }
            }
        }
        return null;
    }

    /** A map may be coarser or finer than its image, but one of its cells must not be longer than wide. */
    private static void requireShape(Path file, HeatMap map, Image image) throws InputRefused {
        boolean fits = Math.abs((double) image.width() * map.height() / image.height() - map.width()) <= 1
                || Math.abs((double) image.height() * map.width() / image.width() - map.height()) <= 1;
        if (!fits) {
            throw new InputRefused(TEXT.text("map.shape", file, map.width(), map.height(), image.name(), image.width(),
                    image.height()));
        }
    }

    private static Mask united(List<Annotation> objects, Image image) {
        Mask all = Mask.empty(image.width(), image.height());
        for (Annotation object : objects) {
            Geometry shape = object.geometry();
            all = all.union(Rasterizer.mask(shape, image.width(), image.height()));
        }
        return all;
    }

    /** The mean over the images that have the number, with a bootstrap over images. */
    public Estimate energyInside() {
        return mean(checked, Saliency::energyInside);
    }

    /** The share of images in which the map points at the annotation. */
    public Estimate pointing() {
        return mean(checked, Saliency::pointing);
    }

    /** The same two numbers by site; images without one are under "". */
    public SortedMap<String, Map<String, Estimate>> bySite() {
        SortedMap<String, List<Checked>> groups = new TreeMap<>();
        checked.forEach(c -> groups.computeIfAbsent(c.site == null ? "" : c.site, s -> new ArrayList<>()).add(c));
        SortedMap<String, Map<String, Estimate>> sites = new TreeMap<>();
        groups.forEach((site, of) -> sites.put(site, new TreeMap<>(Map.of("energyInside",
                mean(of, Saliency::energyInside), "pointing", mean(of, Saliency::pointing)))));
        return Collections.unmodifiableSortedMap(sites);
    }

    private static Estimate mean(List<Checked> of, Function<Saliency, Estimate> number) {
        double[] numbers = of.stream().map(c -> number.apply(c.saliency).number())
                .flatMapToDouble(n -> n.isPresent()
                        ? DoubleStream.of(n.getAsDouble())
                        : DoubleStream.empty())
                .toArray();
        if (numbers.length == 0) {
            return Estimate.undefined(Reason.EMPTY);
        }
        double[] means = new double[RESAMPLES];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int b = 0; b < RESAMPLES; b++) {
            double sum = 0;
            for (int i = 0; i < numbers.length; i++) {
                sum += numbers[random.nextInt(numbers.length)];
            }
            means[b] = sum / numbers.length;
        }
        Arrays.sort(means);
        return Estimate.of(Arrays.stream(numbers).average().orElseThrow(), numbers.length,
                numbers.length < 2
                        ? null
                        : Interval.bootstrap(means[(int) (0.025 * RESAMPLES)], means[(int) (0.975 * RESAMPLES) - 1],
                                new Interval.Bootstrap(RESAMPLES, 0, SEED, numbers.length >= RELIABLE)));
    }
}
