package touchstone.model.guideline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Entry;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.model.note.Assignment;
import touchstone.model.note.Carried;
import touchstone.model.note.Published;
import touchstone.model.note.Sent;

/**
 * Everything that has to be looked at again and what became of it: what was made under older versions of classes whose
 * meaning has changed, and what was given back to be looked at for any other reason. Told from a project's log alone,
 * entry by entry, so that who and when are those of the log, and nothing that was due is forgotten. Models' objects are not
 * made under a guideline and are never due; what was imported without a version is. What was given back is settled by any
 * change of the object, or by its annotator's word that the image is done. Where a class may now be found where there was
 * none, images that somebody was done with before and has none of it on are due as well, until they are done once more or
 * have one.
 */
public final class Relabelling {

    /** What became of an object that was due. */
    public enum State {
        OPEN, CONFIRMED, CHANGED, REMOVED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An object that is or was due, or an image that was finished without one of a class.
     *
     * @param object null for an image
     * @param label as it is now, or was last
     * @param made when it was last drawn or changed before it became due
     * @param version under which it was made
     * @param wanted the version that it is due for, 0 where it was given back for another reason
     * @param who settled it, null while it is open and where nobody said
     * @param when it was settled, null while it is open
     * @param edit the log's entry that settled it, 0 while it is open
     */
    public record Row(@Nullable AnnotationId object, ImageId image, LabelId label, AnnotatorId annotator,
            Map<String, String> attributes, Bounds bounds, Instant made, int version, int wanted, State state,
            @Nullable AnnotatorId who, @Nullable Instant when, long edit) {

        /** Whether it is about an image on which nothing of the class was found. */
        public boolean isOfImage() {
            return object == null;
        }

        /** Whether the other tells of the same at another time. */
        public boolean isOfTheSame(Row other) {
            return object == null
                    ? other.object == null && image.equals(other.image) && label.equals(other.label)
                            && annotator.equals(other.annotator)
                    : object.equals(other.object);
        }

        private Row as(LabelId now, State state, @Nullable AnnotatorId by, Instant at, long in) {
            return new Row(object, image, now, annotator, attributes, bounds, made, version, wanted, state, by, at, in);
        }
    }

    /** How far it is. */
    public record Count(int all, int open, int confirmed, int changed, int removed) {
    }

    private record Held(ImageId image, LabelId label, AnnotatorId annotator, Map<String, String> attributes,
            Bounds bounds, int version, Instant time) {

        static Held of(Annotation a, Instant time) {
            return new Held(a.image(), a.label(), a.annotator(), a.attributes(), a.geometry().bounds(),
                    a.provenance().guidelineVersion(), time);
        }
    }

    private final Map<AnnotationId, Held> objects = new LinkedHashMap<>();
    private final Map<LabelId, String> labels = new HashMap<>();
    private final Set<AnnotatorId> models = new HashSet<>();
    private final Map<GuidelineId, Integer> versions = new HashMap<>();
    private final Map<NoteId, Published> published = new LinkedHashMap<>();
    /** Given back, and nothing done about it yet. */
    private final Set<AnnotationId> asked = new HashSet<>();
    /** Given back and settled; whoever undoes that has it to do again. */
    private final Set<AnnotationId> answered = new HashSet<>();
    /** Of the entry that is read. */
    private Map<String, Carried.Line> carried = Map.of();
    private Wanted wanted = new Wanted(Map.of(), Map.of());
    private final Finished finished = new Finished();
    private final Map<AnnotationId, Row> rows = new LinkedHashMap<>();

    /** All that a project's log tells. */
    public static Relabelling of(ProjectView project) {
        Relabelling all = new Relabelling();
        project.entries(all::accept);
        return all;
    }

    /** One entry more, the next after the last. */
    public void accept(Entry entry) {
        boolean demands = false;
        carried = Carried.last(entry);
        for (Change change : entry.changes()) {
            switch (change.any()) {
                case Label l -> {
                    demands |= !l.name().equals(labels.put(l.id(), l.name()));
                }
                case Annotator a -> meet(a);
                case Guideline g when change.after() != null -> {
                    demands |= versions.put(g.id(), g.version()) != null;
                    finished.published(g.version(), entry.time());
                }
                case Note n when n.kind().equals(Sent.KIND) -> Sent.of(n).ifPresent(finished::sent);
                case Note n when n.kind().equals(Published.KIND) -> {
                    demands = true;
                    published.remove(n.id());
                    if (change.after() instanceof Note after) {
                        Published.of(after).ifPresent(p -> published.put(p.id(), p));
                    }
                }
                case Note n when n.kind().equals(Assignment.KIND) -> demands |= ask(change);
                default -> {
                }
            }
        }
        if (demands) {
            wanted = Wanted.of(labels, published.values(), versions);
        }
        for (Change change : entry.changes()) {
            if (change.any() instanceof Annotation a) {
                change(a.id(), change, entry);
            }
        }
        for (Change change : entry.changes()) {
            if (change.any() instanceof Progress p && !(asked.isEmpty() && answered.isEmpty())) {
                through(p.image(), p.annotator(), change, entry);
            }
        }
        if (demands) {
            demandAgain();
        }
        finished.read(entry, wanted, carried, demands);
    }

