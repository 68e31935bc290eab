package touchstone.qa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Geometry;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.agreement.KrippendorffAlpha;
import touchstone.qa.agreement.RatingTable;
import touchstone.qa.matching.Matcher;
import touchstone.qa.similarity.Iou;

/** Times the three large jobs on seeded data; run as a program. Prints the best of three in milliseconds. */
public final class QualityBenchmark {

    private QualityBenchmark() {
    }

    public static void main(String[] arguments) {
        RatingTable ratings = ratings(100_000, 5, 10);
        time("alpha nominal 100000 x 5", () -> KrippendorffAlpha.WITHOUT_INTERVAL.of(ratings));
        time("alpha nominal 100000 x 5 with interval", () -> KrippendorffAlpha.NOMINAL.of(ratings));
        ProjectView project = new SyntheticProject(1000, 2, 20, false);
        time("agreement 1000 images x 20 polygons of 40 points",
                () -> Agreement.of(project, project.annotators(), Rules.DEFAULT, Watch.NONE).numbers());
        List<Geometry> first = SyntheticProject.polygons(new Random(3), 5000, 4000, 0);
        List<Geometry> second = SyntheticProject.polygons(new Random(3), 5000, 4000, 2);
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

}
