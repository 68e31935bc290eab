package touchstone.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.AnnotatorId;
import touchstone.model.Entry;
import touchstone.model.Note;
import touchstone.model.ProjectLens;
import touchstone.model.ProjectView;
import touchstone.model.note.Assignment;
import touchstone.model.note.Review;

/**
 * A project as if of all who draw only some had: golden sets, models and consensus stay, for without them there would be
 * nothing to measure against.
 */
final class Chosen extends ProjectLens {

    private final Set<AnnotatorId> left;

    /** @param people of all who draw, those who count */
    Chosen(ProjectView project, Set<Annotator> people) {
        super(project);
        left = project.annotators().stream().filter(a -> a.role() == Role.ANNOTATOR && !people.contains(a))
                .map(Annotator::id).collect(Collectors.toSet());
    }

    @Override
    public List<Annotator> annotators() {
        return project.annotators().stream().filter(a -> !left.contains(a.id())).toList();
    }

    /** A review counts by whose work was looked at, and what was given out by whom it was given to. */
    @Override
    public List<Note> notes() {
        return project.notes().stream().filter(note -> Review.of(note).map(Review::of)
                .or(() -> Assignment.of(note).map(Assignment::to)).or(() -> Optional.ofNullable(note.author()))
                .filter(left::contains).isEmpty()).toList();
    }

    @Override
    public void entries(Consumer<Entry> visitor) {
        project.entries(entry -> {
            if (entry.author() == null || !left.contains(entry.author())) {
                visitor.accept(entry);
            }
        });
    }
}
