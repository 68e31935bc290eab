package touchstone.qa.result;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import touchstone.model.Messages;

/**
 * What a project sets otherwise than usual, by name, as "drift.lambda" = "0.2". An analysis asks for each of its settings
 * with the usual value and so documents it; {@link #used} tells them all for its {@link Basis}.
 */
public final class Settings {

    private final Map<String, String> given;
    private final Consumer<String> asked;
    private final SortedMap<String, String> used = new TreeMap<>();

    public Settings(Map<String, String> given) {
        this(given, name -> {
        });
    }

    /** @param asked is told every name that is asked for */
    Settings(Map<String, String> given, Consumer<String> asked) {
        this.given = Map.copyOf(given);
        this.asked = asked;
    }

    /**
     * @return the given number, else the usual one
     * @throws BadSetting when what was given is no finite number from {@code low} to {@code high}
     */
    public double number(String name, double usual, double low, double high) {
        asked.accept(name);
        String text = given.get(name);
        double value = usual;
        if (text != null) {
            try {
                value = Double.parseDouble(text);
            } catch (NumberFormatException noNumber) {
                throw new BadSetting(name, text, low, high);
            }
            if (!(value >= low && value <= high)) {
                throw new BadSetting(name, text, low, high);
            }
        }
        used.put(name, Double.toString(value));
        return value;
    }

    /** A whole number. */
    public int whole(String name, int usual, int low, int high) {
        double value = number(name, usual, low, high);
        if (value != Math.rint(value)) {
            throw BadSetting.broken(name, given.getOrDefault(name, ""));
        }
        used.put(name, Integer.toString((int) value));
        return (int) value;
    }

    public String text(String name, String usual) {
        asked.accept(name);
        String value = given.getOrDefault(name, usual);
        used.put(name, value);
        return value;
    }

    /** Everything asked for so far, with the value that was answered. */
    public SortedMap<String, String> used() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(used));
    }

    /** A setting that means nothing; the message is a sentence for the user. */
    public static final class BadSetting extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private static final Messages TEXT = Messages.beside(Settings.class);

        private BadSetting(String sentence) {
            super(sentence);
        }

        BadSetting(String name, String text, double low, double high) {
            this(TEXT.text(high >= Integer.MAX_VALUE ? "badSettingFrom" : "badSetting", name, text, low, high));
        }

        /** A number that is to be a whole one. */
        static BadSetting broken(String name, String text) {
            return new BadSetting(TEXT.text("brokenSetting", name, text));
        }

        /** One of a few words. */
        public static BadSetting choice(String name, String text, Collection<String> known) {
            return new BadSetting(TEXT.text("badChoice", name, text, String.join(", ", known)));
        }

        /** One that nobody asked for. */
        public static BadSetting unknown(String name, Collection<String> known) {
            return new BadSetting(known.isEmpty()
                    ? TEXT.text("noSettings", name)
                    : TEXT.text("unknownSetting", name, String.join(", ", known)));
        }
    }
}
