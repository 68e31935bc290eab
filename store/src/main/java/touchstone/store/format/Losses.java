package touchstone.store.format;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a written file could not carry, counted. */
public record Losses(List<Loss> all) {

    public static final Losses NONE = new Losses(List.of());

    /**
     * @param what one phrase for the user, as "ellipses written as polygons of 64 points"
     * @param count how many objects or values it happened to
     */
    public record Loss(String what, int count) {
    }

    public Losses {
        all = List.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Counts losses while a file is written. */
    public static final class Counter {

        private final Map<String, Integer> counts = new TreeMap<>();

        public void add(String what) {
            counts.merge(what, 1, Integer::sum);
        }

        public Losses total() {
            return new Losses(counts.entrySet().stream().map(e -> new Loss(e.getKey(), e.getValue())).toList());
        }
    }
}
