package touchstone.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import touchstone.model.Messages;
import touchstone.qa.Estimate;

/** A condition on one of the answer's numbers, as {@code krippendorffAlpha>=0.8}. */
record Requirement(String key, Comparison comparison, double limit) {

    private static final Messages TEXT = Messages.beside(Requirement.class);
    private static final Pattern SYNTAX = Pattern.compile("\\s*(\\w+(?:\\.\\w+)*)\\s*(>=|<=|>|<)\\s*(\\S+)\\s*");

    /** Which way. */
    enum Comparison {
        AT_LEAST(">="), AT_MOST("<="), MORE(">"), LESS("<");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        boolean holds(double value, double limit) {
            return switch (this) {
                case AT_LEAST -> value >= limit;
                case AT_MOST -> value <= limit;
                case MORE -> value > limit;
                case LESS -> value < limit;
            };
        }

        static Comparison of(String sign) {
            for (Comparison comparison : values()) {
                if (comparison.sign.equals(sign)) {
                    return comparison;
                }
            }
            throw new IllegalArgumentException();
        }
    }

    static Requirement of(String text) throws WrongUsage {
        Matcher parts = SYNTAX.matcher(text);
        if (parts.matches()) {
            try {
                double limit = Double.parseDouble(parts.group(3));
                if (Double.isFinite(limit)) {
                    return new Requirement(parts.group(1), Comparison.of(parts.group(2)), limit);
                }
            } catch (NumberFormatException notANumber) {
                throw new WrongUsage(TEXT.text("require.syntax", text));
            }
        }
        throw new WrongUsage(TEXT.text("require.syntax", text));
    }

    /** Whether all of them are met; each that is not is complained of. A number that does not exist meets nothing. */
    static boolean areMet(List<Requirement> all, Map<String, Estimate> numbers, Output output) throws WrongUsage {
        boolean met = true;
        for (Requirement requirement : all) {
            Optional<String> complaint = requirement.complaint(numbers);
            complaint.ifPresent(output::complain);
            met &= complaint.isEmpty();
        }
        return met;
    }

    private Optional<String> complaint(Map<String, Estimate> numbers) throws WrongUsage {
        Estimate estimate = numbers.get(key);
        return switch (estimate) {
            case null -> throw new WrongUsage(TEXT.text("require.key", key, String.join(", ", numbers.keySet())));
            case Estimate.Undefined none -> Optional.of(TEXT.text("require.undefined", key, none.because()));
            case Estimate.Value v when comparison.holds(v.value(), limit) -> Optional.empty();
            case Estimate.Value v -> Optional.of(TEXT.text("require.missed", key, Double.toString(v.value()),
                    comparison.sign, Double.toString(limit)));
        };
    }
}
