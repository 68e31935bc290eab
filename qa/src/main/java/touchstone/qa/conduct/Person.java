package touchstone.qa.conduct;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Entry;
import touchstone.model.Provenance.Origin;
import touchstone.model.WorkingTime;
import touchstone.model.geometry.GeometryKind;
import touchstone.qa.Moments;

/** One person's hours: entries, sessions, working time, and what it went into. Filled by reading the log once. */
public final class Person {

    private static final double MINUTE = 60_000;

    /** What went into one kind of shape. */
    public static final class Effort {

        private long drawn;
        private double active;
        private Moments single = Moments.NONE;

        /** Objects drawn by hand and not taken back, less those removed. */
        public long drawn() {
            return Math.max(0, drawn);
        }

        /** Working time on objects of the kind, with all corrections, in minutes. */
        public double minutes() {
            return active / MINUTE;
        }

        /** Minutes of the edits that drew exactly one object. */
        public Moments single() {
            return single;
        }
    }

    private final Map<GeometryKind, Effort> byKind = new EnumMap<>(GeometryKind.class);
    private long entries;
    private long active;
    private long last = WorkingTime.NEVER;
    private int sessions;
    private double elapsed;
    private double present;

    /**
     * The person does something, work or not.
     *
     * @return working time of it in milliseconds
     */
    long arrive(long now, double gap) {
        long worked = WorkingTime.between(last, now);
        boolean fresh = last == WorkingTime.NEVER || now - last > gap * MINUTE;
        // A clock that was set back tells nothing of the time that has passed; what counts as work has passed at least.
        double passed = last == WorkingTime.NEVER || now < last ? worked : now - last;
        if (fresh) {
            sessions++;
            elapsed = worked / MINUTE;
            present += worked / MINUTE;
        } else {
            elapsed += passed / MINUTE;
            present += passed / MINUTE;
        }
        last = now;
        return worked;
    }

    /** An entry on one image. */
    void work(Entry entry, long worked) {
        entries++;
        active += worked;
        int objects = 0;
        for (Change change : entry.changes()) {
            objects += change.any() instanceof Annotation ? 1 : 0;
        }
        for (Change change : entry.changes()) {
            if (change.any() instanceof Annotation object) {
                Effort effort = byKind.computeIfAbsent(object.geometry().kind(), k -> new Effort());
                effort.active += (double) worked / objects;
                if (object.provenance().origin() == Origin.HUMAN) {
                    effort.drawn += change.before() == null ? 1 : change.after() == null ? -1 : 0;
                    if (objects == 1 && change.before() == null && entry.kind() == Entry.Kind.EDIT) {
                        effort.single = effort.single.plus(worked / MINUTE);
                    }
                }
            }
        }
    }

    /** Entries that are work on an image. */
    public long entries() {
        return entries;
    }

    /** Working time on images, in hours. */
    public double hours() {
        return active / MINUTE / 60;
    }

    /** Time from the first to the last entry of every session, in hours. */
    public double present() {
        return present / 60;
    }

    public int sessions() {
        return sessions;
    }

    /** How long the running session has lasted, in minutes. */
    double intoSession() {
        return elapsed;
    }

    public Map<GeometryKind, Effort> byKind() {
        return Collections.unmodifiableMap(byKind);
    }

    /** Objects of any kind drawn by hand and not taken back. */
    public long drawn() {
        return byKind.values().stream().mapToLong(Effort::drawn).sum();
    }
}
