package touchstone.qa.result;

import java.util.List;

/**
 * What one analysis found.
 *
 * @param name its key in JSON, in camel case, the same as its {@link Analysis}
 * @param title its heading
 * @param meaning what it comes to, in one to three sentences for somebody who has not read a textbook
 * @param alarms what needs somebody's attention, the worst first
 * @param parts the numbers, tables, charts and cases, in the order in which they are read
 */
public record Result(String name, String title, String meaning, Basis basis, List<Alarm> alarms, List<Part> parts) {

    public Result {
        alarms = List.copyOf(alarms);
        parts = List.copyOf(parts);
    }
}
