package touchstone.model.note;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.ProjectView;

/**
 * What a project asks of its work otherwise than usual: limits of gates and alarms, the phase it is in, who may review and
 * what one goes through before saying "done". A project has one such note.
 *
 * @param author who changed it last
 * @param values by name, as "pilotGate.agreement" = "0.85"
 */
public record Thresholds(@Nullable AnnotatorId author, Instant time, Map<String, String> values) {

    public static final String KIND = "gate";

    private static final NoteId ONLY = new NoteId(UUID.nameUUIDFromBytes(KIND.getBytes(StandardCharsets.UTF_8)));

    public Thresholds {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** What the project sets, empty where it sets nothing. */
    public static Map<String, String> of(ProjectView project) {
        Map<String, String> values = new TreeMap<>();
        project.notes().stream().filter(n -> n.kind().equals(KIND)).forEach(n -> values.putAll(n.fields()));
        return Collections.unmodifiableMap(values);
    }

    /** Of two people who set the same at once each has set it in the same note, so that the difference shows as one. */
    public Note note() {
        return new Note(ONLY, KIND, null, null, author, time, values);
    }
}
