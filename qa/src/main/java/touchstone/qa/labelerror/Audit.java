package touchstone.qa.labelerror;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;

/**
 * What an expert said of labels that were looked at again, as of the 100 to 200 most suspicious ones or of 50 drawn at
 * random. Only a random draw estimates the share of wrong labels of the whole; of suspicious ones it is how often the
 * suspicion was right.
 *
 * @param counts for each group how often each verdict was given
 */
public record Audit(Map<String, Map<Verdict, Integer>> counts) {

    public enum Verdict {
        WRONG, RIGHT,
        /** The expert cannot tell, or opinions differ. */
        UNCLEAR,
        /** Nobody has said anything yet. */
        OPEN;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Verdict> named(String cell) {
            return switch (cell.strip().toLowerCase(Locale.ROOT)) {
                case "wrong", "error", "yes", "x", "1" -> Optional.of(WRONG);
                case "right", "correct", "ok", "no", "0" -> Optional.of(RIGHT);
                case "unclear", "ambiguous", "?" -> Optional.of(UNCLEAR);
                case "", "open" -> Optional.of(OPEN);
                default -> Optional.empty();
            };
        }
    }

    public Audit {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    public int count(Verdict verdict) {
        return counts.keySet().stream().mapToInt(group -> count(group, verdict)).sum();
    }

    public int count(String group, Verdict verdict) {
        return counts.getOrDefault(group, Map.of()).getOrDefault(verdict, 0);
    }

    /** Wrong labels among those that were called right or wrong, with Wilson's interval. */
    public Estimate wrong() {
        return share(count(Verdict.WRONG), count(Verdict.RIGHT));
    }

    public Estimate wrong(String group) {
        return share(count(group, Verdict.WRONG), count(group, Verdict.RIGHT));
    }

    private static Estimate share(int wrong, int right) {
        return Estimate.share(wrong, (long) wrong + right, Reason.EMPTY);
    }
}
