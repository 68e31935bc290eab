package touchstone.qa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Geometry;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.agreement.KrippendorffAlpha;
import touchstone.qa.agreement.KrippendorffAlpha.Scale;
import touchstone.qa.agreement.RatingTable;
import touchstone.qa.matching.Matcher;
import touchstone.qa.similarity.Iou;

/**
 * Times the large jobs on seeded data; run as a program. Prints the best of three in milliseconds. With the path of
 * {@code alpha_peer.py} as an argument fast-krippendorff works on the same ratings in the same run.
 */
public final class QualityBenchmark {

    private QualityBenchmark() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        for (Scale scale : List.of(Scale.NOMINAL, Scale.INTERVAL, Scale.ORDINAL)) {
            List<RatingTable> fresh = new ArrayList<>(List.of(ratings(100_000, 5, 10), ratings(100_000, 5, 10),
                    ratings(100_000, 5, 10)));
            RatingTable ratings = fresh.getFirst();
            String name = "alpha " + scale.name().toLowerCase(Locale.ROOT);
            // A table remembers which units are equal, so each run gets one of its own.
            time(name + " 100000 x 5", () -> new KrippendorffAlpha(name, scale, null).of(fresh.removeFirst()));
            time(name + " 100000 x 5 with resampling", () -> new KrippendorffAlpha(name, scale, 1L).of(ratings));
        }
        if (arguments.length > 0) {
            Path file = Files.createTempFile("ratings", ".csv");
            RatingTable ratings = ratings(100_000, 5, 10);
            Files.write(file, IntStream.range(0, ratings.units()).mapToObj(u -> row(ratings, u)).toList());
            new ProcessBuilder("python3", arguments[0], file.toString()).inheritIO().start().waitFor();
        }
        ProjectView project = new SyntheticProject(1000, 2, 20, false);
        time("agreement 1000 images x 20 polygons of 40 points",
                () -> Agreement.of(project, project.annotators(), Rules.DEFAULT, Watch.NONE).numbers());
        List<Geometry> first = SyntheticProject.polygons(new Random(3), 5000, 4000, 0);
        List<Geometry> second = SyntheticProject.polygons(new Random(3), 5000, 4000, 2);
        time("match 5000 x 5000 polygons", () -> new Matcher(new Iou(10), 0.5, 10).match(first, second).pairs().size());
    }

    private static String row(RatingTable table, int unit) {
        return IntStream.range(0, table.raters().size())
                .mapToObj(r -> table.code(unit, r) == RatingTable.MISSING
                        ? ""
                        : table.categories().get(table.code(unit, r)))
                .collect(Collectors.joining(","));
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
