package touchstone.qa.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.ProjectView;
import touchstone.qa.review.Policy.Rule;
import touchstone.qa.result.Settings;
import touchstone.qa.trait.Limits;

/** Reads a policy for a project. Every key is known and every name exists, or it is refused with its place. */
public final class PolicyReader {

    private static final Set<String> KEYS = Set.of("phase", "unit", "from", "rules", "risk", "settings");
    private static final Set<String> OF_RULE = Set.of("name", "when", "share", "minimum", "most", "by", "minimumEach",
            "order", "priority");
    private static final int MOST_ITEMS = Integer.MAX_VALUE;

    private final Reading in;
    private final ProjectView project;

    /** @param source what the policy is called in complaints */
    public PolicyReader(String source, ProjectView project) {
        this.in = new Reading(source);
        this.project = project;
    }

    /** The policy, and from which numbers on an object has a trait. */
    public record Read(Policy policy, Limits limits) {
    }

    public Read read(JsonNode document) throws InputRefused {
        in.object(document, "", KEYS);
        List<Rule> rules = new ArrayList<>();
        JsonNode list = document.get("rules");
        if (list == null || !list.isArray() || list.isEmpty()) {
            throw in.refused("rules", "rules");
        }
        for (int i = 0; i < list.size(); i++) {
            rules.add(rule(list.get(i), "rules[" + i + "]", list.size() - i));
        }
        Policy.Unit unit = in.oneOf(document, "unit", "", Policy.Unit.IMAGE, Policy.Unit.values());
        Policy.From from = in.oneOf(document, "from", "", Policy.From.WORKED, Policy.From.values());
        requireLabelUnit(rules, unit);
        JsonNode risk = document.path("risk");
        if (!risk.isMissingNode()) {
            in.object(risk, "risk", Set.of("labels", "fields"));
        }
        Policy policy = new Policy(in.text(document, "phase", "", in.source()), unit, from, rules,
                labelRisks(risk.path("labels")), fieldRisks(risk.path("fields")));
        return new Read(policy, limits(document.path("settings")));
    }

    private void requireLabelUnit(List<Rule> rules, Policy.Unit unit) throws InputRefused {
        for (int i = 0; i < rules.size(); i++) {
            if (unit == Policy.Unit.IMAGE && rules.get(i).by().contains("label")) {
                throw in.refused("rules[" + i + "].by", "byLabel");
            }
        }
    }

    private Rule rule(JsonNode node, String place, int priority) throws InputRefused {
        in.object(node, place, OF_RULE);
        JsonNode when = node.path("when");
        Condition condition = when.isMissingNode()
                ? new Condition(List.of(), List.of())
                : new ConditionReader(in, project).read(when, place + ".when");
        List<String> by = in.texts(node, "by", place);
        for (String each : by) {
            if (!each.equals("annotator") && !each.equals("label") && !each.startsWith("field:")) {
                throw in.refused(place + ".by", "by", each);
            }
        }
        return new Rule(in.text(node, "name", place, place), condition, in.number(node, "share", place, 1, 0, 1),
                in.whole(node, "minimum", place, 0), in.whole(node, "most", place, MOST_ITEMS), by,
                in.whole(node, "minimumEach", place, 0),
                in.oneOf(node, "order", place, Policy.Order.RANDOM, Policy.Order.values()),
                in.whole(node, "priority", place, priority));
    }

    private Map<String, Double> labelRisks(JsonNode node) throws InputRefused {
        Map<String, Double> risks = risks(node, "risk.labels");
        for (String label : risks.keySet()) {
            requireLabel(label, "risk.labels");
        }
        return risks;
    }

    private void requireLabel(String name, String place) throws InputRefused {
        in.requireKnown(name, project.schema().labels().stream().map(Label::name).toList(), place, "label");
    }

    private Map<String, Map<String, Double>> fieldRisks(JsonNode node) throws InputRefused {
        Map<String, Map<String, Double>> risks = new HashMap<>();
        if (!node.isMissingNode()) {
            in.object(node, "risk.fields", null);
            for (String field : node.propertyNames()) {
                risks.put(field, risks(node.path(field), "risk.fields." + field));
            }
        }
        return risks;
    }

    private Map<String, Double> risks(JsonNode node, String place) throws InputRefused {
        Map<String, Double> risks = new HashMap<>();
        if (!node.isMissingNode()) {
            in.object(node, place, null);
            for (String key : node.propertyNames()) {
                risks.put(key, in.number(node, key, place, 1, 0, 1e6));
            }
        }
        return risks;
    }

    private Limits limits(JsonNode node) throws InputRefused {
        if (node.isMissingNode()) {
            return Limits.USUAL;
        }
        in.object(node, "settings", null);
        Map<String, String> given = new TreeMap<>();
        for (String key : node.propertyNames()) {
            given.put(key, String.format(Locale.ROOT, "%s", in.number(node, key, "settings", 0, -1e300, 1e300)));
        }
        Settings settings = new Settings(given);
        try {
            Limits limits = Limits.of(settings);
            for (String key : given.keySet()) {
                if (!settings.used().containsKey(key)) {
                    throw in.refused("settings", "key", key, String.join(", ", settings.used().keySet()));
                }
            }
            return limits;
        } catch (Settings.BadSetting bad) {
            throw in.refused("settings", "setting", String.valueOf(bad.getMessage()));
        }
    }
}
