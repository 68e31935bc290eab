package touchstone.qa.result;

import java.util.List;
import touchstone.qa.Estimate;

/** Single numbers by name. */
public record Figures(String key, String title, List<Figure> figures) implements Part {

    public Figures {
        figures = List.copyOf(figures);
    }

    /**
     * @param key in camel case
     * @param text its name for people
     */
    public record Figure(String key, String text, Estimate estimate, Unit unit) {
    }
}
