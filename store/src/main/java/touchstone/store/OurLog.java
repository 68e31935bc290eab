package touchstone.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.Change;
import touchstone.model.Note;
import touchstone.model.note.Carried;
import touchstone.model.note.PackedFrom;
import touchstone.model.note.Received;

/** What this project's log says of items that another file changed, too. */
final class OurLog {

    private final Project ours;
    private final Base base;
    private @Nullable Set<Object> touched;

    OurLog(Project ours, Base base) {
        this.ours = ours;
        this.base = base;
    }

    /** Whether this project left the item alone since it went out in a package, in which it may look otherwise. */
    boolean isUntouched(Object id) throws ProjectRefused {
        PackedFrom packed = base.packed();
        if (packed == null || !packed.lineage().equals(ours.lineage())) {
            return false;
        }
        Set<Object> since = touched;
        if (since == null) {
            Set<Object> found = new HashSet<>();
            ours.inside((database, log) -> {
                long seq = database.number("seqOfHash", (Object) HexFormat.of().parseHex(packed.head()));
                for (long at = seq + 1; at <= log.length(); at++) {
                    log.eachPart(at, (part, bytes) -> ChangeCodec.decodeShapeless(bytes)
                            .forEach(c -> found.add(c.identity())));
                }
                return seq;
            });
            since = found;
            touched = found;
        }
        return !since.contains(id);
    }

    /** When this project's states of the items were made: by its own log, or by those it has taken in. */
    Map<Object, Stamp> stamps(Set<Object> identities) throws ProjectRefused {
        Map<Object, Stamp> stamps = new HashMap<>();
        ours.inside((database, log) -> {
            List<Object> done = new ArrayList<>();
            boolean[] merge = new boolean[1];
            EditLog.Stored[] at = new EditLog.Stored[1];
            long[] entries = new long[1];
            log.each(0, log.length(), entry -> {
                entries[0]++;
                take(at[0], merge[0], done, stamps);
                at[0] = entry;
                merge[0] = false;
                done.clear();
            }, (part, bytes) -> {
                merge[0] = merge[0] || isMerge(part, bytes);
                if (!merge[0]) {
                    ChangeCodec.decodeShapeless(bytes).stream().map(Change::identity).filter(identities::contains)
                            .forEach(done::add);
                }
            });
            take(at[0], merge[0], done, stamps);
            if (entries[0] != log.length()) {
                throw new Damaged();
            }
            return stamps;
        });
        Map<String, Object> wanted = new HashMap<>();
        identities.forEach(id -> wanted.put(Carried.token(id), id));
        ours.eachNote(Carried.KIND, note -> {
            for (Carried.Line line : Carried.of(note).map(Carried::lines).orElse(List.of())) {
                Stamp stamp = new Stamp(line.time().toEpochMilli(), line.author());
                for (String token : line.items()) {
                    Object id = wanted.get(token);
                    if (id != null) {
                        stamps.merge(id, stamp, Stamp::later);
                    }
                }
            }
        });
        return stamps;
    }

    private static void take(EditLog.@Nullable Stored entry, boolean merge, List<Object> done,
            Map<Object, Stamp> stamps) {
        if (entry != null && !merge) {
            Stamp stamp = new Stamp(entry.line().millis(), entry.line().author());
            done.forEach(id -> stamps.merge(id, stamp, Stamp::later));
        }
    }

    /** Whether this part of an entry says that it took in another file; if any does, it is the first of the project's. */
    static boolean isMerge(Part part, byte[] changes) throws Damaged {
        return part.equals(Part.of(Scope.PROJECT)) && ChangeCodec.decodeShapeless(changes).stream()
                .anyMatch(c -> c.any() instanceof Note n && n.kind().equals(Received.KIND));
    }
}
