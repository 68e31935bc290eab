package touchstone.qa.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which category each rater gave each unit; ratings may be missing. Categories are in order: by value when all of them
 * are numbers ("1" and "1.0" are then one category), else as given or by text.
 */
public final class RatingTable {

    /** The code of a rating that is not there. */
    public static final int MISSING = -1;

    private final List<String> raters;
    private final List<String> categories;
    private final double @Nullable [] numbers;
    /** Unit after unit, the raters side by side. */
    private final int[] codes;
    private final int units;

    private RatingTable(List<String> raters, List<String> categories, double @Nullable [] numbers, int units,
            int[] codes) {
        this.raters = List.copyOf(raters);
        this.categories = List.copyOf(categories);
        this.numbers = numbers;
        this.units = units;
        this.codes = codes;
    }

    /**
     * The categories are those that occur.
     *
     * @param units one list a unit, with one rating a rater; null = missing
     */
    public static RatingTable of(List<String> raters, List<List<@Nullable String>> units) {
        TreeMap<String, Double> values = new TreeMap<>();
        boolean numeric = true;
        for (List<@Nullable String> unit : units) {
            for (String rating : unit) {
                if (rating != null && !values.containsKey(rating)) {
                    double value = number(rating);
                    numeric &= Double.isFinite(value);
                    values.put(rating, value);
                }
            }
        }
        if (!numeric || values.isEmpty()) {
            return of(raters, List.copyOf(values.keySet()), units);
        }
        TreeMap<Double, String> texts = new TreeMap<>();
        values.forEach((text, value) -> texts.merge(value, text, (a, b) -> a.length() <= b.length() ? a : b));
        double[] numbers = texts.keySet().stream().mapToDouble(d -> d).toArray();
        Map<String, Integer> codeOf = new TreeMap<>();
        values.forEach((text, value) -> codeOf.put(text, Arrays.binarySearch(numbers, value)));
        return new RatingTable(raters, List.copyOf(texts.values()), numbers, units.size(),
                codes(raters.size(), units, codeOf));
    }

    /**
     * With all the categories that could have been given, used or not.
     *
     * @throws IllegalArgumentException when a rating is none of the categories
     */
    public static RatingTable of(List<String> raters, List<String> categories, List<List<@Nullable String>> units) {
        Map<String, Integer> codeOf = new TreeMap<>();
        for (String category : categories) {
            codeOf.put(category, codeOf.size());
        }
        return new RatingTable(raters, categories, null, units.size(), codes(raters.size(), units, codeOf));
    }

    private static int[] codes(int raters, List<List<@Nullable String>> units, Map<String, Integer> codeOf) {
        int[] codes = new int[units.size() * raters];
        int i = 0;
        for (List<@Nullable String> unit : units) {
            if (unit.size() != raters) {
                throw new IllegalArgumentException("A unit has " + unit.size() + " ratings of " + raters + ".");
            }
            for (String rating : unit) {
                Integer code = rating == null ? Integer.valueOf(MISSING) : codeOf.get(rating);
                if (code == null) {
                    throw new IllegalArgumentException("There is no category " + rating + ".");
                }
                codes[i++] = code;
            }
        }
        return codes;
    }

    private static double number(String text) {
        try {
            // + 0.0 makes -0 the same category as 0.
            return Double.parseDouble(text.strip()) + 0.0;
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    public List<String> raters() {
        return raters;
    }

    public List<String> categories() {
        return categories;
    }

    public int units() {
        return units;
    }

    /** The index of the category, or {@link #MISSING}. */
    public int code(int unit, int rater) {
        return codes[unit * raters.size() + rater];
    }

    /** Whether all categories are numbers. */
    public boolean isNumeric() {
        return numbers != null;
    }

    /** The categories as numbers, ascending; only when {@link #isNumeric}. */
    double[] numbers() {
        if (numbers == null) {
            throw new IllegalStateException("The categories are not numbers.");
        }
        return numbers;
    }

    public boolean isComplete() {
        return Arrays.stream(codes).noneMatch(c -> c == MISSING);
    }

    /** How many raters rated the unit. */
    int ratings(int unit) {
        int n = 0;
        for (int r = 0; r < raters.size(); r++) {
            if (code(unit, r) != MISSING) {
                n++;
            }
        }
        return n;
    }

    /** Two of the raters, with the same categories. */
    public RatingTable pair(int a, int b) {
        int[] two = new int[units * 2];
        for (int u = 0; u < units; u++) {
            two[2 * u] = code(u, a);
            two[2 * u + 1] = code(u, b);
        }
        return new RatingTable(List.of(raters.get(a), raters.get(b)), categories, numbers, units, two);
    }

    /** How often the first rater's category (row) met the second's (column), over units that both rated. */
    public long[][] contingency(int a, int b) {
        long[][] table = new long[categories.size()][categories.size()];
        for (int u = 0; u < units; u++) {
            int i = code(u, a);
            int j = code(u, b);
            if (i != MISSING && j != MISSING) {
                table[i][j]++;
            }
        }
        return table;
    }

    /** Only the units for which the flag is set. */
    RatingTable units(boolean[] kept) {
        List<Integer> rows = new ArrayList<>();
        for (int u = 0; u < units; u++) {
            if (kept[u]) {
                rows.add(u);
            }
        }
        int m = raters.size();
        int[] some = new int[rows.size() * m];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(codes, rows.get(i) * m, some, i * m, m);
        }
        return new RatingTable(raters, categories, numbers, rows.size(), some);
    }
}
