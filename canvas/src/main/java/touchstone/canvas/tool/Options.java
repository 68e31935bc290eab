package touchstone.canvas.tool;

import java.util.Map;
import java.util.TreeMap;

/** The values of options, immutable; an option without a value has its usual one. */
public record Options(Map<String, String> values) {

    public static final Options USUAL = new Options(Map.of());

    public Options {
        values = Map.copyOf(values);
    }

    public boolean on(Option.Switch option) {
        String value = values.get(option.name());
        return value == null ? option.usual() : Boolean.parseBoolean(value);
    }

    public double amount(Option.Amount option) {
        String value = values.get(option.name());
        try {
            return value == null ? option.usual() : clamped(option, Double.parseDouble(value));
        } catch (NumberFormatException kept) {
            // Values are remembered in a file that people can edit.
            return option.usual();
        }
    }

    private static double clamped(Option.Amount option, double value) {
        return Double.isNaN(value) ? option.usual() : Math.clamp(value, option.least(), option.most());
    }

    public String choice(Option.Choice option) {
        String value = values.get(option.name());
        return value != null && option.values().contains(value) ? value : option.values().getFirst();
    }

    public Options with(Option.Switch option, boolean value) {
        return with(option.name(), Boolean.toString(value));
    }

    /** The value, or the nearest one that the option allows. */
    public Options with(Option.Amount option, double value) {
        return with(option.name(), Double.toString(clamped(option, value)));
    }

    public Options with(Option.Choice option, String value) {
        return with(option.name(), value);
    }

    private Options with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.put(name, value);
        return new Options(changed);
    }
}
