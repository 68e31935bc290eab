package touchstone.model.guideline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.InputRefused;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.ProjectView;
import touchstone.model.note.Draft;
import touchstone.model.note.Published;

/**
 * A new version of a guideline and what is said of it, as the changes of one edit.
 *
 * @param guideline the new version
 * @param changes with the note that it was published; a draft goes with it
 */
public record Publishing(Guideline guideline, List<Change> changes) {

    private static final Messages MESSAGES = Messages.beside(Publishing.class);

    public Publishing {
        changes = List.copyOf(changes);
    }

    /** @throws InputRefused where the text has something that cannot be read, with the first such line */
    public static void check(String text, LabelSchema schema) throws InputRefused {
        List<String> faults = Faults.of(text, schema);
        if (!faults.isEmpty()) {
            throw new InputRefused(MESSAGES.text("refused", faults.getFirst()));
        }
    }

    /**
     * @param labels names of the classes that mean something else than before
     * @param wider those of them that may now be found where there was none
     * @param because why; may be empty
     * @throws InputRefused where the text has something that cannot be read
     */
    public static Publishing of(ProjectView project, String text, Set<String> labels, Set<String> wider, String because,
            @Nullable AnnotatorId author, Instant time) throws InputRefused {
        check(text, project.schema());
        int version = project.guidelines().stream().mapToInt(Guideline::version).max().orElse(0) + 1;
        Guideline next = new Guideline(GuidelineId.create(), version, text);
        List<Change> changes = new ArrayList<>();
        changes.add(Change.add(next));
        changes.add(Change.add(new Published(NoteId.create(), author, time, next.id(), version, labels, wider, because)
                .note()));
        for (Note note : project.notes()) {
            if (note.kind().equals(Draft.KIND)) {
                changes.add(Change.remove(note));
            }
        }
        return new Publishing(next, changes);
    }
}
