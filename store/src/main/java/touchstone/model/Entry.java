package touchstone.model;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log: a commit that happened.
 *
 * @param seq 1 for the first; what orders entries, also where the clock was set back
 * @param time when it was committed, by the machine's clock, in whole milliseconds
 * @param author who did it, null where nobody said
 * @param of the entry that this one takes back or does again; null for an edit
 * @param changes what changed, one change an item; in a history of one image or object only what concerns it
 * @param hash lower-case hexadecimal SHA-256 over the entry before and this one's content
 */
public record Entry(long seq, Instant time, @Nullable AnnotatorId author, String name, Kind kind, @Nullable Long of,
        List<Change> changes, String hash) {

    public enum Kind {
        EDIT, UNDO, REDO;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Entry {
        changes = List.copyOf(changes);
    }
}
