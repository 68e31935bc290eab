package touchstone.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.Spacing;
import touchstone.model.note.Carried;
import touchstone.model.note.Conflict;
import touchstone.model.note.PackedFrom;
import touchstone.model.note.Received;
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

    /** Notes that merges write themselves. */
    private static final Set<String> OF_MERGES = Set.of(Received.KIND, Carried.KIND, Conflict.KIND);

    /** Notes that mean something in their own file alone. */
    private static final Set<String> LOCAL = Set.of(Snapshot.KIND, PackedFrom.KIND);

    private final Project ours;
    private final Project theirs;
    private final String file;
    private final Base base;
    private final Correspondence map;
    private final Map<Object, Change> changes = new LinkedHashMap<>();
    private final Map<NoteId, Conflict> conflicts = new LinkedHashMap<>();
    private final Map<Object, Stamp> theirStamps = new HashMap<>();
    private final List<Done> log = new ArrayList<>();
    /** Identities of what is new in the other file, with whether it is gone there. */
    private final Map<Object, Boolean> news = new HashMap<>();
    private final List<Both> undecided = new ArrayList<>();
    private final Set<Object> beside = new HashSet<>();
    private @Nullable Set<Object> touchedHere;

    /** An item that both sides changed since they parted; null where it is gone. */
    private record Both(Object identity, @Nullable Item here, @Nullable Item there) {
    }

    /** What an entry of the other log did on an image, or on none. */
    private record Done(EditLog.Line line, @Nullable ImageId image, List<Object> identities) {
    }

    private Merge(Project ours, Project theirs, String file) throws ProjectRefused {
        this.ours = ours;
        this.theirs = theirs;
        this.file = file;
        base = Base.of(ours, theirs);
        map = new Correspondence(ours, theirs, base, file);
    }

    /** As {@link #of(Project, Project, String)}, under the other file's own name. */
    public static Merged of(Project ours, Project theirs) throws ProjectRefused {
        return of(ours, theirs, String.valueOf(theirs.path().getFileName()));
    }

    /**
     * What taking in the other file would do; nothing is stored.
     *
     * @param file what people call the other file
     * @throws ProjectRefused when a log is damaged
     */
    public static Merged of(Project ours, Project theirs, String file) throws ProjectRefused {
        return new Merge(ours, theirs, file).merged();
    }

    private Merged merged() throws ProjectRefused {
        String name = MESSAGES.text("merge", file);
        long last = theirs.inside((database, log) -> log.length());
        if (base.seq() >= last) {
            return new Merged(new Edit(name, List.of()), 0, 0, 0, List.of());
        }
        Map<Object, Optional<Item>> then = theirs
                .inside((database, log) -> Past.since(database, log, base.seq(), this::entry));
        for (Map.Entry<Object, Optional<Item>> item : then.entrySet()) {
            item(item.getKey(), item.getValue().orElse(null));
        }
        decide();
        new Footing(ours, changes, id -> Optional.ofNullable(map.there(id)).map(map::here).orElse(null),
                (item, id) -> list(item, null, Conflict.Reason.REMOVED, null, "", Stamp.UNKNOWN)).make();
        int[] counts = counts();
        List<Change> all = new ArrayList<>(changes.values());
        notes(last).forEach(n -> {
            if (ours.note(n.id()).isEmpty() && !changes.containsKey(n.id())) {
                all.add(Change.add(n));
            }
        });
        return new Merged(new Edit(name, all), counts[0], counts[1], counts[2], List.copyOf(conflicts.values()));
    }

    /** One of the other log's entries, the newest first. */
    private void entry(EditLog.Stored entry, List<Change> done) {
        EditLog.Line line = entry.line();
        Stamp stamp = new Stamp(line.millis(), line.author());
        Map<@Nullable ImageId, List<Object>> items = new LinkedHashMap<>();
        for (Change change : done) {
            if (change.any() instanceof Note note && OF_MERGES.contains(note.kind())
                    || map.isMatched(change.identity())) {
                continue;
            }
            Object identity = map.identity(change.identity());
            theirStamps.putIfAbsent(identity, stamp);
            ImageId image = switch (change.any()) {
                case Annotation a -> map.image(a.image());
                case Progress p -> map.image(p.image());
                case Image i -> map.image(i.id());
                case Note n -> n.image() == null ? null : map.image(n.image());
                default -> null;
            };
            items.computeIfAbsent(image, key -> new ArrayList<>()).add(identity);
        }
        items.forEach((image, identities) -> log.add(new Done(line, image, identities)));
    }

    private void item(Object identity, @Nullable Item then) throws ProjectRefused {
        Item now = theirs.now(identity);
        if (Objects.equals(now, then) || map.isMatched(identity)
                || (now == null ? then : now) instanceof Note note && LOCAL.contains(note.kind())) {
            return;
        }
        Item there = now == null ? null : map.here(now);
        Item before = then == null ? null : map.here(then);
        Object id = map.identity(identity);
        if (there instanceof Image a && before instanceof Image b && isSame(a, b)) {
            return;
        }
        news.put(id, now == null);
        Item here = ours.now(id);
        if (Objects.equals(here, there)) {
            return;
        }
        if (here instanceof Image a && there instanceof Image b && before instanceof Image c) {
            image(a, c, b);
        } else if (Objects.equals(here, before)) {
            put(id, here, there);
        } else if (here instanceof Annotation a && there instanceof Annotation b && before instanceof Annotation c
                && isUntouched(id)) {
            put(id, a, patched(a, c, b));
        } else if (here != null && before != null && there == null && isUntouched(id)) {
            put(id, here, null);
        } else {
            undecided.add(new Both(id, here, there));
        }
    }

    /** Whether this project left the item alone since it went out in a package, in which it may look otherwise. */
    private boolean isUntouched(Object id) throws ProjectRefused {
        PackedFrom packed = base.packed();
        if (packed == null || !packed.lineage().equals(ours.lineage())) {
            return false;
        }
        Set<Object> touched = touchedHere;
        if (touched == null) {
            Set<Object> found = new HashSet<>();
            ours.inside((database, log) -> {
                long seq = database.number("seqOfHash", (Object) HexFormat.of().parseHex(packed.head()));
                for (long at = seq + 1; at <= log.length(); at++) {
                    log.eachPart(at, (part, bytes) -> ChangeCodec.decodeShapeless(bytes)
                            .forEach(c -> found.add(c.identity())));
                }
                return seq;
            });
            touched = found;
            touchedHere = found;
        }
        return !touched.contains(id);
    }

    /** What this project has, with what the other changed about it. */
    private static Annotation patched(Annotation here, Annotation before, Annotation there) {
        return new Annotation(here.id(), here.image(),
                there.label().equals(before.label()) ? here.label() : there.label(),
                there.annotator().equals(before.annotator()) ? here.annotator() : there.annotator(),
                there.geometry().equals(before.geometry()) ? here.geometry() : there.geometry(),
                patched(here.attributes(), before.attributes(), there.attributes()),
                there.provenance().equals(before.provenance()) ? here.provenance() : there.provenance());
    }

    private static Map<String, String> patched(Map<String, String> here, Map<String, String> before,
            Map<String, String> there) {
        Map<String, String> patched = new TreeMap<>(here);
        Set<String> names = new HashSet<>(before.keySet());
        names.addAll(there.keySet());
        for (String name : names) {
            String value = there.get(name);
            if (!Objects.equals(value, before.get(name))) {
                if (value == null) {
                    patched.remove(name);
                } else {
                    patched.put(name, value);
                }
            }
        }
        return patched;
    }

    /** Where an image lies is each file's own business; what is known of it travels. */
    private static boolean isSame(Image one, Image other) {
        return one.fields().equals(other.fields()) && Objects.equals(one.spacing(), other.spacing());
    }

    /**
     * Field by field: of two values that were both changed the greater stays, the other is kept as a field beside it. The
     * smaller pixel stays; nobody's measure can be both.
     */
    private void image(Image here, Image before, Image there) {
        Map<String, String> fields = new TreeMap<>(here.fields());
        boolean twice = false;
        Set<String> names = new HashSet<>(before.fields().keySet());
        names.addAll(there.fields().keySet());
        for (String name : names) {
            String old = before.fields().get(name);
            String mine = here.fields().get(name);
            String other = there.fields().get(name);
            if (Objects.equals(old, other) || Objects.equals(mine, other)) {
                continue;
            }
            if (Objects.equals(old, mine)) {
                set(fields, name, other);
            } else if (mine == null || other == null) {
                set(fields, name, mine == null ? other : mine);
                twice = true;
            } else {
                boolean isMine = mine.compareTo(other) > 0;
                String lesser = isMine ? other : mine;
                fields.put(name, isMine ? mine : other);
                fields.put(name + " (" + HexFormat.of().formatHex(Sha256.of(lesser.getBytes(StandardCharsets.UTF_8)))
                        .substring(0, 6) + ")", lesser);
                twice = true;
            }
        }
        Spacing spacing = here.spacing();
        if (!Objects.equals(there.spacing(), before.spacing()) && !Objects.equals(there.spacing(), spacing)) {
            if (Objects.equals(spacing, before.spacing())) {
                spacing = there.spacing();
            } else {
                twice = true;
                spacing = smaller(spacing, there.spacing());
            }
        }
        put(here.id(), here, here.withFields(fields).withSpacing(spacing));
        if (twice) {
            list(here, new byte[1], Conflict.Reason.BOTH_CHANGED, null, "", Stamp.UNKNOWN);
        }
    }

    private static void set(Map<String, String> fields, String name, @Nullable String value) {
        if (value == null) {
            fields.remove(name);
        } else {
            fields.put(name, value);
        }
    }

    private static @Nullable Spacing smaller(@Nullable Spacing one, @Nullable Spacing other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.y() != other.y()
                ? one.y() < other.y() ? one : other
                : one.x() < other.x() ? one : other;
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
        Map<Object, Stamp> ourStamps = ourStamps();
        for (Both both : undecided) {
            Item here = both.here;
            Item there = both.there;
            Stamp ourStamp = ourStamps.getOrDefault(both.identity, Stamp.UNKNOWN);
            Stamp theirStamp = theirStamps.getOrDefault(both.identity, Stamp.UNKNOWN);
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
                    list(stays, null, Conflict.Reason.REMOVED, null, "", Stamp.UNKNOWN);
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
                list(stays, hash, Conflict.Reason.BOTH_CHANGED, id, "", stamp);
            }
            case Note n -> add(new Note(new NoteId(Derived.id(n.id().value(), hash)), n.kind(), n.image(),
                    n.annotation(), n.author(), n.time(), n.fields()));
            default -> {
                Encoder out = new Encoder().put(ItemCodec.kind(other));
                ItemCodec.encode(out, other);
                list(stays, hash, Conflict.Reason.BOTH_CHANGED, null,
                        Base64.getEncoder().encodeToString(out.toBytes()), Stamp.UNKNOWN);
            }
        }
    }

    private void add(Item item) {
        if (ours.now(item.identity()) == null) {
            changes.put(item.identity(), Change.add(item));
        }
    }

    private void list(Item item, byte @Nullable [] hash, Conflict.Reason reason, @Nullable AnnotationId kept,
            String other, Stamp stamp) {
        ImageId image = switch (item) {
            case Annotation a -> a.image();
            case Progress p -> p.image();
            case Image i -> i.id();
            default -> null;
        };
        UUID from = uuid(item);
        NoteId id = new NoteId(Derived.id(from, hash == null ? new byte[0] : hash,
                Carried.token(item.identity()).getBytes(StandardCharsets.UTF_8)));
        Instant time = stamp.equals(Stamp.UNKNOWN)
                ? Instant.ofEpochMilli(from.getMostSignificantBits() >>> 16)
                : Instant.ofEpochMilli(stamp.millis());
        conflicts.put(id, new Conflict(id, image, item instanceof Annotation a ? a.id() : null, reason, kept,
                item instanceof Annotation a ? MESSAGES.text("item.object", a.id()) : Phrase.of(item), other,
                stamp.author(), time));
    }

    private static UUID uuid(Item item) {
        return switch (item) {
            case Image i -> i.id().value();
            case Annotator a -> a.id().value();
            case Label l -> l.id().value();
            case Guideline g -> g.id().value();
            case Progress p -> p.image().value();
            case Annotation a -> a.id().value();
            case Note n -> n.id().value();
        };
    }

    /** When this project's states of the undecided items were made: by its own log, or by those it has taken in. */
    private Map<Object, Stamp> ourStamps() throws ProjectRefused {
        Map<String, Object> wanted = new HashMap<>();
        undecided.forEach(b -> wanted.put(Carried.token(b.identity), b.identity));
        Set<Object> identities = new HashSet<>(wanted.values());
        Map<Object, Stamp> stamps = new HashMap<>();
        ours.inside((database, log) -> {
            for (long seq = 1; seq <= log.length(); seq++) {
                EditLog.Stored entry = database.first("entry", EditLog::stored, seq).orElseThrow(Damaged::new);
                List<Change> done = new ArrayList<>();
                log.eachPart(seq, (part, bytes) -> done.addAll(ChangeCodec.decodeShapeless(bytes)));
                if (done.stream().noneMatch(c -> c.any() instanceof Note n && n.kind().equals(Received.KIND))) {
                    Stamp stamp = new Stamp(entry.line().millis(), entry.line().author());
                    done.stream().map(Change::identity).filter(identities::contains)
                            .forEach(id -> stamps.merge(id, stamp, Stamp::later));
                }
            }
            return stamps;
        });
        for (Note note : ours.notes(Carried.KIND)) {
            for (Carried.Line line : Carried.of(note).map(Carried::lines).orElse(List.of())) {
                Stamp stamp = new Stamp(line.time().toEpochMilli(), line.author());
                for (String token : line.items()) {
                    Object id = wanted.get(token);
                    if (id != null) {
                        stamps.merge(id, stamp, Stamp::later);
                    }
                }
            }
        }
        return stamps;
    }

    private int[] counts() {
        int[] counts = new int[3];
        for (Change change : changes.values()) {
            if (change.any() instanceof Annotation a && !beside.contains(a.id())) {
                counts[change.before() == null ? 0 : change.after() == null ? 2 : 1]++;
            }
        }
        return counts;
    }

    /** What the merge says about itself. */
    private List<Note> notes(long last) throws ProjectRefused {
        EditLog.Stored head = theirs.inside(
                (database, log) -> database.first("entry", EditLog::stored, last).orElseThrow(Damaged::new));
        Instant time = Instant.ofEpochMilli(head.line().millis());
        byte[] place = (base.lineage() + head.hex() + base.seq())
                .getBytes(StandardCharsets.US_ASCII);
        UUID at = Derived.at(head.line().millis());
        List<Note> notes = new ArrayList<>();
        notes.add(new Received(new NoteId(Derived.id(at, place)), null, time, base.lineage(), last, head.hex(),
                file).note());
        Map<@Nullable ImageId, List<Carried.Line>> byImage = new LinkedHashMap<>();
        for (Done done : log.reversed()) {
            List<String> tokens = done.identities.stream().filter(news::containsKey)
                    .map(id -> Boolean.TRUE.equals(news.get(id)) ? Carried.gone(id) : Carried.token(id)).toList();
            if (!tokens.isEmpty()) {
                byImage.computeIfAbsent(done.image, key -> new ArrayList<>()).add(new Carried.Line(done.line.seq(),
                        Instant.ofEpochMilli(done.line.millis()), done.line.author(), done.line.name(), tokens));
            }
        }
        byImage.forEach((image, lines) -> {
            NoteId id = new NoteId(image == null
                    ? Derived.id(at, place, new byte[1])
                    : Derived.id(at, place, Ids.bytes(image.value())));
            notes.add(new Carried(id, image, time, base.lineage(), lines).note());
        });
        conflicts.values().forEach(c -> notes.add(new Conflict(c.id(), isHere(c.image()) ? c.image() : null,
                isHere(c.image()) ? c.object() : null, c.reason(), c.beside(), c.what(), c.other(),
                isHere(c.author()) ? c.author() : null, c.time()).note()));
        return notes;
    }

    private boolean isHere(@Nullable Object id) {
        Change change = id == null ? null : changes.get(id);
        return id != null && (change == null ? ours.catalog().get(id) != null : change.after() != null);
    }
}
