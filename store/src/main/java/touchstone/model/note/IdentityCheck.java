package touchstone.model.note;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.ProjectView;

/** That a person has looked whether an image's pixels tell of somebody, and blacked out what does. */
public record IdentityCheck(NoteId id, ImageId image, @Nullable AnnotatorId author, Instant time) {

    public static final String KIND = "identity-checked";

    /** Nothing where the note is something else. */
    public static Optional<IdentityCheck> of(Note note) {
        ImageId image = note.image();
        return image == null || !note.kind().equals(KIND)
                ? Optional.empty()
                : Optional.of(new IdentityCheck(note.id(), image, note.author(), note.time()));
    }

    /** Which of the images must not leave the project yet: those that nobody checked, where it is {@link Sensitive}. */
    public static List<Image> missing(ProjectView project, List<Image> images) {
        List<Note> notes = project.notes();
        if (notes.stream().noneMatch(n -> Sensitive.of(n).isPresent())) {
            return List.of();
        }
        Set<ImageId> checked = notes.stream().flatMap(n -> of(n).stream()).map(IdentityCheck::image)
                .collect(Collectors.toSet());
        return images.stream().filter(i -> !checked.contains(i.id())).toList();
    }

    public Note note() {
        return new Note(id, KIND, image, null, author, time, Map.of());
    }
}
