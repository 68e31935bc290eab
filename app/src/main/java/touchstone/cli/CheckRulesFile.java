package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import touchstone.setup.JsonInput;
import touchstone.model.InputRefused;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.qa.Severity;
import touchstone.qa.check.Check;
import touchstone.qa.check.CheckRules;
import touchstone.qa.check.Checks;
import touchstone.qa.check.Limit;

/**
 * A file of rules for checks: {@code {"minimumArea":20, "labels":{"cell":{"maximumAspect":3}}, "severities":{"tiny":
 * "high"}, "off":["imbalance"]}}; limits as in {@link Limit}, all of it optional.
 */
final class CheckRulesFile {

    private static final Messages TEXT = Messages.beside(CheckRulesFile.class);

    private final Path file;
    private final LabelSchema schema;

    private CheckRulesFile(Path file, LabelSchema schema) {
        this.file = file;
        this.schema = schema;
    }

    static CheckRules read(Path file, LabelSchema schema) throws IOException {
        JsonNode root = JsonInput.file(file);
        if (!root.isObject()) {
            throw new InputRefused(TEXT.text("rules.object", file));
        }
        return new CheckRulesFile(file, schema).read(root);
    }

    private CheckRules read(JsonNode root) throws InputRefused {
        Map<Limit, Double> limits = new EnumMap<>(Limit.class);
        Map<String, Map<Limit, Double>> labels = new HashMap<>();
        Map<String, Severity> severities = new HashMap<>();
        Set<String> off = new HashSet<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            JsonNode value = entry.getValue();
            switch (entry.getKey()) {
                case "labels" -> {
                    for (Map.Entry<String, JsonNode> label : members(value, "labels")) {
                        labels.put(label.getKey(), ofLabel(label.getKey(), label.getValue()));
                    }
                }
                case "severities" -> {
                    for (Map.Entry<String, JsonNode> severity : members(value, "severities")) {
                        severities.put(check(severity.getKey()), severity(severity.getKey(), severity.getValue()));
                    }
                }
                case "off" -> {
                    if (!value.isArray()) {
                        throw refused("rules.off");
                    }
                    for (JsonNode check : value) {
                        off.add(check(check.asString("")));
                    }
                }
                default -> {
                    Limit limit = limit(entry.getKey());
                    limits.put(limit, number(limit, value));
                }
            }
        }
        return new CheckRules(limits, labels, severities, off);
    }

    private Map<Limit, Double> ofLabel(String name, JsonNode node) throws InputRefused {
        if (schema.byName(name).isEmpty()) {
            throw refused("rules.label", name);
        }
        Map<Limit, Double> limits = new EnumMap<>(Limit.class);
        for (Map.Entry<String, JsonNode> entry : members(node, name)) {
            Limit limit = limit(entry.getKey());
            if (!limit.perLabel()) {
                throw refused("rules.notPerLabel", limit.key(), name);
            }
            limits.put(limit, number(limit, entry.getValue()));
        }
        return limits;
    }

    private Set<Map.Entry<String, JsonNode>> members(JsonNode node, String key) throws InputRefused {
        if (!node.isObject()) {
            throw refused("rules.members", key);
        }
        return node.properties();
    }

    private Limit limit(String key) throws InputRefused {
        return Limit.of(key).orElseThrow(() -> refused("rules.key", key, Arrays.stream(Limit.values())
                .map(Limit::key).collect(Collectors.joining(", "))));
    }

    private double number(Limit limit, JsonNode node) throws InputRefused {
        if (!node.isNumber() || !limit.accepts(node.asDouble())) {
            throw refused("rules.number", limit.key(), limit.low(), limit.high(), node.toString());
        }
        return node.asDouble();
    }

    private String check(String name) throws InputRefused {
        return Checks.named(name).map(Check::name).orElseThrow(() -> refused("check.unknown", name,
                Checks.ALL.stream().map(Check::name).collect(Collectors.joining(", "))));
    }

    private Severity severity(String check, JsonNode node) throws InputRefused {
        return Arrays.stream(Severity.values()).filter(s -> s.key().equals(node.asString(""))).findFirst()
                .orElseThrow(() -> refused("rules.severity", check, node.toString(),
                        Arrays.stream(Severity.values()).map(Severity::key).collect(Collectors.joining(", "))));
    }

    private InputRefused refused(String key, Object... values) {
        return new InputRefused(TEXT.text("rules.file", file, TEXT.text(key, values)));
    }
}
