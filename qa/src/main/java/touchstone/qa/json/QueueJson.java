package touchstone.qa.json;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import touchstone.qa.review.Policy;
import touchstone.qa.review.Queue;
import touchstone.qa.sampling.Strata;

/** A review queue. */
public final class QueueJson {

    private QueueJson() {
    }

    /**
     * {"phase", "unit", "from", "seed", "population", "selected", "share", "rules": [{"name", "share", "order", "matched",
     * "taken"}], "statement": {"confidence", "reviewed", "of", "mostIfNone", "shareIfNone", "meaning"}, "items": [{"image",
     * "annotator"?, "objects"?, "reason", "rule", "priority"}]}
     *
     * @param meaning the statement in a sentence
     */
    public static ObjectNode of(Policy policy, Queue queue, long seed, double confidence, String meaning) {
        int selected = queue.entries().size();
        ObjectNode node = EstimateJson.object().put("phase", policy.phase()).put("unit", key(policy.unit()))
                .put("from", key(policy.from())).put("seed", seed).put("population", queue.population())
                .put("selected", selected)
                .put("share", queue.population() == 0 ? 0 : (double) selected / queue.population());
        ArrayNode rules = node.putArray("rules");
        for (Queue.Taken taken : queue.taken()) {
            rules.addObject().put("name", taken.rule().name()).put("share", taken.rule().share())
                    .put("order", key(taken.rule().order())).put("matched", taken.matched())
                    .put("taken", taken.count());
        }
        Strata strata = queue.strata();
        ObjectNode statement = node.putObject("statement").put("confidence", confidence)
                .put("reviewed", strata.drawn()).put("of", strata.size());
        if (strata.size() > 0) {
            int most = strata.mostIfNone(confidence);
            statement.put("mostIfNone", most).put("shareIfNone", (double) most / strata.size());
        }
        statement.put("meaning", meaning);
        items(node.putArray("items"), queue.entries());
        return node;
    }

    private static void items(ArrayNode items, List<Queue.Entry> entries) {
        for (Queue.Entry entry : entries) {
            ObjectNode item = items.addObject().put("image", entry.image().address());
            if (entry.annotator() != null) {
                item.put("annotator", entry.annotator().name());
            }
            if (!entry.objects().isEmpty()) {
                ArrayNode objects = item.putArray("objects");
                entry.objects().forEach(o -> objects.add(o.toString()));
            }
            item.put("reason", reason(entry)).put("rule", entry.rule().name())
                    .put("priority", entry.rule().priority());
        }
    }

    /** Why it is in the queue: what its rule asked for and found, or the rule's name where it asked nothing. */
    public static String reason(Queue.Entry entry) {
        return entry.why().isEmpty() ? entry.rule().name() : String.join("; ", entry.why());
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
