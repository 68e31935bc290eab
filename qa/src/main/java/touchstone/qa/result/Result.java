package touchstone.qa.result;

import java.util.Comparator;
import java.util.List;

/**
 * What one analysis found.
 *
 * @param name its key in JSON, in camel case, the same as its {@link Analysis}
 * @param title its heading
 * @param meaning what it comes to, in one to three sentences for somebody who has not read a textbook
 * @param alarms what needs somebody's attention; they are put in order, the worst first
 * @param parts the numbers, tables, charts and cases, in the order in which they are read, each with a key of its own
 */
public record Result(String name, String title, String meaning, Basis basis, List<Alarm> alarms, List<Part> parts) {

    public Result {
        alarms = alarms.stream().sorted(Comparator.comparing(Alarm::severity)).toList();
        parts = List.copyOf(parts);
        if (parts.stream().map(Part::key).distinct().count() < parts.size()) {
            throw new IllegalArgumentException("Two parts of " + name + " have one key.");
        }
    }
}
