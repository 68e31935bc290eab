package touchstone.model.guideline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a guideline says of a class, each in a list item of its own that begins with the rule's name and a colon. */
public enum Rule {
    COUNTS("Counts"), DOES_NOT_COUNT("Does not count"), IN_DOUBT("When in doubt", "In doubt"), MINIMUM_SIZE(
            "Minimum size", "Smallest"), OVERLAP(
                    "Overlap"), TIGHTNESS("Tightness"), PARTLY_VISIBLE("Partly visible"), SUBJECTIVE("Subjective");

    private final String text;
    private final String alias;

    Rule(String text) {
        this(text, text);
    }

    /** @param alias also understood */
    Rule(String text, String alias) {
        this.text = text;
        this.alias = alias;
    }

    /** As it is written in the text. */
    public String text() {
        return text;
    }

    /** Its name in JSON, in camel case. */
    public String key() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder key = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            key.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return key.toString();
    }

    /** The rule that is called so, in any case. */
    static Optional<Rule> called(String name) {
        return Arrays.stream(values()).filter(r -> r.text.equalsIgnoreCase(name.strip())
                || r.alias.equalsIgnoreCase(name.strip())).findFirst();
    }
}
