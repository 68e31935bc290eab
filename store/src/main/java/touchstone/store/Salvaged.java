package touchstone.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was read of a damaged project, and what was not.
 *
 * @param items how many of each kind the new project has, by the kind's name
 * @param fromHistory items that only the history still told of
 * @param entries entries of the history that were found
 * @param entriesKept how many of them the new project's history goes on with; all where nothing of it was lost
 * @param pages of the damaged file
 * @param unreadPages that are part of nothing that was read
 */
public record Salvaged(Map<String, Integer> items, int fromHistory, long entries, long entriesKept, int pages,
        int unreadPages, List<Loss> losses) {

    public enum Kind {
        /** An object that there was, and whose shape cannot be told any more. */
        OBJECT,
        /** What an object needs was lost; something of another name stands in its place. */
        STAND_IN,
        /** A row that means nothing. */
        ROW,
        /** A part of the history. */
        HISTORY;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param what one sentence for the user */
    public record Loss(Kind kind, String what) {
    }

    public Salvaged {
        items = Map.copyOf(items);
        losses = List.copyOf(losses);
    }
}
