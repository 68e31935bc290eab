package touchstone.qa.breakdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Tag;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.matching.Matching.Pair;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.Disagreement;
import touchstone.qa.scoring.ImageComparison;

/**
 * How often two annotators' labels meet on the same things. Rows are the labels of the first, who is the reference, columns
 * those of the second; objects are matched by their shapes alone. What has no partner stands in a column and a row of its
 * own; an object in the wrong place has none on either side. Image tags are paired by label, what is left of both sides is
 * one called another.
 *
 * @param labels those that either of them used, in the schema's order
 * @param counts a row for each label and a last one for what the first lacks ("extra"), in each a column for each label and
 *            a last one for what the second lacks ("missed")
 */
public record Confusion(List<Label> labels, List<List<Long>> counts) {

    public Confusion {
        labels = List.copyOf(labels);
        counts = counts.stream().map(List::copyOf).toList();
    }

    public static Confusion ofObjects(LabelSchema schema, Comparison comparison) {
        Counting counting = new Counting(schema);
        for (ImageComparison image : comparison.images()) {
            for (Pair pair : image.matching().pairs()) {
                counting.add(image.first().get(pair.first()), image.second().get(pair.second()));
            }
            image.matching().onlyFirst().forEach(i -> counting.missed(image.first().get(i)));
            image.matching().onlySecond().forEach(j -> counting.extra(image.second().get(j)));
        }
        return counting.total();
    }

    public static Confusion ofTags(LabelSchema schema, Comparison comparison) {
        Counting counting = new Counting(schema);
        for (ImageComparison image : comparison.images()) {
            image.tags().byLabel().forEach((label, counts) -> counting.same(label, counts.truePositive()));
            image.disagreements().stream().filter(d -> d.any().geometry() instanceof Tag).forEach(counting::add);
        }
        return counting.total();
    }

    /** Of one pair of annotators read both ways: what either calls a label, the other calls another. */
    public Confusion bothWays() {
        int n = counts.size();
        List<List<Long>> sum = new ArrayList<>();
        for (int r = 0; r < n; r++) {
            List<Long> row = new ArrayList<>();
            for (int c = 0; c < n; c++) {
                row.add(counts.get(r).get(c) + counts.get(c).get(r));
            }
            sum.add(row);
        }
        return new Confusion(labels, sum);
    }

    /** Together with that of other pairs of annotators. */
    public Confusion plus(LabelSchema schema, Confusion other) {
        Counting counting = new Counting(schema);
        counting.add(this);
        counting.add(other);
        return counting.total();
    }

    /** Whether each of the two has given a label at all: who was never asked for image tags confuses none. */
    public boolean isUsedByBoth() {
        int last = labels.size();
        boolean first = counts.subList(0, last).stream().flatMap(List::stream).anyMatch(count -> count > 0);
        boolean second = counts.stream().flatMap(row -> row.subList(0, last).stream()).anyMatch(count -> count > 0);
        return first && second;
    }

    /** How many things the second has too, whatever he calls them. */
    public long matched() {
        long all = 0;
        for (int r = 0; r < labels.size(); r++) {
            for (int c = 0; c < labels.size(); c++) {
                all += counts.get(r).get(c);
            }
        }
        return all;
    }

    /** How many of them both call alike. */
    public long alike() {
        long all = 0;
        for (int i = 0; i < labels.size(); i++) {
            all += counts.get(i).get(i);
        }
        return all;
    }

    /** The share of a row that stands in a column: of what the first calls one label, what the second calls it. */
    public Estimate share(int row, int column) {
        return Estimate.share(counts.get(row).get(column), counts.get(row).stream().mapToLong(c -> c).sum(),
                Reason.NO_REFERENCE);
    }

    private static final class Counting {

        private final List<Label> labels;
        private final Map<LabelId, Integer> places = new HashMap<>();
        private final long[][] counts;

        Counting(LabelSchema schema) {
            labels = schema.labels();
            labels.forEach(label -> places.put(label.id(), places.size()));
            counts = new long[labels.size() + 1][labels.size() + 1];
        }

        void add(Annotation first, Annotation second) {
            counts[place(first)][place(second)]++;
        }

        void missed(Annotation first) {
            counts[place(first)][labels.size()]++;
        }

        void extra(Annotation second) {
            counts[labels.size()][place(second)]++;
        }

        void same(LabelId label, long times) {
            counts[place(label)][place(label)] += times;
        }

        void add(Disagreement tags) {
            Annotation first = tags.first();
            Annotation second = tags.second();
            counts[first == null ? labels.size() : place(first)][second == null ? labels.size() : place(second)]++;
        }

        void add(Confusion other) {
            int n = other.labels.size();
            int[] to = new int[n + 1];
            for (int i = 0; i < n; i++) {
                to[i] = place(other.labels.get(i).id());
            }
            to[n] = labels.size();
            for (int r = 0; r <= n; r++) {
                for (int c = 0; c <= n; c++) {
                    counts[to[r]][to[c]] += other.counts.get(r).get(c);
                }
            }
        }

        private int place(Annotation object) {
            return place(object.label());
        }

        private int place(LabelId label) {
            Integer place = places.get(label);
            if (place == null) {
                throw new IllegalArgumentException("The schema has no label " + label + ".");
            }
            return place;
        }

        Confusion total() {
            int last = labels.size();
            List<Integer> used = new ArrayList<>();
            for (int i = 0; i < last; i++) {
                long sum = Arrays.stream(counts[i]).sum();
                for (long[] row : counts) {
                    sum += row[i];
                }
                if (sum > 0) {
                    used.add(i);
                }
            }
            List<Label> names = used.stream().map(labels::get).toList();
            used.add(last);
            return new Confusion(names, used.stream()
                    .map(r -> used.stream().map(c -> counts[r][c]).toList()).toList());
        }
    }
}
