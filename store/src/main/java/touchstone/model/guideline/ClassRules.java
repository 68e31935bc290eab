package touchstone.model.guideline;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
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

    private static final Pattern NUMBER = Pattern.compile("(\\d+(?:[.,]\\d+)?)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern PIXELS = Pattern.compile("(?i)^(square pixels?|pixels?|px).*", Pattern.DOTALL);
    private static final Pattern PERCENT = Pattern.compile("(\\d+(?:[.,]\\d+)?)\\s*%");
    private static final Pattern NONE = Pattern.compile("(?i)^(no|none|not allowed|never|forbidden|0)\\b.*",
            Pattern.DOTALL);

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
     * "no", "none", "never" or "not allowed", else the first percentage; nothing where it says neither.
     */
    public OptionalDouble overlap() {
        String said = of(Rule.OVERLAP).strip();
        Matcher percent = PERCENT.matcher(said);
        if (percent.find()) {
            double share = Double.parseDouble(percent.group(1).replace(',', '.')) / 100;
            return share <= 1 ? OptionalDouble.of(share) : OptionalDouble.empty();
        }
        return NONE.matcher(said).matches() ? OptionalDouble.of(0) : OptionalDouble.empty();
    }

    /** Whether people may well see it differently. */
    public boolean subjective() {
        return of(Rule.SUBJECTIVE).strip().toLowerCase(Locale.ROOT).matches("(yes|true|ja)\\b.*");
    }

    private static OptionalDouble pixels(String said) {
        Matcher number = NUMBER.matcher(said.strip());
        if (!number.matches() || !PIXELS.matcher(number.group(2)).matches()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(number.group(1).replace(',', '.')));
    }
}
