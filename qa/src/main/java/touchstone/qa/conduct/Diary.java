package touchstone.qa.conduct;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.ImageId;
import touchstone.model.Progress;
import touchstone.model.Progress.Status;
import touchstone.model.Provenance.Origin;

/** What everybody got done on each day, in UTC. Filled by reading the log once. */
public final class Diary {

    /** One person's day. What is taken back on a later day counts against that day. */
    public static final class Page {

        private long finished;
        private long drawn;
        private long millis;
        private final Set<ImageId> done = new LinkedHashSet<>();
        private final Set<ImageId> worked = new LinkedHashSet<>();

        /** Images that came to be done, less those that no longer are. */
        public long finished() {
            return finished;
        }

        /** Images that came to be done, and still were at the day's end. */
        public List<ImageId> finishedImages() {
            return List.copyOf(done);
        }

        /** Images on which objects were drawn or removed. */
        public List<ImageId> workedImages() {
            return List.copyOf(worked);
        }

        /** Objects drawn by hand or taken over, less those removed. */
        public long drawn() {
            return drawn;
        }

        /** Working time on images. */
        public double hours() {
            return millis / 3_600_000.0;
        }
    }

    private final NavigableMap<LocalDate, Map<AnnotatorId, Page>> days = new TreeMap<>();

    void read(Change change, Instant time, boolean imported) {
        switch (change.any()) {
            case Progress p -> {
                int step = done(change.after()) - done(change.before());
                if (step != 0) {
                    Page page = page(p.annotator(), time);
                    page.finished += step;
                    if (step > 0) {
                        page.done.add(p.image());
                    } else {
                        page.done.remove(p.image());
                    }
                }
            }
            case Annotation a when !imported -> {
                int step = drawn(change.after()) - drawn(change.before());
                if (step != 0) {
                    Page page = page(a.annotator(), time);
                    page.drawn += step;
                    page.worked.add(a.image());
                }
            }
            default -> {
                // Nobody's day's work.
            }
        }
    }

    void work(AnnotatorId who, Instant time, long millis) {
        page(who, time).millis += millis;
    }

    private static int done(@Nullable Object item) {
        return item instanceof Progress p && p.status() == Status.DONE ? 1 : 0;
    }

    private static int drawn(@Nullable Object item) {
        return item instanceof Annotation a
                && (a.provenance().origin() == Origin.HUMAN || a.provenance().origin() == Origin.ACCEPTED) ? 1 : 0;
    }

    private Page page(AnnotatorId who, Instant time) {
        return days.computeIfAbsent(LocalDate.ofInstant(time, ZoneOffset.UTC), day -> new HashMap<>())
                .computeIfAbsent(who, id -> new Page());
    }

    /** Only days on which something happened. */
    public NavigableMap<LocalDate, Map<AnnotatorId, Page>> days() {
        return Collections.unmodifiableNavigableMap(days);
    }
}
