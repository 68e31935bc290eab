package touchstone.app.project;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableObjectValue;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.model.Progress;

/** Makes edits in somebody's name, together with what a first edit says besides. */
final class Commits {

    private static final Messages MESSAGES = Messages.beside(Commits.class);

    private final ProjectItems items;
    private final Standing standing;
    private final Writing writing;
    private final ObservableObjectValue<@Nullable Image> image;
    private final ObservableObjectValue<Annotator> me;
    private final ObservableObjectValue<Annotator> person;

    /**
     * @param image the one that is looked at
     * @param me whose layer is drawn on
     * @param person who draws
     */
    Commits(ProjectItems items, Standing standing, Writing writing, ObservableObjectValue<@Nullable Image> image,
            ObservableObjectValue<Annotator> me, ObservableObjectValue<Annotator> person) {
        this.items = items;
        this.standing = standing;
        this.writing = writing;
        this.image = image;
        this.me = me;
        this.person = person;
    }

    /** A first edit of a new annotator stores the annotator before. */
    void commit(Edit edit, boolean drawn) {
        if (edit.isEmpty()) {
            return;
        }
        Annotator author = me.get();
        if (edit.changes().stream().anyMatch(c -> c.owner().filter(author.id()::equals).isPresent())) {
            introduce(author);
        }
        introduceWhoDraws();
        Set<ImageId> worked = new LinkedHashSet<>();
        for (Change change : edit.changes()) {
            if (change.any() instanceof Annotation own && own.annotator().equals(author.id())) {
                worked.add(own.image());
            }
        }
        writing.commit(with(edit, begun(worked, author)), author(), drawn);
    }

    /**
     * Changes objects of the shown image by one edit, which is made beside the screen's thread.
     *
     * @param how what becomes of each, null where it goes
     * @param name of the edit that changes so many
     */
    void change(List<Annotation> objects, Function<Annotation, @Nullable Annotation> how, IntFunction<String> name) {
        if (objects.stream().allMatch(o -> o.equals(how.apply(o)))) {
            return;
        }
        Annotator author = me.get();
        introduceWhoDraws();
        Set<ImageId> worked = objects.stream().filter(o -> o.annotator().equals(author.id())).limit(1)
                .map(Annotation::image).collect(Collectors.toUnmodifiableSet());
        if (!worked.isEmpty()) {
            introduce(author);
        }
        List<Progress> begun = begun(worked, author);
        writing.commit(() -> {
            List<Change> changes = new ArrayList<>(objects.size());
            for (Annotation object : objects) {
                Annotation after = how.apply(object);
                if (!object.equals(after)) {
                    changes.add(new Change(object, after));
                }
            }
            return with(new Edit(name.apply(changes.size()), changes), begun);
        }, author());
    }

    /** Whoever corrects another's layer has to be known, for the history to name him. */
    private void introduceWhoDraws() {
        if (!me.get().id().equals(person.get().id())) {
            introduce(person.get());
        }
    }

    /** Stores an annotator whom the project does not know yet. */
    void introduce(Annotator newcomer) {
        if (items.annotator(newcomer.id()).isEmpty()) {
            items.expect(newcomer);
            writing.commit(Edit.of(MESSAGES.text("edit.annotator", newcomer.name()), Change.add(newcomer)), author(),
                    false);
        }
    }

    /** The first object on an image, shown or the next of a stack, also says that it is being worked on. */
    private List<Progress> begun(Set<ImageId> worked, Annotator author) {
        List<Progress> begun = worked.stream()
                .filter(of -> standing.status(of, author.id()) == Progress.Status.TODO)
                .map(of -> new Progress(of, author.id(), Progress.Status.IN_PROGRESS)).toList();
        begun.forEach(standing::expect);
        return begun;
    }

    private static Edit with(Edit edit, List<Progress> begun) {
        if (begun.isEmpty()) {
            return edit;
        }
        List<Change> changes = new ArrayList<>(edit.changes());
        begun.forEach(b -> changes.add(Change.add(b)));
        return new Edit(edit.name(), changes);
    }

    /** An edit that is made when it is its turn to be written; who says something in it becomes known to the project. */
    void commit(Callable<Edit> made) {
        Annotator drawing = person.get();
        Edit introduction = Edit.of(MESSAGES.text("edit.annotator", drawing.name()), Change.add(drawing));
        writing.commit(() -> {
            Edit edit = made.call();
            boolean says = edit.changes().stream().anyMatch(c -> c.owner().filter(drawing.id()::equals).isPresent());
            if (says && writing.isNew(drawing.id())) {
                writing.introduce(introduction);
            }
            return edit;
        }, author());
    }

    /** An edit of many objects that is made when it is its turn to be written. */
    void commitLarge(LargeEdit edit, LargeEdit.Making made, Runnable then) {
        writing.commitLarge(edit, made, author(), then);
    }

    /**
     * @param again whether it is said also of those of which it was said before, as of what was looked at once more
     * @param besides what it says besides that somebody is done with images, asked when it is written
     */
    void mark(List<ImageId> images, Progress.Status status, boolean again,
            Function<AnnotatorId, List<Change>> besides) {
        AnnotatorId by = me.get().id();
        List<Change> changes = new ArrayList<>();
        for (ImageId of : images) {
            Progress before = standing.said(of, by).map(said -> new Progress(of, by, said)).orElse(null);
            Progress after = new Progress(of, by, status);
            if (again || !after.equals(before)) {
                changes.add(new Change(before, after));
            }
        }
        String name = images.size() == 1
                ? MESSAGES.text("edit.mark." + status.key())
                : MESSAGES.text("edit.mark.several", changes.size(), MESSAGES.text("marked." + status.key()));
        if (changes.isEmpty()) {
            return;
        }
        introduce(me.get());
        introduceWhoDraws();
        writing.commit(() -> {
            List<Change> all = new ArrayList<>(status == Progress.Status.DONE ? besides.apply(by) : List.of());
            all.addAll(changes);
            return new Edit(name, all);
        }, author());
    }

    void undo() {
        Image shown = image.get();
        if (shown != null) {
            writing.undo(shown.id(), author());
        }
    }

    void redo() {
        Image shown = image.get();
        if (shown != null) {
            writing.redo(shown.id(), author());
        }
    }

    /** Null until the project knows who it is. */
    private @Nullable AnnotatorId author() {
        return items.annotator(person.get().id()).map(Annotator::id).orElse(null);
    }
}
