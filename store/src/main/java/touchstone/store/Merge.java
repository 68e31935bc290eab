package touchstone.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Item;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.note.Conflict;
import touchstone.model.note.PackedFrom;
import touchstone.model.note.Snapshot;

/**
 * Takes another file's work into a project: a three-way merge by item. What the other file changed since the {@link Base}
 * is taken over where this project did not touch it. Where both changed an item, the later state (then the one with the
 * greater hash) stays and the other is kept beside it; a change stands against a removal; both are listed as
 * {@link Conflict}s. What a merge adds has ids that follow from content, so that the same files taken in in another order
 * lead to the same content, and the same file again to no change.
 */
public final class Merge {

    private static final Messages MESSAGES = Messages.beside(Merge.class);

    /** Notes that mean something in their own file alone. */
    private static final Set<String> LOCAL = Set.of(Snapshot.KIND, PackedFrom.KIND);

    /** Objects that are looked up here while others are looked up there. */
    private static final int ASKED = 16 * AnnotationTable.AT_ONCE;

    private final Project ours;
    private final Project theirs;
    private final Base base;
    private final Correspondence map;
    private final TheirLog theirLog;
    private final OurLog ourLog;
    private final Map<Object, Change> changes = new LinkedHashMap<>();
    private final Newcomers newcomers;
    private final ConflictNotes conflicts = new ConflictNotes();
    /** Identities of what is new in the other file, with whether it is gone there. */
    private final Map<Object, Boolean> news = new HashMap<>();
    private final List<Both> undecided = new ArrayList<>();
    private final Set<Object> beside = new HashSet<>();

    /** An item that both sides changed since they parted; null where it is gone. */
    private record Both(Object identity, @Nullable Item here, @Nullable Item there) {
    }

    private Merge(Project ours, Project theirs, String file) throws ProjectRefused {
        this.ours = ours;
        this.theirs = theirs;
        base = Base.of(ours, theirs);
        map = new Correspondence(ours, theirs, base, file);
        theirLog = new TheirLog(theirs, base, map);
        ourLog = new OurLog(ours, base);
        newcomers = new Newcomers(theirs, map);
    }

    /** As {@link #of(Project, Project, String)}, under the other file's own name. */
    public static Merged of(Project ours, Project theirs) throws ProjectRefused {
        return of(ours, theirs, String.valueOf(theirs.path().getFileName()));
    }

    /**
     * What taking in the other file would do, all of it in memory; nothing is stored.
     *
     * @param file what people call the other file
     * @throws ProjectRefused when a log is damaged
     */
    public static Merged of(Project ours, Project theirs, String file) throws ProjectRefused {
        return plan(ours, theirs, file).merged();
    }

    /**
     * What taking in the other file would do, of which objects that are new are only known by their ids; nothing is stored.
     *
     * @param file what people call the other file
     * @throws ProjectRefused when a log is damaged
     */
    public static MergePlan plan(Project ours, Project theirs, String file) throws ProjectRefused {
        return plan(ours, theirs, file, Bulk.Watch.PATIENT);
    }

    /**
     * The same for somebody who waits.
     *
     * @throws java.util.concurrent.CancellationException when the one who waits has given up
     */
    public static MergePlan plan(Project ours, Project theirs, String file, Bulk.Watch watch)
            throws ProjectRefused {
        String name = MESSAGES.text("merge", file);
        return new Merge(ours, theirs, file).plan(name, file, watch);
    }

