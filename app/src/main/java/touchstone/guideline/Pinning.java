package touchstone.guideline;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.guideline.GuidelineText;
import touchstone.model.guideline.Picture;
import touchstone.model.note.Draft;
import touchstone.model.note.Example;
import touchstone.model.note.ExampleVerdict;
import touchstone.store.Project;

/** Makes an example of an object or a place, and names it in what the guideline is to say next. */
public final class Pinning {

    /**
     * What is pinned.
     *
     * @param object an object as it is drawn, or a box for a place alone
     * @param drawn whether the object is one of the project
     */
    public record Subject(Image image, Annotation object, boolean drawn) {

        /** A place without an object; the whole image where it is empty. */
        public static Subject place(Image image, Bounds place, Label label, AnnotatorId who) {
            Bounds whole = place.isEmpty() ? Bounds.ofSize(0, 0, image.width(), image.height()) : place;
            return new Subject(image, Annotation.drawn(image.id(), label.id(), who,
                    new Box(whole.minX(), whole.minY(), whole.width(), whole.height())), false);
        }
    }

    private Pinning() {
    }

    /**
     * The changes of one edit: the example, and the draft with its picture in the class's section. Without a draft one is
     * begun from the newest guideline.
     *
     * @throws IOException when the picture cannot be read
     */
    public static List<Change> of(Project project, Subject subject, Label label, ExampleVerdict verdict, String reason,
            @Nullable AnnotatorId author, Instant time) throws IOException {
        Example example = example(project, subject, label, verdict, reason, author, time);
        Picture picture = Picture.of(verdict, reason, example.id());
        List<Change> changes = new ArrayList<>(List.of(Change.add(example.note())));
        changes.add(draft(project, author, time, text -> text.withPicture(label.name(), picture)));
        return changes;
    }

    /**
     * The example alone, for a text that is about to be published.
     *
     * @throws IOException when the picture cannot be read
     */
    public static Example example(Project project, Subject subject, Label label, ExampleVerdict verdict, String reason,
            @Nullable AnnotatorId author, Instant time) throws IOException {
        Image image = subject.image();
        Bounds place = subject.object().geometry().bounds();
        return new Example(NoteId.create(), image.id(), subject.drawn() ? subject.object().id() : null, author, time,
                label.name(), verdict, reason.strip(),
                place.isEmpty() ? Bounds.ofSize(0, 0, image.width(), image.height()) : place,
                ExamplePicture.of(project.file(image), image, subject.object(), project.schema()));
    }

    /** What is to become of the text of the draft. */
    @FunctionalInterface
    public interface Writing {
        GuidelineText of(GuidelineText text);
    }

    /** The draft rewritten; one begun from the newest guideline where there is none. */
    public static Change draft(Project project, @Nullable AnnotatorId author, Instant time, Writing writing) {
        Optional<Draft> draft = current(project.notes(Draft.KIND));
        if (draft.isPresent()) {
            return Change.replace(draft.get().note(),
                    draft.get().with(writing.of(GuidelineText.of(draft.get().text())).text()).note());
        }
        Optional<Guideline> newest = project.guideline();
        return Change.add(new Draft(NoteId.create(), author, time, newest.map(Guideline::version).orElse(0),
                writing.of(GuidelineText.of(newest.map(Guideline::text).orElse(""))).text()).note());
    }

    /** The one that is written; where several came together the one begun last. */
    public static Optional<Draft> current(List<Note> notes) {
        return notes.stream().flatMap(n -> Draft.of(n).stream()).reduce((a, b) -> b);
    }
}