    private void meet(Annotator who) {
        if (who.role() == Annotator.Role.MODEL) {
            models.add(who.id());
        } else {
            models.remove(who.id());
        }
        finished.meet(who);
    }

    private boolean ask(Change change) {
        List<AnnotationId> before = givenBack(change.before());
        List<AnnotationId> after = givenBack(change.after());
        asked.removeAll(before);
        answered.removeAll(before);
        answered.removeAll(after);
        asked.addAll(after);
        return !before.equals(after);
    }

    private static List<AnnotationId> givenBack(@Nullable Item item) {
        return item instanceof Note note
                ? Assignment.of(note).filter(a -> a.task() == Assignment.Task.RELABEL).map(Assignment::objects)
                        .orElse(List.of())
                : List.of();
    }

    /** Who is done with an image has looked at what was given back there; who takes that word back has not. */
    private void through(ImageId image, AnnotatorId who, Change change, Entry entry) {
        boolean back = entry.kind() == Entry.Kind.UNDO && change.before() instanceof Progress p
                && p.status() == Progress.Status.DONE;
        boolean done = !back && change.after() instanceof Progress p && p.status() == Progress.Status.DONE;
        if (!done && !back) {
            return;
        }
        for (Map.Entry<AnnotationId, Row> each : List.copyOf(rows.entrySet())) {
            AnnotationId id = each.getKey();
            Row row = each.getValue();
            Held now = objects.get(id);
            if (now == null || !row.image().equals(image) || !now.annotator().equals(who)) {
                continue;
            }
            if (done && asked.remove(id)) {
                answered.add(id);
                if (!isDue(id, now)) {
                    rows.put(id, settled(row, State.CONFIRMED, now.label(), entry, new Progress.Key(image, who)));
                }
            } else if (back && row.state() == State.CONFIRMED && answered.remove(id)) {
                asked.add(id);
                rows.put(id, due(id, now, row.made()));
            }
        }
    }

    private void change(AnnotationId id, Change change, Entry entry) {
        Held before = objects.get(id);
        if (!(change.after() instanceof Annotation after)) {
            objects.remove(id);
            Row row = rows.get(id);
            if (row != null) {
                rows.put(id, settled(row, State.REMOVED, row.label(), entry, id));
            }
            return;
        }
        Held now = Held.of(after, entry.time());
        objects.put(id, now);
        Row row = rows.get(id);
        if (change.before() != null) {
            move(id, entry.kind() == Entry.Kind.UNDO ? answered : asked,
                    entry.kind() == Entry.Kind.UNDO ? asked : answered);
        }
        if (isDue(id, now)) {
            rows.put(id, due(id, now, row != null && before != null ? row.made() : now.time()));
        } else if (row != null && (before == null || row.state() == State.OPEN)) {
            boolean confirmed = change.before() instanceof Annotation was && Under.isOnlyConfirmed(was, after);
            rows.put(id, settled(row, confirmed ? State.CONFIRMED : State.CHANGED, now.label(), entry, id));
        }
    }

    private static void move(AnnotationId id, Set<AnnotationId> from, Set<AnnotationId> to) {
        if (from.remove(id)) {
            to.add(id);
        }
    }

    private Row due(AnnotationId id, Held now, Instant made) {
        return new Row(id, now.image(), now.label(), now.annotator(), now.attributes(), now.bounds(), made,
                now.version(), wanted.version(now.label()), State.OPEN, null, null, 0);
    }

    /** By whom and when the log says; of what came in with another file, what that file's log has told. */
    private Row settled(Row row, State state, LabelId label, Entry entry, Object identity) {
        return settled(row, state, label, entry, carried.get(Carried.token(identity)));
    }

    static Row settled(Row row, State state, LabelId label, Entry entry, Carried.@Nullable Line told) {
        return row.as(label, state, told == null ? entry.author() : told.author(),
                told == null ? entry.time() : told.time(), entry.seq());
    }

    private void demandAgain() {
        rows.values().removeIf(r -> r.state() == State.OPEN);
        objects.forEach((id, now) -> {
            if (isDue(id, now)) {
                rows.put(id, due(id, now, now.time()));
            }
        });
    }

    private boolean isDue(AnnotationId id, Held object) {
        return !models.contains(object.annotator())
                && (asked.contains(id) || object.version() < wanted.version(object.label()));
    }

    /** All that was ever due, objects and then images, each in the order in which it became so. */
    public Collection<Row> rows() {
        List<Row> all = new ArrayList<>(rows.values());
        all.addAll(finished.rows());
        return Collections.unmodifiableCollection(all);
    }

    public Count count() {
        Map<State, Integer> n = new EnumMap<>(State.class);
        Collection<Row> all = rows();
        all.forEach(r -> n.merge(r.state(), 1, Integer::sum));
        return new Count(all.size(), n.getOrDefault(State.OPEN, 0), n.getOrDefault(State.CONFIRMED, 0),
                n.getOrDefault(State.CHANGED, 0), n.getOrDefault(State.REMOVED, 0));
    }
}
