package touchstone.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Change;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.note.Carried;
import touchstone.model.note.Conflict;
import touchstone.model.note.Received;

/** What the other file's log says was done since the base: by whom and when, under the ids that the items have here. */
final class TheirLog {

    /** Notes that merges write themselves. */
    private static final Set<String> OF_MERGES = Set.of(Received.KIND, Carried.KIND, Conflict.KIND);

    /** What an entry did on an image, or on none. */
    private record Done(EditLog.Line line, @Nullable ImageId image, List<Object> identities) {
    }

    private final Project theirs;
    private final Base base;
    private final Correspondence map;
    private final Map<Object, Stamp> stamps = new HashMap<>();
    private final List<Done> done = new ArrayList<>();

    TheirLog(Project theirs, Base base, Correspondence map) {
        this.theirs = theirs;
        this.base = base;
        this.map = map;
    }

    /** Reads it. Every item that was touched, under its own id, as it was at the base. */
    Map<Object, Optional<Item>> read(Bulk.Watch watch) throws ProjectRefused {
        return theirs.inside((database, log) -> Past.since(database, log, base.seq(), watch, this::entry));
    }

    /** One of its entries, the newest first. */
    private void entry(EditLog.Stored entry, List<Change> changes) {
        EditLog.Line line = entry.line();
        Stamp stamp = new Stamp(line.millis(), line.author());
        Map<@Nullable ImageId, List<Object>> items = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.any() instanceof Note note && OF_MERGES.contains(note.kind())
                    || map.isMatched(change.identity())) {
                continue;
            }
            Object identity = map.identity(change.identity());
            stamps.putIfAbsent(identity, stamp);
            ImageId image = switch (change.any()) {
                case Annotation a -> map.image(a.image());
                case Progress p -> map.image(p.image());
                case Image i -> map.image(i.id());
                case Note n -> n.image() == null ? null : map.image(n.image());
                default -> null;
            };
            items.computeIfAbsent(image, key -> new ArrayList<>()).add(identity);
        }
        items.forEach((image, identities) -> done.add(new Done(line, image, identities)));
    }

    /** When an item became what it is there. */
    Stamp stamp(Object identity) {
        return stamps.getOrDefault(identity, Stamp.UNKNOWN);
    }

    /**
     * What the merge says about itself: how far the other log was taken in, and its lines about what is new.
     *
     * @param news identities of what is new, with whether it is gone there
     */
    List<Note> notes(long last, String file, Map<Object, Boolean> news) throws ProjectRefused {
        EditLog.Stored head = theirs.inside(
                (database, log) -> database.first("entry", EditLog::stored, last).orElseThrow(Damaged::new));
        Instant time = Instant.ofEpochMilli(head.line().millis());
        byte[] place = (base.lineage() + head.hex() + base.seq())
                .getBytes(StandardCharsets.US_ASCII);
        UUID at = Derived.at(head.line().millis());
        List<Note> notes = new ArrayList<>();
        notes.add(new Received(new NoteId(Derived.id(at, place)), null, time, base.lineage(), last, head.hex(),
                file).note());
        lines(news).forEach((image, lines) -> {
            NoteId id = new NoteId(image == null
                    ? Derived.id(at, place, new byte[1])
                    : Derived.id(at, place, Ids.bytes(image.value())));
            notes.add(new Carried(id, image, time, base.lineage(), lines).note());
        });
        return notes;
    }

    private Map<@Nullable ImageId, List<Carried.Line>> lines(Map<Object, Boolean> news) {
        Map<@Nullable ImageId, List<Carried.Line>> byImage = new LinkedHashMap<>();
        for (Done one : done.reversed()) {
            List<String> tokens = one.identities.stream().filter(news::containsKey)
                    .map(id -> Boolean.TRUE.equals(news.get(id)) ? Carried.gone(id) : Carried.token(id)).toList();
            if (!tokens.isEmpty()) {
                byImage.computeIfAbsent(one.image, key -> new ArrayList<>()).add(new Carried.Line(one.line.seq(),
                        Instant.ofEpochMilli(one.line.millis()), one.line.author(), one.line.name(), tokens));
            }
        }
        return byImage;
    }
}
