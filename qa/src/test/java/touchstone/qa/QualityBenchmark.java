package touchstone.qa;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Polygon;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.agreement.KrippendorffAlpha;
import touchstone.qa.agreement.RatingTable;
import touchstone.qa.matching.Matcher;
import touchstone.qa.Rules;
import touchstone.qa.similarity.Iou;

/** Times the three large jobs on seeded data; run as a program. Prints the best of three in milliseconds. */
public final class QualityBenchmark {

    private QualityBenchmark() {
    }

    public static void main(String[] arguments) {
        RatingTable ratings = ratings(100_000, 5, 10);
        time("alpha nominal 100000 x 5", () -> KrippendorffAlpha.WITHOUT_INTERVAL.of(ratings));
        time("alpha nominal 100000 x 5 with interval", () -> KrippendorffAlpha.NOMINAL.of(ratings));
        Synthetic project = new Synthetic(1000, 20);
        time("agreement 1000 images x 20 polygons of 40 points",
                () -> Agreement.of(project, project.annotators(), Rules.DEFAULT, Watch.NONE).numbers());
        List<Geometry> first = polygons(new Random(3), 5000, 4000, 0);
        List<Geometry> second = polygons(new Random(3), 5000, 4000, 2);
        time("match 5000 x 5000 polygons", () -> new Matcher(new Iou(10), 0.5, 10).match(first, second).pairs().size());
    }

    private static void time(String what, Supplier<Object> work) {
        long best = Long.MAX_VALUE;
        Object result = "";
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            result = work.get();
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.println(what + ": " + best / 1_000_000 + " ms, " + result);
    }

    private static RatingTable ratings(int units, int raters, int categories) {
        Random random = new Random(1);
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int u = 0; u < units; u++) {
            int truth = random.nextInt(categories);
            @Nullable
            String[] row = new String[raters];
            for (int r = 0; r < raters; r++) {
                int code = random.nextInt(5) == 0 ? random.nextInt(categories) : truth;
                row[r] = random.nextInt(10) == 0 ? null : "" + code;
            }
            rows.add(Arrays.asList(row));
        }
        return RatingTable.of(IntStream.range(0, raters).mapToObj(r -> "R" + r).toList(), rows);
    }

    private static List<Geometry> polygons(Random random, int n, double side, double shift) {
        List<Geometry> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            all.add(Polygon.of(new Ellipse(random.nextDouble() * side + shift, random.nextDouble() * side + shift,
                    10 + random.nextInt(20), 10 + random.nextInt(20)).outline(40)));
        }
        return all;
    }

    private static final class Synthetic implements ProjectView {

        private final List<Label> labels = List.of(Label.named("cell", 0), Label.named("nucleus", 1));
        private final List<Annotator> annotators = List.of(Annotator.named("A", Annotator.Role.ANNOTATOR),
                Annotator.named("B", Annotator.Role.ANNOTATOR));
        private final List<Image> images = new ArrayList<>();
        private final Map<ImageId, List<Annotation>> objects = new HashMap<>();

        Synthetic(int n, int objectsPerImage) {
            for (int i = 0; i < n; i++) {
                Image image = Image.unseen(i + ".png", 1000, 1000);
                images.add(image);
                List<Annotation> all = new ArrayList<>();
                for (int a = 0; a < 2; a++) {
                    Random random = new Random(i);
                    for (Geometry shape : polygons(random, objectsPerImage, 1000, 3 * a)) {
                        all.add(Annotation.drawn(image.id(), labels.get(random.nextInt(10 + a) % 2).id(),
                                annotators.get(a).id(), shape));
                    }
                }
                objects.put(image.id(), all);
            }
        }

        @Override
        public LabelSchema schema() {
            return new LabelSchema(labels);
        }

        @Override
        public List<Annotator> annotators() {
            return annotators;
        }

        @Override
        public List<Image> images() {
            return images;
        }

        @Override
        public List<Annotation> annotations(ImageId image, AnnotatorId annotator) {
            return objects.getOrDefault(image, List.of()).stream().filter(o -> o.annotator().equals(annotator))
                    .toList();
        }

        @Override
        public Optional<Guideline> guideline() {
            return Optional.empty();
        }

        @Override
        public Path file(Image image) {
            return Path.of(image.path());
        }
    }
}
