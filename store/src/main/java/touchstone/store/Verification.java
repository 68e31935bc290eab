package touchstone.store;

import java.util.List;
import java.util.Locale;

/**
 * What a check of the whole project found.
 *
 * @param auditHead hash of the log's last entry: compare it with one noted earlier to know that the log was not replaced
 * @param edits length of the log
 */
public record Verification(List<Problem> problems, String auditHead, long edits) {

    public enum Kind {
        /** The file's own structure. */
        STRUCTURE,
        /** An object's stored shape does not have the hash it was stored with, or means nothing. */
        SHAPE,
        /** The log does not lead to what the tables hold. */
        TABLES,
        /** The log was changed after it was written. */
        LOG,
        /** An image file is gone. */
        IMAGE_MISSING,
        /** An image file is not the one that was added. */
        IMAGE_CHANGED;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param where one phrase or sentence for the user */
    public record Problem(Kind kind, String where) {
    }

    public Verification {
        problems = List.copyOf(problems);
    }

    public boolean ok() {
        return problems.isEmpty();
    }
}
