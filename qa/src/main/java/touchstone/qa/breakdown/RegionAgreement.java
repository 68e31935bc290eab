package touchstone.qa.breakdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Resampling;
import touchstone.qa.Watch;
import touchstone.qa.agreement.ObjectGroup;
import touchstone.qa.similarity.Iou;

/**
 * Krippendorff's alpha with the distance 1 - IoU. Units = the things that annotators drew (groups of matched objects),
 * values = each one's region, or "nothing" of those who worked on the image and have none; two regions are 1 - IoU apart, a
 * region and nothing 1, nothing and nothing 0. Alpha is 1 - observed / expected distance, expected over all pairs of
 * values of the project: regions of different images have nothing in common. It falls with missed objects as with
 * imprecise borders. For regions of an image there is no settled standard; this is one choice, named for what it is.
 *
 * @param regions how many regions were drawn
 * @param units how many things
 * @param alpha with an interval from drawing whole images again
 */
public record RegionAgreement(long regions, long units, Estimate alpha) {

    private static final int RESAMPLES = 1_000;
    private static final long SEED = 1;

    public static RegionAgreement of(List<ObjectGroup> groups, Watch watch) {
        Map<ImageId, List<ObjectGroup>> byImage = groups.stream()
                .filter(g -> g.worked().stream().filter(w -> w).count() >= 2)
                .collect(Collectors.groupingBy(g -> g.image().id(), LinkedHashMap::new, Collectors.toList()));
        List<Sums> images = byImage.values().parallelStream().map(own -> {
            watch.check();
            return Sums.of(own, watch);
        }).filter(s -> s.regions > 0).toList();
        long regions = (long) images.stream().mapToDouble(s -> s.regions).sum();
        long units = images.stream().mapToLong(s -> s.units).sum();
        if (images.isEmpty()) {
            return new RegionAgreement(0, 0, Estimate.undefined(Reason.NO_AREA));
        }
        int[] once = new int[images.size()];
        Arrays.fill(once, 1);
        double alpha = alpha(images, once);
        return new RegionAgreement(regions, units, Double.isNaN(alpha)
                ? Estimate.undefined(Reason.NO_VARIANCE)
                : Estimate.of(alpha, units, Resampling.interval(images.size(), RESAMPLES, SEED,
                        random -> alpha(images, Resampling.draw(random, images.size())))));
    }

    private static double alpha(List<Sums> images, int[] times) {
        double regions = 0;
        double nothing = 0;
        double observed = 0;
        double alike = 0;
        for (int i = 0; i < times.length; i++) {
            Sums s = images.get(i);
            regions += times[i] * s.regions;
            nothing += times[i] * s.nothing;
            observed += times[i] * s.observed;
            alike += times[i] * s.alike;
        }
        double expected = 2 * regions * nothing + regions * (regions - 1) - alike;
        // The same region alone has no distance to anything; rounding must not make one.
        return expected < 1e-9 * regions * regions ? Double.NaN : 1 - (regions + nothing - 1) * observed / expected;
    }

    /**
     * One image.
     *
     * @param observed over the units, distances of ordered pairs of values divided by one less than the values
     * @param alike over ordered pairs of all its regions, their IoU
     */
    private record Sums(double regions, double nothing, double observed, double alike, long units) {

        static Sums of(List<ObjectGroup> groups, Watch watch) {
            double regions = 0;
            double nothing = 0;
            double observed = 0;
            long units = 0;
            List<Geometry> all = new ArrayList<>();
            Image image = groups.getFirst().image();
            Iou iou = Iou.on(image);
            for (ObjectGroup group : groups) {
                List<Geometry> own = new ArrayList<>();
                int values = 0;
                for (int a = 0; a < group.objects().size(); a++) {
                    Annotation object = group.objects().get(a);
                    if (object != null && Iou.isOfAreas(object.geometry(), object.geometry())) {
                        own.add(object.geometry());
                    }
                    values += object != null || group.worked().get(a) ? 1 : 0;
                }
                if (own.isEmpty()) {
                    continue;
                }
                units++;
                int none = values - own.size();
                double sum = 2.0 * own.size() * none;
                for (int i = 0; i < own.size(); i++) {
                    for (int j = i + 1; j < own.size(); j++) {
                        watch.check();
                        sum += 2 * (1 - iou.of(own.get(i), own.get(j)));
                    }
                }
                observed += sum / (values - 1);
                regions += own.size();
                nothing += none;
                all.addAll(own);
            }
            return new Sums(regions, nothing, observed, alike(all, iou, watch), units);
        }

        /** Only regions whose bounds meet have anything in common. */
        private static double alike(List<Geometry> regions, Iou iou, Watch watch) {
            List<Geometry> fromLeft = regions.stream()
                    .sorted(Comparator.comparingDouble(g -> g.bounds().minX())).toList();
            double sum = 0;
            for (int i = 0; i < fromLeft.size(); i++) {
                Bounds own = fromLeft.get(i).bounds();
                for (int j = i + 1; j < fromLeft.size() && fromLeft.get(j).bounds().minX() <= own.maxX(); j++) {
                    if (own.intersects(fromLeft.get(j).bounds())) {
                        watch.check();
                        sum += 2 * iou.of(fromLeft.get(i), fromLeft.get(j));
                    }
                }
            }
            return sum;
        }
    }
}
