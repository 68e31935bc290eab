package touchstone.qa.check;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import touchstone.model.Label;
import touchstone.qa.Severity;

/**
 * What a project's checks go by.
 *
 * @param limits those that are other than usual
 * @param labels those that are other than the project's, by the label's name
 * @param severities of checks, by name, where other than the check's own
 * @param off names of checks that are not made
 */
public record CheckRules(Map<Limit, Double> limits, Map<String, Map<Limit, Double>> labels,
        Map<String, Severity> severities, Set<String> off) {

    public static final CheckRules USUAL = new CheckRules(Map.of(), Map.of(), Map.of(), Set.of());

    /** @throws IllegalArgumentException when a limit is out of its range, or a label has one that is the project's alone */
    public CheckRules {
        limits = Map.copyOf(limits);
        Map<String, Map<Limit, Double>> copies = new TreeMap<>();
        labels.forEach((label, own) -> copies.put(label, Map.copyOf(own)));
        labels = Map.copyOf(copies);
        severities = Map.copyOf(severities);
        off = Set.copyOf(off);
        limits.forEach(CheckRules::requireRange);
        for (Map<Limit, Double> own : labels.values()) {
            own.forEach((limit, value) -> {
                requireRange(limit, value);
                if (!limit.perLabel()) {
                    throw new IllegalArgumentException(limit.key() + " cannot differ by label.");
                }
            });
        }
    }

    private static void requireRange(Limit limit, double value) {
        if (!limit.accepts(value)) {
            throw new IllegalArgumentException(limit.key() + " is " + value + ".");
        }
    }

    public double of(Limit limit) {
        return limits.getOrDefault(limit, limit.usual());
    }

    public double of(Limit limit, Label label) {
        Double own = labels.getOrDefault(label.name(), Map.of()).get(limit);
        return own == null ? of(limit) : own;
    }

    public Severity severity(Check check) {
        return severities.getOrDefault(check.name(), check.severity());
    }

    public CheckRules with(Limit limit, double value) {
        Map<Limit, Double> changed = new TreeMap<>(limits);
        changed.put(limit, value);
        return new CheckRules(changed, labels, severities, off);
    }
}
