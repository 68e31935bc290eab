package touchstone.qa.review;

import java.util.List;
import java.util.Map;

/**
 * What is reviewed: rules in their order, of which the first that fits an item decides about it. An item that no rule fits
 * is not reviewed.
 *
 * @param phase what it is called, as "production"
 * @param unit what an item is
 * @param from which of a project's images are items
 * @param labelRisks how much harm an error does, by label; 1 for others
 * @param fieldRisks the same by the value of an image's field
 */
public record Policy(String phase, Unit unit, From from, List<Rule> rules, Map<String, Double> labelRisks,
        Map<String, Map<String, Double>> fieldRisks) {

    /** What an item is. */
    public enum Unit {
        /** All that one annotator has drawn on one image. */
        IMAGE,
        /** One object. */
        OBJECT
    }

    /** Which images are looked at. */
    public enum From {
        /** Those on which an annotator has worked. */
        WORKED,
        /** Those on which nobody has worked yet: what to annotate next. Their objects are what models predict there. */
        OPEN
    }

    /** In which order a rule takes what fits it. */
    public enum Order {
        /** By chance; only this lets the sample speak for the rest. */
        RANDOM,
        /** What the predictions are least sure of first. */
        UNCERTAIN,
        /** What looks like many others first, from every kind in turn. */
        TYPICAL,
        /** What looks least like all that was taken before (farthest first). */
        DIVERSE,
        /** The largest risk first. */
        RISK,
        /** By the images' field "priority", 1 first, then as the project lists them. */
        PRIORITY,
        /** As the project lists them. */
        LISTED
    }

    /**
     * @param share of what fits that is taken; rounded up
     * @param minimum at least so many, as far as there are
     * @param most at most so many
     * @param by what the sample is spread over in proportion: annotator, label, or a field as "field:site"
     * @param minimumEach at least so many of each part that {@code by} makes
     * @param priority the higher, the sooner in the queue
     */
    public record Rule(String name, Condition when, double share, int minimum, int most, List<String> by,
            int minimumEach, Order order, int priority) {

        public Rule {
            by = List.copyOf(by);
        }

        /** How many of {@code matched}. */
        int quota(int matched) {
            int wanted = Math.max(minimum, (int) Math.ceil(share * matched - 1e-9));
            return Math.min(matched, Math.min(wanted, most));
        }
    }

    public Policy {
        rules = List.copyOf(rules);
        labelRisks = Map.copyOf(labelRisks);
        fieldRisks = Map.copyOf(fieldRisks);
    }
}
