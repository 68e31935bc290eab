package touchstone.model.note;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.GuidelineId;
import touchstone.model.Note;
import touchstone.model.NoteId;

/** That somebody confirms having read a version of the guideline. */
public record ReadBy(NoteId id, @Nullable AnnotatorId author, Instant time, GuidelineId guideline, int version) {

    public static final String KIND = "read";

    /** Nothing where the note is something else. */
    public static Optional<ReadBy> of(Note note) {
        return Values.read(note, KIND, v -> new ReadBy(note.id(), note.author(), note.time(),
                GuidelineId.of(v.text("guideline")), Math.toIntExact(v.whole("version"))));
    }

    /** Whether somebody has confirmed it. */
    public static boolean has(List<Note> notes, AnnotatorId who, GuidelineId guideline) {
        return notes.stream().flatMap(n -> of(n).stream())
                .anyMatch(r -> who.equals(r.author()) && r.guideline().equals(guideline));
    }

    public Note note() {
        return new Note(id, KIND, null, null, author, time,
                Map.of("guideline", guideline.toString(), "version", Integer.toString(version)));
    }
}
