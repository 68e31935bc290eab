package touchstone.app.label;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import touchstone.app.project.Session;
import touchstone.model.Change;
import touchstone.model.LabelId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/** How many objects of a label everybody is to draw: one note of the project, with a field a label. */
final class Targets {

    static final String KIND = "targets";

    private Targets() {
    }

    private static Optional<Note> note(Session session) {
        return session.notes().stream().filter(n -> n.kind().equals(KIND)).findFirst();
    }

    /** 0 where there is none. */
    static int of(Session session, LabelId label) {
        String value = note(session).map(n -> n.fields().getOrDefault(label.toString(), "0")).orElse("0");
        return value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
    }

    /** @param count 0 for none */
    static Optional<Change> set(Session session, LabelId label, int count) {
        if (of(session, label) == count) {
            return Optional.empty();
        }
        Optional<Note> before = note(session);
        Map<String, String> fields = new TreeMap<>(before.map(Note::fields).orElse(Map.of()));
        if (count == 0) {
            fields.remove(label.toString());
        } else {
            fields.put(label.toString(), Integer.toString(count));
        }
        Note after = before.map(n -> n.withFields(fields))
                .orElseGet(() -> new Note(NoteId.create(), KIND, null, null, session.person().get().id(), Instant.now(),
                        fields));
        return Optional.of(before.map(b -> Change.replace(b, after)).orElseGet(() -> Change.add(after)));
    }
}
