package touchstone.model.guideline;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Note;
import touchstone.model.Provenance;
import touchstone.model.note.Assignment;
import touchstone.model.note.Published;

/** Says of objects that a person has worked on them, or looked at them, under a version of the guideline. */
public final class Under {

    private Under() {
    }

    /** The object as made under that version. */
    public static Annotation version(Annotation object, int version) {
        Provenance p = object.provenance();
        return object.withProvenance(new Provenance(p.origin(), p.source(), p.score(), version));
    }

    /** Whatever the edit reshapes, relabels or describes anew is as if made under that version; 0 leaves it alone. */
    public static Edit version(Edit edit, int version) {
        return version == 0 || edit.changes().stream().noneMatch(c -> isWork(c, version))
                ? edit
                : new Edit(edit.name(), edit.changes().stream().map(c -> version(c, version)).toList());
    }

    private static Change version(Change change, int version) {
        return change.before() instanceof Annotation before && change.after() instanceof Annotation after
                ? Change.replace(before, worked(before, after, version))
                : change;
    }

    private static boolean isWork(Change change, int version) {
        return change.before() instanceof Annotation before && change.after() instanceof Annotation after
                && !worked(before, after, version).equals(after);
    }

    /** What an object became, as if made under that version where that is work; 0 leaves it as it is. */
    public static Annotation worked(Annotation before, Annotation after, int version) {
        return version == 0 || after.provenance().guidelineVersion() == version || isOnlyConfirmed(before, after)
                ? after
                : version(after, version);
    }

    /** Whether nothing differs but where it comes from. */
    static boolean isOnlyConfirmed(Annotation before, Annotation after) {
        return before.label().equals(after.label()) && before.attributes().equals(after.attributes())
                && before.geometry().equals(after.geometry());
    }

    /** Looked at again, and still right under that version. */
    public static List<Change> confirmed(List<Annotation> objects, int version) {
        return objects.stream().filter(o -> o.provenance().guidelineVersion() < version)
                .map(o -> Change.replace(o, version(o, version))).toList();
    }

    /**
     * What somebody says of the objects that were given back to them on an image by being done with it: that those that
     * they left as they were are still right. What was given back before the version was published says nothing of it.
     *
     * @param notes those of the image
     * @param own objects of that person on the image
     * @param published when the version was published
     */
    public static List<Change> through(Collection<Note> notes, List<Annotation> own, AnnotatorId who, int version,
            Instant published) {
        List<Assignment> given = Assignment.among(notes).stream().filter(a -> a.task() == Assignment.Task.RELABEL)
                .filter(a -> a.to().equals(who) && !a.time().isBefore(published)).toList();
        boolean all = given.stream().anyMatch(a -> a.objects().isEmpty());
        Set<AnnotationId> objects = given.stream().flatMap(a -> a.objects().stream()).collect(Collectors.toSet());
        return confirmed(own.stream().filter(o -> all || objects.contains(o.id())).toList(), version);
    }

    /** When a version was published; long ago where nobody said. */
    public static Instant published(Collection<Note> notes, int version) {
        return notes.stream().flatMap(n -> Published.of(n).stream()).filter(p -> p.version() == version)
                .map(Published::time).findFirst().orElse(Instant.MIN);
    }
}
