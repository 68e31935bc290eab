package touchstone.app.craft.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import touchstone.model.Messages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A policy as a table shows it: the document that the engine reads, rule by rule. What the table has no column for stays
 * in the document as it is.
 */
final class PolicyRows {

    /** Tests of a rule that the form offers; others are shown and kept. */
    static final List<String> TESTS = List.of("entropyAbove", "marginBelow", "leastConfidenceAbove", "scoreBelow",
            "rarerThan", "smallerThan", "largerThan", "riskFrom", "disagreementAbove", "workedOnFewerThan", "label",
            "trait", "status", "annotator", "field", "attribute");
    static final List<String> ORDERS = List.of("listed", "priority", "random", "uncertain", "typical", "diverse",
            "risk");

    private static final Messages MESSAGES = Messages.beside(PolicyRows.class);
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final List<String> NUMBERS = TESTS.subList(0, 10);
    private static final List<String> NAMED = List.of("field", "attribute");

    private final ObjectNode document;

    PolicyRows(JsonNode document) {
        this.document = (ObjectNode) document.deepCopy();
        if (!this.document.path("rules").isArray()) {
            this.document.putArray("rules");
        }
    }

    String text() {
        return document.toPrettyString();
    }

    private ArrayNode rules() {
        return (ArrayNode) document.get("rules");
    }

    int size() {
        return rules().size();
    }

    boolean isOpen() {
        return document.path("from").asString("worked").equals("open");
    }

    void open(boolean open) {
        document.put("from", open ? "open" : "worked");
    }

    private ObjectNode rule(int at) {
        return (ObjectNode) rules().get(at);
    }

    String name(int at) {
        return rule(at).path("name").asString("");
    }

    String order(int at) {
        return rule(at).path("order").asString("random");
    }

    double share(int at) {
        return rule(at).path("share").asDouble(1);
    }

    /** Negative where there is no limit. */
    int most(int at) {
        return rule(at).path("most").asInt(-1);
    }

    /** The first of the rule's tests; empty where it fits everything. */
    String test(int at) {
        return rule(at).path("when").propertyNames().stream().sorted().findFirst().orElse("");
    }

    /** As it is typed: values with commas in between, a field as NAME=value. */
    String value(int at) {
        JsonNode when = rule(at).path("when").path(test(at));
        return when.isObject()
                ? when.properties().stream().map(p -> p.getKey() + "=" + words(p.getValue()))
                        .collect(Collectors.joining("; "))
                : words(when);
    }

    private static String words(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false).map(PolicyRows::words)
                        .collect(Collectors.joining(", "))
                : node.isNumber() ? number(node.doubleValue()) : node.asString(node.toString());
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%s", value);
    }

    /** For people: every test in a few words. */
    String when(int at) {
        List<String> tests = new ArrayList<>();
        for (Map.Entry<String, JsonNode> test : rule(at).path("when").properties()) {
            String value = test.getValue().isObject()
                    ? test.getValue().properties().stream().map(p -> p.getKey() + " = " + words(p.getValue()))
                            .collect(Collectors.joining("; "))
                    : words(test.getValue());
            tests.add(TESTS.contains(test.getKey())
                    ? MESSAGES.text("test." + test.getKey() + ".is", value)
                    : test.getKey() + " " + value);
        }
        return tests.isEmpty() ? MESSAGES.text("test.always") : String.join(", ", tests);
    }

    void name(int at, String name) {
        rule(at).put("name", name.isBlank() ? MESSAGES.text("rule.new") : name.strip());
    }

    void order(int at, String order) {
        rule(at).put("order", order);
    }

    /** As it was typed: whoever reads the policy says what is wrong with it. Nothing takes it away. */
    void share(int at, String typed) {
        put(at, "share", typed);
    }

    /** See {@link #share(int, String)}. */
    void most(int at, String typed) {
        put(at, "most", typed);
    }

    private void put(int at, String key, String typed) {
        if (typed.isBlank()) {
            rule(at).remove(key);
        } else {
            rule(at).set(key, number(typed));
        }
    }

    /** A text where it is no number. */
    private static JsonNode number(String typed) {
        try {
            double number = Double.parseDouble(typed.strip().replace(',', '.'));
            if (Double.isFinite(number)) {
                return number == Math.rint(number) && Math.abs(number) < 1e9
                        ? MAPPER.getNodeFactory().numberNode((int) number)
                        : MAPPER.getNodeFactory().numberNode(number);
            }
        } catch (NumberFormatException none) {
            // Told by who reads it.
        }
        return MAPPER.getNodeFactory().stringNode(typed.strip());
    }

    /** Takes the place of the rule's first test; an empty test or value makes it fit everything. */
    void test(int at, String test, String typed) {
        ObjectNode rule = rule(at);
        ObjectNode when = rule.path("when").isObject() ? (ObjectNode) rule.get("when") : MAPPER.createObjectNode();
        when.remove(test(at));
        if (!test.isEmpty() && !typed.isBlank()) {
            when.set(test, read(test, typed));
        }
        rule.remove("when");
        if (!when.isEmpty()) {
            rule.set("when", when);
        }
    }

    private static JsonNode read(String test, String typed) {
        if (NUMBERS.contains(test)) {
            return number(typed);
        }
        if (NAMED.contains(test)) {
            ObjectNode named = MAPPER.createObjectNode();
            for (String part : typed.split(";", -1)) {
                int equals = part.indexOf('=');
                named.set(equals < 0 ? part.strip() : part.substring(0, equals).strip(),
                        list(equals < 0 ? "" : part.substring(equals + 1)));
            }
            return named;
        }
        return list(typed);
    }

    private static ArrayNode list(String typed) {
        ArrayNode list = MAPPER.createArrayNode();
        for (String each : typed.split(",", -1)) {
            if (!each.isBlank()) {
                list.add(each.strip());
            }
        }
        return list;
    }

    /** A rule that fits everything, behind another; -1 for the first. */
    int add(int after) {
        ObjectNode rule = MAPPER.createObjectNode();
        rule.put("name", MESSAGES.text("rule.new")).put("order", isOpen() ? "listed" : "random");
        rules().insert(after + 1, rule);
        return after + 1;
    }

    void remove(int at) {
        rules().remove(at);
    }

    /** @return where it is then */
    int move(int from, int to) {
        int place = Math.clamp(to, 0, size() - 1);
        JsonNode moved = rules().remove(from);
        rules().insert(place, moved);
        return place;
    }
}
