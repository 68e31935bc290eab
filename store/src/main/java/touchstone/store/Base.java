package touchstone.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.Change;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.note.PackedFrom;
import touchstone.model.note.Received;

/**
 * From where on another file's log is news: after the entry up to which it was taken in before, or up to which both logs
 * are one, or, for what came out of this project in a package or otherwise, after its first. Of a file that has nothing to
 * do with this project everything is news.
 *
 * @param seq the last entry of the other log that is none; 0 where all are news
 * @param lineage hash of the other log's first entry
 * @param packed what the other file says of the package it came in, null for none
 */
record Base(long seq, String lineage, @Nullable PackedFrom packed) {

    static Base of(Project ours, Project theirs) throws ProjectRefused {
        String lineage = theirs.lineage();
        PackedFrom packed = theirs.notes(PackedFrom.KIND).stream().flatMap(n -> PackedFrom.of(n).stream()).findFirst()
                .orElse(null);
        long seq = common(ours, theirs);
        for (Note note : ours.notes(Received.KIND)) {
            Optional<Received> received = Received.of(note).filter(r -> r.lineage().equals(lineage));
            if (received.isPresent() && hash(theirs, received.get().seq()).equals(received.get().head())) {
                seq = Math.max(seq, received.get().seq());
            }
        }
        return new Base(seq == 0 && isOfOurs(ours, theirs, packed) ? 1 : seq, lineage, packed);
    }

    private static String hash(Project project, long seq) throws ProjectRefused {
        return project.inside((database, log) -> log.hashOf(seq).orElse(""));
    }

    /** How many entries both logs begin with: each entry's hash covers all before it. */
    private static long common(Project ours, Project theirs) throws ProjectRefused {
        long same = 0;
        long length = ours.inside((database, log) -> log.length());
        long theirLength = theirs.inside((database, log) -> log.length());
        long other = 1 + Math.min(length, theirLength);
        while (other - same > 1) {
            long middle = (same + other) >>> 1;
            if (hash(ours, middle).equals(hash(theirs, middle))) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return same;
    }

    /** Whether the other log begins with what was taken out of this project. */
    private static boolean isOfOurs(Project ours, Project theirs, @Nullable PackedFrom packed)
            throws ProjectRefused {
        if (packed != null && Objects.equals(packed.lineage(), ours.lineage())) {
            return true;
        }
        return theirs.inside((database, log) -> {
            for (Part part : log.length() == 0 ? List.<Part>of() : log.partsOf(1)) {
                if (part.piece() == 0 && namesOneOf(ours, log.part(1, part))) {
                    return true;
                }
            }
            return false;
        });
    }

    private static boolean namesOneOf(Project ours, byte[] part) throws SQLException, Damaged {
        for (Change change : ChangeCodec.decodeShapeless(part)) {
            if (change.identity() instanceof ImageId id && ours.catalog().images().containsKey(id)) {
                return true;
            }
        }
        return false;
    }
}
