package touchstone.model.guideline;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Entry;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.LabelId;
import touchstone.model.Progress;
import touchstone.model.geometry.Bounds;
import touchstone.model.guideline.Relabelling.Row;
import touchstone.model.guideline.Relabelling.State;
import touchstone.model.note.Carried;
import touchstone.model.note.Sent;

/**
 * Images that people were done with under a version of the guideline, and have no object of a class on. Who worked in a
 * package had the version that went out with it, whenever the work came back.
 */
final class Finished {

    /** @param before what was said before, which counts again where this is taken back */
    private record Done(int version, Instant time, @Nullable Done before) {
    }

    private record Place(Progress.Key of, LabelId label) {
    }

    private final Map<AnnotatorId, String> people = new HashMap<>();
    private final TreeMap<Instant, Integer> inForce = new TreeMap<>();
    /** By the name for whom a package was made, in small letters; without a name for anybody. */
    private final Map<String, TreeMap<Instant, Integer>> sent = new HashMap<>();
    private final Map<Progress.Key, Done> done = new LinkedHashMap<>();
    private final Map<Place, Integer> objects = new HashMap<>();
    private final Set<ImageId> gone = new HashSet<>();
    private final Map<Place, Row> rows = new LinkedHashMap<>();

    Collection<Row> rows() {
        return rows.values();
    }

    void meet(Annotator who) {
        if (who.role() == Annotator.Role.ANNOTATOR) {
            people.put(who.id(), who.name().toLowerCase(Locale.ROOT));
        } else {
            people.remove(who.id());
        }
    }

    void published(int version, Instant time) {
        inForce.merge(time, version, Math::max);
    }

    void sent(Sent pack) {
        String to = pack.recipient();
        sent.computeIfAbsent(to == null ? "" : to.toLowerCase(Locale.ROOT), r -> new TreeMap<>()).put(pack.time(),
                at(inForce, pack.time()));
    }

    private static int at(NavigableMap<Instant, Integer> versions, Instant time) {
        return versions.headMap(time, true).values().stream().mapToInt(v -> v).max().orElse(0);
    }

    /** @param anew whether what is wanted has changed */
    void read(Entry entry, Wanted wanted, Map<String, Carried.Line> carried, boolean anew) {
        Set<Progress.Key> touched = new HashSet<>();
        Map<Progress.Key, Object> by = new HashMap<>();
        for (Change change : entry.changes()) {
            switch (change.any()) {
                case Annotation a -> {
                    count(change.before(), -1);
                    count(change.after(), 1);
                    Progress.Key key = new Progress.Key(a.image(), a.annotator());
                    touched.add(key);
                    by.putIfAbsent(key, a.id());
                }
                case Progress p -> {
                    say(p.identity(), change, entry, carried.get(Carried.token(p.identity())));
                    touched.add(p.identity());
                    by.put(p.identity(), p.identity());
                }
                case Image i -> {
                    if (change.after() == null ? gone.add(i.id()) : gone.remove(i.id())) {
                        done.keySet().stream().filter(k -> k.image().equals(i.id())).forEach(touched::add);
                    }
                }
                default -> {
                }
            }
        }
        if (anew) {
            rows.values().removeIf(r -> r.state() == State.OPEN);
        }
        for (Progress.Key key : anew ? List.copyOf(done.keySet()) : touched) {
            wanted.wider().forEach((label, version) -> look(new Place(key, label), version, entry,
                    carried.get(Carried.token(by.getOrDefault(key, key)))));
        }
    }

    private void count(@Nullable Object item, int by) {
        if (item instanceof Annotation a) {
            objects.merge(new Place(new Progress.Key(a.image(), a.annotator()), a.label()), by,
                    (x, y) -> x + y == 0 ? null : x + y);
        }
    }

    /** To take back that one is done with an image brings back what was said before; to do so again is no new look. */
    private void say(Progress.Key key, Change change, Entry entry, Carried.@Nullable Line told) {
        boolean is = change.after() instanceof Progress p && p.status() == Progress.Status.DONE;
        boolean was = change.before() instanceof Progress p && p.status() == Progress.Status.DONE;
        Done last = done.get(key);
        boolean back = was && entry.kind() == Entry.Kind.UNDO;
        if (is && entry.kind() != Entry.Kind.UNDO) {
            Instant time = told == null ? entry.time() : told.time();
            done.put(key, new Done(told == null ? at(inForce, time) : away(key.annotator(), time), time, last));
        } else if (back && last != null) {
            if (last.before == null) {
                done.remove(key);
            } else {
                done.put(key, last.before);
            }
        }
    }

    /** What who worked in another file had before them. */
    private int away(AnnotatorId who, Instant time) {
        TreeMap<Instant, Integer> packs = sent.getOrDefault(people.getOrDefault(who, ""),
                sent.getOrDefault("", new TreeMap<>()));
        Map.Entry<Instant, Integer> last = packs.floorEntry(time);
        return last == null ? at(inForce, time) : last.getValue();
    }

    private void look(Place place, int version, Entry entry, Carried.@Nullable Line told) {
        Progress.Key of = place.of;
        Done last = done.get(of);
        Row row = rows.get(place);
        boolean none = !objects.containsKey(place);
        boolean there = !gone.contains(of.image()) && people.containsKey(of.annotator());
        if (last != null && there && none && last.version < version) {
            if (row == null || row.state() != State.OPEN) {
                rows.put(place,
                        new Row(null, of.image(), place.label, of.annotator(), Map.of(), Bounds.EMPTY, last.time,
                                last.version, version, State.OPEN, null, null, 0));
            }
        } else if (row != null && last == null) {
            rows.remove(place);
        } else if (row != null && row.state() == State.OPEN) {
            rows.put(place, Relabelling.settled(row, !there ? State.REMOVED : none ? State.CONFIRMED : State.CHANGED,
                    place.label, entry, told));
        }
    }
}
