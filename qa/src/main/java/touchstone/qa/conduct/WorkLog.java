package touchstone.qa.conduct;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Entry;
import touchstone.model.ImageId;
import touchstone.model.note.Carried;
import touchstone.model.Progress;
import touchstone.model.ProjectView;
import touchstone.model.Provenance.Origin;
import touchstone.model.WorkingTime;
import touchstone.qa.Watch;
import touchstone.qa.result.Shared;
import touchstone.qa.result.Subject;

/**
 * What a project's log tells of the people who worked, from one pass over it. An entry is work when a person did it on one
 * image and it brings in nothing from a file or a model; working time is {@link WorkingTime}'s. Undo and redo are work as
 * any edit is, and take back what they take back. Memory grows with people, images and corrected objects, not with the
 * length of the log.
 *
 * @param people those who have worked, by annotator, in the project's order
 * @param visits by person and image
 * @param diary day by day
 * @param activities working time in milliseconds by what it went into
 */
public record WorkLog(Map<AnnotatorId, Person> people, Map<Progress.Key, Visit> visits, Rework rework,
        PredictionLog predictions, Passes passes, Diary diary,
        Map<Activity, Long> activities) {

    /** A person's work on one image. */
    public static final class Visit {

        private long order;
        private long millis;
        private long active;
        private double intoSession;

        /** Place in the log of the last work on the image; what orders images also where the clock was set back. */
        public long order() {
            return order;
        }

        /** When the image was last worked on, in milliseconds since 1970. */
        public long millis() {
            return millis;
        }

        /** Working time on the image, in milliseconds. */
        public long active() {
            return active;
        }

        /**
         * How long the session had lasted at the last work on the image, in minutes: its first entry counts by its
         * {@link WorkingTime}, every later one by the time since the entry before. A session never gets shorter: where the
         * clock was set back, the entry's working time is added in place of the negative difference.
         */
        public double intoSession() {
            return intoSession;
        }
    }

    public WorkLog {
        people = Collections.unmodifiableMap(new LinkedHashMap<>(people));
        visits = Collections.unmodifiableMap(visits);
        activities = Collections.unmodifiableMap(activities);
    }

    /** @param gap a session ends where nothing was done for longer, in minutes */
    public static WorkLog of(Subject subject, double gap, Watch watch) {
        return subject.shared(new Wanted(gap), watch);
    }

    private record Wanted(double gap) implements Shared<WorkLog> {

        @Override
        public WorkLog compute(Subject subject, Watch watch) {
            return of(subject.project(), gap, watch);
        }
    }

    public static WorkLog of(ProjectView project, double gap, Watch watch) {
        Reading reading = new Reading(project, gap);
        project.entries(entry -> {
            // Asking the watch may cost more than reading an entry.
            if ((entry.seq() & 0xff) == 0) {
                watch.check();
            }
            reading.read(entry);
        });
        return reading.log();
    }

    public boolean isEmpty() {
        return people.isEmpty();
    }

    public @Nullable Visit visit(AnnotatorId annotator, ImageId image) {
        return visits.get(new Progress.Key(image, annotator));
    }

    /** The pass over the log. */
    private static final class Reading {

        private final double gap;
        private final Map<AnnotatorId, Person> people = new LinkedHashMap<>();
        private final Set<AnnotatorId> known = new HashSet<>();
        private final Map<Progress.Key, Visit> visits = new HashMap<>();
        private final Rework rework;
        private final PredictionLog predictions = new PredictionLog();
        private final Passes passes = new Passes();
        private final Diary diary = new Diary();
        private final Map<Activity, Long> activities = new EnumMap<>(Activity.class);
        private final Activity.Telling telling;
        private long read;

        Reading(ProjectView project, double gap) {
            this.gap = gap;
            telling = new Activity.Telling(project);
            Set<AnnotatorId> annotators = new HashSet<>();
            for (Annotator a : project.annotators()) {
                people.put(a.id(), new Person());
                known.add(a.id());
                if (a.role() == Annotator.Role.ANNOTATOR) {
                    annotators.add(a.id());
                }
            }
            rework = new Rework(annotators);
        }

        /** What came in with another file is read line by line, as that file's log has told it. */
        void read(Entry entry) {
            List<Carried> carried = Carried.in(entry);
            if (carried.isEmpty()) {
                one(entry, null);
                return;
            }
            Map<String, Change> left = new LinkedHashMap<>();
            entry.changes().forEach(c -> left.put(Carried.token(c.any().identity()), c));
            List<Told> lines = new ArrayList<>();
            carried.forEach(c -> c.lines().forEach(line -> lines.add(new Told(c.image(), line))));
            lines.sort(Comparator.comparingLong(t -> t.line.seq()));
            for (Told told : lines) {
                List<Change> changes = new ArrayList<>();
                for (String item : told.line.items()) {
                    Change change = left.remove(Carried.there(item));
                    if (change != null) {
                        changes.add(change);
                    }
                }
                one(new Entry(entry.seq(), told.line.time(), told.line.author(), told.line.name(), Entry.Kind.EDIT,
                        null, changes, entry.hash()), told.image);
            }
            one(new Entry(entry.seq(), entry.time(), entry.author(), entry.name(), entry.kind(), entry.of(),
                    List.copyOf(left.values()), entry.hash()), null);
        }

        private record Told(@Nullable ImageId image, Carried.Line line) {
        }

        /** @param place the image that it was about, where the changes need not tell */
        private void one(Entry entry, @Nullable ImageId place) {
            read++;
            AnnotatorId author = entry.author();
            boolean imported = isImport(entry);
            for (Change change : entry.changes()) {
                rework.read(change, author, imported);
                passes.read(change);
                diary.read(change, entry.time(), imported);
            }
            Person person = author == null ? null : people.get(author);
            if (author == null || person == null) {
                return;
            }
            long now = entry.time().toEpochMilli();
            ImageId image = imported ? null : place != null ? place : onlyImage(entry);
            long worked = person.arrive(now, gap);
            if (!imported) {
                activities.merge(place != null && entry.changes().isEmpty()
                        ? Activity.ANNOTATION
                        : telling.of(entry.changes(), author), worked, Long::sum);
            }
            if (image == null) {
                return;
            }
            diary.work(author, entry.time(), worked);
            Visit visit = visits.computeIfAbsent(new Progress.Key(image, author), key -> new Visit());
            visit.order = read;
            visit.millis = now;
            visit.active += worked;
            visit.intoSession = person.intoSession();
            person.work(entry, worked);
            predictions.read(entry, author, worked);
        }

        /** Whether anything comes from a file or a model: nobody drew it. */
        private static boolean isImport(Entry entry) {
            for (Change change : entry.changes()) {
                if (change.before() == null && change.after() instanceof Annotation a
                        && (a.provenance().origin() == Origin.IMPORT || a.provenance().origin() == Origin.MODEL)) {
                    return entry.kind() == Entry.Kind.EDIT;
                }
            }
            return false;
        }

        private static @Nullable ImageId onlyImage(Entry entry) {
            ImageId image = null;
            for (Change change : entry.changes()) {
                ImageId scope = change.scope().orElse(null);
                if (scope == null || image != null && !image.equals(scope)) {
                    return null;
                }
                image = scope;
            }
            return image;
        }

        WorkLog log() {
            List<AnnotatorId> idle = new ArrayList<>();
            people.forEach((id, person) -> {
                if (person.entries() == 0) {
                    idle.add(id);
                }
            });
            idle.forEach(people::remove);
            return new WorkLog(people, visits, rework, predictions, passes, diary, activities);
        }
    }
}
