package touchstone.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    static final Set<String> OF_MERGES = Set.of(Received.KIND, Carried.KIND, Conflict.KIND);

    private final Project theirs;
    private final Base base;
    private final Correspondence map;
    private final Deeds deeds = new Deeds();

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
        deeds.entry(entry.line());
        Map<@Nullable ImageId, List<Object>> items = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.any() instanceof Note note && OF_MERGES.contains(note.kind())
                    || map.isMatched(change.identity())) {
                continue;
            }
            Object identity = map.identity(change.identity());
            ImageId image = switch (change.any()) {
                case Annotation a -> map.image(a.image());
                case Progress p -> map.image(p.image());
                case Image i -> map.image(i.id());
                case Note n -> n.image() == null ? null : map.image(n.image());
                default -> null;
            };
            items.computeIfAbsent(image, key -> new ArrayList<>()).add(identity);
        }
        items.forEach(deeds::did);
    }

    /** When an item became what it is there. */
    Stamp stamp(Object identity) {
        return deeds.stamp(identity);
    }

    /** What the merge says about itself: how far the other log was taken in. */
    Note received(long last, String file) throws ProjectRefused {
        EditLog.Stored head = head(last);
        Instant time = Instant.ofEpochMilli(head.line().millis());
        return new Received(new NoteId(Derived.id(Derived.at(head.line().millis()), place(head))), null, time,
                base.lineage(), last, head.hex(), file).note();
    }

    /**
     * The other log's lines about what is new.
     *
     * @param news identities of what is new, with whether it is gone there
     */
    CarriedLines lines(long last, Map<Object, Boolean> news) throws ProjectRefused {
        EditLog.Stored head = head(last);
        return new CarriedLines(deeds, news, base.lineage(), head.line().millis(), place(head));
    }

    private EditLog.Stored head(long last) throws ProjectRefused {
        return theirs
                .inside((database, log) -> database.first("entry", EditLog::stored, last).orElseThrow(Damaged::new));
    }

    private byte[] place(EditLog.Stored head) {
        return (base.lineage() + head.hex() + base.seq()).getBytes(StandardCharsets.US_ASCII);
    }
}
