package touchstone.qa.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which category each rater gave each unit; ratings may be missing. Categories are in order: by value when all of them
 * are numbers ("1" and "1.0" are then one category), else as given or by text.
 */
public final class RatingTable {

    /** The code of a rating that is not there. */
    public static final int MISSING = -1;

    private static final Pattern NUMBER = Pattern.compile("\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*");

    private final List<String> raters;
    private final List<String> categories;
    private final double @Nullable [] numbers;
    private final boolean ordered;
    /** Unit after unit, the raters side by side. */
    private final int[] codes;
    private final int units;
    private volatile @Nullable Patterns patterns;

    private RatingTable(List<String> raters, List<String> categories, double @Nullable [] numbers, boolean ordered,
            int units, int[] codes) {
        this.raters = List.copyOf(raters);
        this.categories = List.copyOf(categories);
        this.numbers = numbers;
        this.ordered = ordered;
        this.units = units;
        this.codes = codes;
    }

    /**
     * The categories are those that occur.
     *
     * @param units one list a unit, with one rating a rater; null = missing
     */
    public static RatingTable of(List<String> raters, List<List<@Nullable String>> units) {
        Builder builder = new Builder(raters);
        units.forEach(builder::add);
        return builder.build();
    }

    /**
     * With all the categories that could have been given, used or not, as words without an order.
     *
     * @throws IllegalArgumentException when a rating is none of the categories
     */
    public static RatingTable of(List<String> raters, List<String> categories, List<List<@Nullable String>> units) {
        Map<String, Integer> codeOf = new HashMap<>();
        for (String category : categories) {
            codeOf.put(category, codeOf.size());
        }
        int[] codes = new int[units.size() * raters.size()];
        int i = 0;
        for (List<@Nullable String> unit : units) {
            requireWidth(unit, raters);
            for (String rating : unit) {
                Integer code = rating == null ? Integer.valueOf(MISSING) : codeOf.get(rating);
                if (code == null) {
                    throw new IllegalArgumentException("There is no category " + rating + ".");
                }
                codes[i++] = code;
            }
        }
        return new RatingTable(raters, categories, null, false, units.size(), codes);
    }

    private static void requireWidth(List<@Nullable String> unit, List<String> raters) {
        if (unit.size() != raters.size()) {
            throw new IllegalArgumentException("A unit has " + unit.size() + " ratings of " + raters.size() + ".");
        }
    }

    /**
     * Takes units one by one, so that a large table is never held as text. The categories are those that occur, or those
     * that are said beforehand: then also unused ones count, and words are in the order in which they were said.
     */
    public static final class Builder {

        private final List<String> raters;
        private final @Nullable List<String> said;
        private final Map<String, Integer> places = new HashMap<>();
        private final List<String> texts = new ArrayList<>();
        private int[] codes = new int[64];
        private int size;
        private int units;

        public Builder(List<String> raters) {
            this.raters = List.copyOf(raters);
            this.said = null;
        }

        /** @param categories different ones, at least one */
        public Builder(List<String> raters, List<String> categories) {
            this.raters = List.copyOf(raters);
            this.said = List.copyOf(categories);
            categories.forEach(this::place);
        }

        /** The first rating of a unit that is none of the categories that were said, if there is one. */
        public Optional<String> unknown(List<@Nullable String> unit) {
            if (said != null) {
                for (String rating : unit) {
                    if (rating != null && category(said, rating) < 0) {
                        return Optional.of(rating);
                    }
                }
            }
            return Optional.empty();
        }

        /** @throws IllegalArgumentException when it has not one rating a rater */
        public void add(List<@Nullable String> unit) {
            requireWidth(unit, raters);
            if (size + unit.size() > codes.length) {
                codes = Arrays.copyOf(codes, Math.max(size + unit.size(),
                        (int) Math.min(Integer.MAX_VALUE - 8L, codes.length * 2L)));
            }
            for (String rating : unit) {
                codes[size++] = rating == null ? MISSING : place(rating);
            }
            units++;
        }

        private int place(String text) {
            Integer known = places.get(text);
            if (known != null) {
                return known;
            }
            places.put(text, texts.size());
            texts.add(text);
            return texts.size() - 1;
        }

        public RatingTable build() {
            List<String> words = said == null ? texts : said;
            double[] values = words.stream().mapToDouble(RatingTable::number).toArray();
            boolean numeric = values.length > 0 && Arrays.stream(values).allMatch(Double::isFinite);
            List<String> categories;
            double @Nullable [] numbers = null;
            if (numeric) {
                TreeMap<Double, String> shortest = new TreeMap<>();
                for (int i = 0; i < values.length; i++) {
                    shortest.merge(values[i], words.get(i), (a, b) -> a.length() <= b.length() ? a : b);
                }
                numbers = shortest.keySet().stream().mapToDouble(d -> d).toArray();
                categories = List.copyOf(shortest.values());
            } else {
                categories = said == null ? words.stream().sorted().toList() : said;
            }
            int[] codeOf = codes(categories, numbers);
            int[] all = new int[size];
            for (int i = 0; i < size; i++) {
                all[i] = codes[i] == MISSING ? MISSING : codeOf[codes[i]];
            }
            return new RatingTable(raters, categories, numbers, numeric || said != null, units, all);
        }

        private int[] codes(List<String> categories, double @Nullable [] numbers) {
            Map<String, Integer> byWord = new HashMap<>();
            categories.forEach(category -> byWord.put(category, byWord.size()));
            int[] codeOf = new int[texts.size()];
            for (int i = 0; i < codeOf.length; i++) {
                String text = texts.get(i);
                Integer code = numbers == null
                        ? byWord.get(text)
                        : Integer.valueOf(Arrays.binarySearch(numbers, number(text)));
                if (code == null || code < 0) {
                    throw new IllegalArgumentException("There is no category " + text + ".");
                }
                codeOf[i] = code;
            }
            return codeOf;
        }

        private static int category(List<String> said, String rating) {
            int place = said.indexOf(rating);
            if (place >= 0 || Double.isNaN(number(rating))) {
                return place;
            }
            for (int i = 0; i < said.size(); i++) {
                if (number(said.get(i)) == number(rating)) {
                    return i;
                }
            }
            return -1;
        }
    }

    private static double number(String text) {
        // "1f", "0x1p3" and "NaN" are numbers in Java only.
        if (!NUMBER.matcher(text).matches()) {
            return Double.NaN;
        }
        // + 0.0 makes -0 the same category as 0.
        return Double.parseDouble(text.strip()) + 0.0;
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

    /** Whether the categories have an order: they are numbers, or their order was said. */
    public boolean isOrdered() {
        return ordered;
    }

    /**
     * The categories as numbers, ascending, only when {@link #isNumeric}; scaled by a power of two so that the largest
     * is near 1, for none of the coefficients depends on the unit and squares of any number must fit.
     */
    double[] numbers() {
        if (numbers == null) {
            throw new IllegalStateException("The categories are not numbers.");
        }
        double largest = Math.max(Math.abs(numbers[0]), Math.abs(numbers[numbers.length - 1]));
        int exponent = largest == 0 ? 0 : Math.getExponent(largest);
        return Arrays.stream(numbers).map(x -> Math.scalb(x, -exponent)).toArray();
    }

    /** Computed once. */
    Patterns patterns() {
        Patterns known = patterns;
        if (known == null) {
            known = Patterns.of(this);
            patterns = known;
        }
        return known;
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
        return new RatingTable(List.of(raters.get(a), raters.get(b)), categories, numbers, ordered, units, two);
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
        return new RatingTable(raters, categories, numbers, ordered, rows.size(), some);
    }
}