    private MergePlan plan(String name, String file, Bulk.Watch watch) throws ProjectRefused {
        long last = theirs.inside((database, log) -> log.length());
        if (base.seq() >= last) {
            return new MergePlan(ours, new Edit(name, List.of()), newcomers, null, 0, new int[3], List.of());
        }
        Map<Object, Optional<Item>> touched = theirLog.read(watch);
        Set<AnnotationId> apart = newcomers(touched, watch);
        for (Map.Entry<Object, Optional<Item>> item : touched.entrySet()) {
            if (!(item.getKey() instanceof AnnotationId id && apart.contains(id))) {
                watch.check();
                item(item.getKey(), item.getValue().orElse(null));
            }
        }
        decide();
        new Footing(ours, changes, newcomers.references(), id -> Optional.ofNullable(map.there(id)).map(map::here)
                .orElse(null), (item, id) -> conflicts.addRemoved(item)).make();
        int[] counts = counts();
        List<Change> all = new ArrayList<>(changes.values());
        for (Note note : notes(last, file)) {
            if (ours.note(note.id()).isEmpty() && !changes.containsKey(note.id())) {
                all.add(Change.add(note));
            }
        }
        return new MergePlan(ours, new Edit(name, all), newcomers, theirLog.lines(last, news), last - base.seq(),
                counts,
                conflicts.list());
    }

    /** Objects of which there is nothing here to compare them with: their shapes are left where they are. */
    private Set<AnnotationId> newcomers(Map<Object, Optional<Item>> touched, Bulk.Watch watch) {
        List<AnnotationId> added = touched.entrySet().stream().filter(item -> item.getValue().isEmpty())
                .map(Map.Entry::getKey).filter(AnnotationId.class::isInstance).map(AnnotationId.class::cast).toList();
        Set<AnnotationId> apart = HashSet.newHashSet(added.size());
        // While some are looked up there, the next are looked up here.
        CompletableFuture<List<AnnotationId>> next = missing(added, 0);
        try {
            for (int at = 0; at < added.size(); at += ASKED) {
                watch.check();
                watch.looked(at, added.size());
                List<AnnotationId> missing = next.join();
                next = missing(added, at + ASKED);
                apart.addAll(missing);
                for (List<AnnotationId> some : parted(missing)) {
                    newcomers.add(some).forEach(id -> news.put(id, false));
                }
            }
        } finally {
            next.handle((ids, failed) -> ids).join();
        }
        return apart;
    }

    /** Those that are not here of some objects, the next of which are asked about. */
    private CompletableFuture<List<AnnotationId>> missing(List<AnnotationId> of, int from) {
        List<AnnotationId> asked = of.subList(Math.min(from, of.size()), Math.min(from + ASKED, of.size()));
        return asked.isEmpty() ? CompletableFuture.completedFuture(asked) : CompletableFuture.supplyAsync(() -> {
            Set<AnnotationId> here = new HashSet<>();
            parted(asked).forEach(some -> here.addAll(ours.existing(some)));
            return asked.stream().filter(id -> !here.contains(id)).toList();
        });
    }

    private static List<List<AnnotationId>> parted(List<AnnotationId> ids) {
        return IntStream.iterate(0, at -> at < ids.size(), at -> at + AnnotationTable.AT_ONCE)
                .mapToObj(at -> ids.subList(at, Math.min(at + AnnotationTable.AT_ONCE, ids.size()))).toList();
    }

    private void item(Object identity, @Nullable Item then) throws ProjectRefused {
        Object id = map.identity(identity);
        Item now = theirs.now(identity);
        if (Objects.equals(now, then) || map.isMatched(identity)
                || (now == null ? then : now) instanceof Note note && LOCAL.contains(note.kind())) {
            return;
        }
        Item there = now == null ? null : map.here(now);
        Item before = then == null ? null : map.here(then);
        if (there instanceof Image a && before instanceof Image b && ThreeWay.isSame(a, b)) {
            return;
        }
        news.put(id, now == null);
        Item here = ours.now(id);
        if (Objects.equals(here, there)) {
            return;
        }
        if (here instanceof Image a && there instanceof Image b && before instanceof Image c) {
            ThreeWay.Joined joined = ThreeWay.joined(a, c, b);
            put(id, a, joined.image());
            if (joined.twice()) {
                conflicts.add(a, new byte[1], Conflict.Reason.BOTH_CHANGED, null, "", Stamp.UNKNOWN);
            }
        } else if (Objects.equals(here, before)) {
            put(id, here, there);
        } else if (here instanceof Annotation a && there instanceof Annotation b && before instanceof Annotation c
                && ourLog.isUntouched(id)) {
            put(id, a, ThreeWay.patched(a, c, b));
        } else if (here != null && before != null && there == null && ourLog.isUntouched(id)) {
            put(id, here, null);
        } else {
            undecided.add(new Both(id, here, there));
        }
    }

