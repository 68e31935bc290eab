package touchstone.qa.consensus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.qa.agreement.RatingTable;

/**
 * Which labels several raters gave each unit. Ratings may be missing, and a rater may rate a unit several times: columns
 * of one name are one rater's ratings at several times. Labels are in the order of {@link RatingTable}'s categories.
 */
public final class Votes {

    private final RatingTable table;
    private final List<String> raters;
    private final int[] raterOfColumn;

    private Votes(RatingTable table, List<String> raters, int[] raterOfColumn) {
        this.table = table;
        this.raters = raters;
        this.raterOfColumn = raterOfColumn;
    }

    public static Votes of(RatingTable table) {
        Map<String, Integer> raters = new LinkedHashMap<>();
        List<String> columns = table.raters();
        int[] raterOfColumn = new int[columns.size()];
        for (int c = 0; c < raterOfColumn.length; c++) {
            int next = raters.size();
            raterOfColumn[c] = raters.computeIfAbsent(columns.get(c), name -> next);
        }
        return new Votes(table, List.copyOf(raters.keySet()), raterOfColumn);
    }

    public int units() {
        return table.units();
    }

    /** In the order of their first columns. */
    public List<String> raters() {
        return raters;
    }

    public List<String> labels() {
        return table.categories();
    }

    /** Whether some rater may have rated a unit more than once. */
    public boolean areRepeated() {
        return raters.size() < raterOfColumn.length;
    }

    public int columns() {
        return raterOfColumn.length;
    }

    int rater(int column) {
        return raterOfColumn[column];
    }

    /** Place of the label, or {@link RatingTable#MISSING}. */
    int label(int unit, int column) {
        return table.code(unit, column);
    }

    /** How many ratings the unit has. */
    public int count(int unit) {
        int n = 0;
        for (int c = 0; c < columns(); c++) {
            if (label(unit, c) != RatingTable.MISSING) {
                n++;
            }
        }
        return n;
    }

    /** How many ratings of the unit say each label. */
    public int[] counts(int unit) {
        int[] counts = new int[labels().size()];
        for (int c = 0; c < columns(); c++) {
            int label = label(unit, c);
            if (label != RatingTable.MISSING) {
                counts[label]++;
            }
        }
        return counts;
    }

    /** The share of the unit's ratings that say each label; the unit has ratings. */
    public double[] shares(int unit) {
        return Arrays.stream(counts(unit)).asDoubleStream().map(n -> n / count(unit)).toArray();
    }

    /** How many ratings each rater gave. */
    long[] ratings() {
        long[] ratings = new long[raters.size()];
        for (int u = 0; u < units(); u++) {
            for (int c = 0; c < columns(); c++) {
                if (label(u, c) != RatingTable.MISSING) {
                    ratings[raterOfColumn[c]]++;
                }
            }
        }
        return ratings;
    }

    /** The places of the largest of the numbers, all that equal it to within {@code tolerance}. */
    static List<Integer> largest(double[] numbers, double tolerance) {
        double top = Arrays.stream(numbers).max().orElseThrow();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] >= top - tolerance) {
                places.add(i);
            }
        }
        return places;
    }
}
