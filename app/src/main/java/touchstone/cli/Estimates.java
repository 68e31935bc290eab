package touchstone.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import touchstone.qa.Estimate;

/** Quality numbers as lines for people. */
final class Estimates {

    private Estimates() {
    }

    static String lines(Map<String, Estimate> numbers) {
        return numbers.entrySet().stream().map(e -> line(e.getKey(), e.getValue())).collect(Collectors.joining("\n"));
    }

    static String line(String name, Estimate estimate) {
        return switch (estimate) {
            case Estimate.Undefined none -> String.format(Locale.ROOT, "  %-26s  -       %s", name, none.because());
            case Estimate.Value v when v.interval() != null -> String.format(Locale.ROOT,
                    "  %-26s %7.4f  [%.4f, %.4f]  n = %d", name, v.value(), v.interval().low(), v.interval().high(),
                    v.n());
            case Estimate.Value v -> String.format(Locale.ROOT, "  %-26s %7.4f  n = %d", name, v.value(), v.n());
        };
    }
}
