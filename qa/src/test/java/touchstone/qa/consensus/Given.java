package touchstone.qa.consensus;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import touchstone.model.geometry.Mask;
import touchstone.qa.Estimate;
import touchstone.qa.Fixture;
import touchstone.qa.Reason;
import touchstone.qa.agreement.RatingTable;

/** Votes and masks in few characters, and the reference cases. */
final class Given {

    private Given() {
    }

    static JsonNode reference(String name) {
        return Fixture.cases(Given.class, "consensus.json").filter(c -> c.get("name").asString().equals(name))
                .findFirst().orElseThrow();
    }

    /** One text a unit, one character a rater; a dot is a missing rating. */
    static Votes votes(String... units) {
        List<String> raters = IntStream.range(0, units[0].length()).mapToObj(r -> "r" + r).toList();
        return votes(raters, units);
    }

    static Votes votes(List<String> raters, String... units) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (String unit : units) {
            List<@Nullable String> row = new ArrayList<>();
            unit.chars().forEach(c -> row.add(c == '.' ? null : Character.toString(c)));
            rows.add(row);
        }
        return Votes.of(RatingTable.of(raters, rows));
    }

    /** Labels as numbers; null or negative is missing. */
    static Votes votes(JsonNode table) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (JsonNode unit : table) {
            List<@Nullable String> row = new ArrayList<>();
            unit.forEach(v -> row.add(v.isNull() || v.intValue() < 0 ? null : v.asString()));
            rows.add(row);
        }
        return Votes.of(RatingTable.of(IntStream.range(0, table.get(0).size()).mapToObj(r -> "r" + r).toList(), rows));
    }

    /** A # is a set pixel. */
    static Mask mask(String... rows) {
        return Mask.ofPixels(rows[0].length(), rows.length, (x, y) -> rows[y].charAt(x) == '#');
    }

    static double[] numbers(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
    }

    static double[] numbers(List<Estimate> estimates) {
        return estimates.stream().mapToDouble(e -> e.number().orElseThrow()).toArray();
    }

    static Reason reason(Estimate estimate) {
        return ((Estimate.Undefined) estimate).reason();
    }
}
