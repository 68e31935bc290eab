package touchstone.app.project;

import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Note;
import touchstone.model.note.Thresholds;

/** What the project asks of its work otherwise than usual, by name, as the window reads and changes it. */
public final class KeptSettings {

    private KeptSettings() {
    }

    public static Map<String, String> of(Session session) {
        Map<String, String> values = new TreeMap<>();
        session.notes().stream().filter(n -> n.kind().equals(Thresholds.KIND)).forEach(n -> values.putAll(n.fields()));
        return values;
    }

    /** The value of that name, empty where there is none. */
    public static String of(Session session, String name) {
        return of(session).getOrDefault(name, "");
    }

    /**
     * One undoable edit; none where nothing is otherwise afterwards.
     *
     * @param what name of the edit
     * @param change of the values that are kept
     * @return whether something was changed
     */
    public static boolean change(Session session, InstantSource clock, String what,
            Consumer<Map<String, String>> change) {
        Map<String, String> before = of(session);
        Map<String, String> after = new TreeMap<>(before);
        change.accept(after);
        if (after.equals(before)) {
            return false;
        }
        Note kept = session.notes().stream().filter(n -> n.kind().equals(Thresholds.KIND)).findFirst().orElse(null);
        session.commit(Edit.of(what,
                new Change(kept, new Thresholds(session.me().get().id(), clock.instant(), after).note())));
        return true;
    }
}