    private void put(Object id, @Nullable Item here, @Nullable Item wanted) {
        if (!Objects.equals(here, wanted)) {
            changes.put(id, new Change(here, wanted));
        }
    }

    private void decide() throws ProjectRefused {
        if (undecided.isEmpty()) {
            return;
        }
        Map<Object, Stamp> ourStamps = ourLog
                .stamps(undecided.stream().map(Both::identity).collect(Collectors.toSet()));
        for (Both both : undecided) {
            Item here = both.here;
            Item there = both.there;
            Stamp ourStamp = ourStamps.getOrDefault(both.identity, Stamp.UNKNOWN);
            Stamp theirStamp = theirLog.stamp(both.identity);
            if (here != null && there != null) {
                boolean theirsIsLater = theirStamp.millis() != ourStamp.millis()
                        ? theirStamp.millis() > ourStamp.millis()
                        : Arrays.compareUnsigned(Derived.hash(there), Derived.hash(here)) > 0;
                put(both.identity, here, theirsIsLater ? there : here);
                keepBeside(theirsIsLater ? here : there, theirsIsLater ? there : here,
                        theirsIsLater ? ourStamp : theirStamp);
            } else {
                Item stays = here == null ? there : here;
                put(both.identity, here, stays);
                if (stays != null && !(stays instanceof Note)) {
                    conflicts.addRemoved(stays);
                }
            }
        }
    }

    private void keepBeside(Item other, Item stays, Stamp stamp) {
        byte[] hash = Derived.hash(other);
        switch (other) {
            case Annotation a -> {
                AnnotationId id = new AnnotationId(Derived.id(a.id().value(), hash));
                add(new Annotation(id, a.image(), a.label(), a.annotator(), a.geometry(), a.attributes(),
                        a.provenance()));
                beside.add(id);
                conflicts.add(stays, hash, Conflict.Reason.BOTH_CHANGED, id, "", stamp);
            }
            case Note n -> add(new Note(new NoteId(Derived.id(n.id().value(), hash)), n.kind(), n.image(),
                    n.annotation(), n.author(), n.time(), n.fields()));
            default -> {
                Encoder out = new Encoder().put(ItemCodec.kind(other));
                ItemCodec.encode(out, other);
                conflicts.add(stays, hash, Conflict.Reason.BOTH_CHANGED, null,
                        Base64.getEncoder().encodeToString(out.toBytes()), Stamp.UNKNOWN);
            }
        }
    }

    private void add(Item item) {
        if (ours.now(item.identity()) == null) {
            changes.put(item.identity(), Change.add(item));
        }
    }

    private int[] counts() {
        int[] counts = { (int) newcomers.count(), 0, 0 };
        for (Change change : changes.values()) {
            if (change.any() instanceof Annotation a && !beside.contains(a.id())) {
                counts[change.before() == null ? 0 : change.after() == null ? 2 : 1]++;
            }
        }
        return counts;
    }

    private List<Note> notes(long last, String file) throws ProjectRefused {
        List<Note> notes = new ArrayList<>(List.of(theirLog.received(last, file)));
        conflicts.list().forEach(c -> notes.add(new Conflict(c.id(), isHere(c.image()) ? c.image() : null,
                isHere(c.image()) ? c.object() : null, c.reason(), c.beside(), c.what(), c.other(),
                isHere(c.author()) ? c.author() : null, c.time()).note()));
        return notes;
    }

    private boolean isHere(@Nullable Object id) {
        Change change = id == null ? null : changes.get(id);
        return id != null && (change == null ? ours.catalog().get(id) != null : change.after() != null);
    }
}
