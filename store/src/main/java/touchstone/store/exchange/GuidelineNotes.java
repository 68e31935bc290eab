package touchstone.store.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.note.Example;
import touchstone.model.note.Published;
import touchstone.store.Project;

/** What goes along with the guideline in a package: its examples, also of images that stay, and what its versions changed. */
final class GuidelineNotes {

    private GuidelineNotes() {
    }

    /** As it is, but for images and people that the package does not have. */
    static List<Note> along(Project project, Set<ImageId> images, Set<AnnotatorId> people) {
        List<Note> notes = new ArrayList<>();
        for (Note note : project.notes(Example.KIND)) {
            Example.of(note).map(e -> e.image() != null && !images.contains(e.image())
                    ? e.alone(e.crop()).note()
                    : signed(note, people)).ifPresent(notes::add);
        }
        project.notes(Published.KIND).forEach(n -> notes.add(signed(n, people)));
        return notes;
    }

    private static Note signed(Note note, Set<AnnotatorId> people) {
        @Nullable
        AnnotatorId author = Optional.ofNullable(note.author()).filter(people::contains).orElse(null);
        return new Note(note.id(), note.kind(), note.image(), note.annotation(), author, note.time(), note.fields());
    }

    /**
     * For somebody who must not learn where it comes from: examples without their images, and none of a golden image, whose
     * truth they would tell.
     *
     * @param hidden whether their pictures must not be told either
     */
    static List<Note> alone(Project project, boolean hidden) {
        Set<AnnotatorId> gold = project.annotators().stream().filter(a -> a.role() == Annotator.Role.GOLD)
                .map(Annotator::id).collect(Collectors.toSet());
        List<Note> notes = new ArrayList<>();
        project.notes(Example.KIND).stream().flatMap(n -> Example.of(n).stream())
                .filter(e -> e.image() == null
                        || project.counts(e.image()).keySet().stream().noneMatch(gold::contains))
                .forEach(e -> notes.add(e.alone(hidden ? Example.Crop.NONE : e.crop()).note()));
        project.notes(Published.KIND).forEach(n -> notes.add(signed(n, Set.of())));
        return notes;
    }
}
