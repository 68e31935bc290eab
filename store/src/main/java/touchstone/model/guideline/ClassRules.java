package touchstone.model.guideline;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a guideline says of one class.
 *
 * @param label the class's name, as the heading has it
 * @param values the text of each rule that it gives
 * @param pictures in their order
 * @param text the whole section as it stands, with its heading
 */
public record ClassRules(String label, Map<Rule, String> values, List<Picture> pictures, String text) {

    /** A number as 2,000 is none: it may be two or two thousand. */
    private static final String DIGITS = "(?![1-9]\\d*[.,]\\d{3}\\b)\\d+(?:[.,]\\d+)?";
    private static final Pattern NUMBER = Pattern.compile("(" + DIGITS + ")\\s*(.*)", Pattern.DOTALL);
    private static final Pattern PIXELS = Pattern.compile("(?i)^((?:square |quadrat)?pixels?|px).*", Pattern.DOTALL);
    /** For people alone: a word, behind it nothing or more words, as in "3 mm\u00b2 on the slide". */
    private static final Pattern UNIT = Pattern.compile(
            "(?!e\\d)[\\p{L}%\u00b0\u00b5][\\p{L}.]*[\u00b2\u00b323]?(?![\\p{L}\\p{N}]).*",
            Pattern.DOTALL);
    private static final Pattern PERCENT = Pattern
            .compile("(?i)(?<minus>minus\\s*|[-\u2212\u2013]\\s*)?(?<![\\d.,])(?<share>" + DIGITS + ")\\s*%");
    private static final Pattern NO = Pattern.compile("(?i)(no|false|nein)\\b.*", Pattern.DOTALL);
    private static final Pattern YES = Pattern.compile("(?i)(yes|true|ja)\\b.*", Pattern.DOTALL);
    private static final Pattern NONE = Pattern.compile(
            "(?i)^(none|keine?|not allowed|never|forbidden|no(?! (?:more|larger|greater|limit))|0(?![.,]))\\b.*",
            Pattern.DOTALL);
    private static final Pattern NO_LIMIT = Pattern.compile("(?i)(none|keine?|any|any size|no limit)[.]?");

    public ClassRules {
        EnumMap<Rule, String> copy = new EnumMap<>(Rule.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
        pictures = List.copyOf(pictures);
    }

    /** Empty where the guideline does not say. */
    public String of(Rule rule) {
        return values.getOrDefault(rule, "");
    }

    /** Square pixels below which an object does not count; nothing where it is given in another unit or in words. */
    public OptionalDouble minimumArea() {
        return pixels(of(Rule.MINIMUM_SIZE));
    }

    /** Pixels that an outline may lie beside the border; nothing where it is given in another unit or in words. */
    public OptionalDouble tightness() {
        return pixels(of(Rule.TIGHTNESS));
    }

    /**
     * Share of the smaller object's area that two objects may have in common, from 0 to 1: 0 where the rule begins with
     * "no", "none", "never" or "not allowed" and no percentage follows, else the first percentage; nothing where it says
     * neither.
     */
    public OptionalDouble overlap() {
        String said = of(Rule.OVERLAP).strip();
        Matcher percent = PERCENT.matcher(said);
        if (percent.find()) {
            double share = number(percent.group("share")) / 100;
            return share <= 1 && percent.group("minus") == null ? OptionalDouble.of(share) : OptionalDouble.empty();
        }
        return NONE.matcher(said).matches() ? OptionalDouble.of(0) : OptionalDouble.empty();
    }

    /** Whether people may well see it differently. */
    public boolean subjective() {
        return YES.matcher(of(Rule.SUBJECTIVE).strip()).matches();
    }

    /**
     * Whether what is said by a rule that is a number, or a yes or no, can be taken as one: a size also in a unit that is
     * for people alone, or "none". What is not said, and a rule in words, always can.
     */
    boolean isClear(Rule rule) {
        String said = of(rule).strip();
        return said.isEmpty() || switch (rule) {
            case MINIMUM_SIZE, TIGHTNESS -> {
                Matcher number = NUMBER.matcher(said);
                yield NO_LIMIT.matcher(said).matches()
                        || number.matches() && UNIT.matcher(number.group(2)).matches();
            }
            case OVERLAP -> overlap().isPresent();
            case SUBJECTIVE -> subjective() || NO.matcher(said).matches();
            case COUNTS, DOES_NOT_COUNT, IN_DOUBT, PARTLY_VISIBLE -> true;
        };
    }

    private static OptionalDouble pixels(String said) {
        Matcher number = NUMBER.matcher(said.strip());
        if (!number.matches() || !PIXELS.matcher(number.group(2)).matches()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(number(number.group(1)));
    }

    private static double number(String digits) {
        return Double.parseDouble(digits.replace(',', '.'));
    }
}
