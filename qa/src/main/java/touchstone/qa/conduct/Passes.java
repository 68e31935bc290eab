package touchstone.qa.conduct;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Progress;
import touchstone.model.Progress.Status;

/**
 * Which images an annotator ever handed on (escalated) or left out (skipped), and how often images were returned to him;
 * what was taken back does not count.
 */
public final class Passes {

    private static final class Marks {
        private int escalated;
        private int skipped;
        private int returned;
    }

    private final Map<Progress.Key, Marks> marks = new HashMap<>();

    void read(Change change) {
        if (change.any() instanceof Progress p) {
            Marks own = marks.computeIfAbsent(p.identity(), key -> new Marks());
            // Taking a mark back shows as a change from it to what was before; so does moving on from it, which is why
            // only entering a state counts, and leaving it for nothing at all.
            count(own, status(change.after()), 1);
            if (change.after() == null) {
                count(own, status(change.before()), -1);
            }
        }
    }

    private static void count(Marks marks, @Nullable Status status, int step) {
        if (status == Status.ESCALATED) {
            marks.escalated += step;
        } else if (status == Status.SKIPPED) {
            marks.skipped += step;
        } else if (status == Status.RETURNED) {
            marks.returned += step;
        }
    }

    private static @Nullable Status status(@Nullable Object item) {
        return item instanceof Progress p ? p.status() : null;
    }

    public long escalated(AnnotatorId annotator) {
        return marks.entrySet().stream().filter(m -> m.getKey().annotator().equals(annotator)
                && m.getValue().escalated > 0).count();
    }

    public long skipped(AnnotatorId annotator) {
        return marks.entrySet().stream().filter(m -> m.getKey().annotator().equals(annotator)
                && m.getValue().skipped > 0).count();
    }

    public long returned(AnnotatorId annotator) {
        return marks.entrySet().stream().filter(m -> m.getKey().annotator().equals(annotator)
                && m.getValue().returned > 0).count();
    }
}
