package touchstone.app.project;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Entry;
import touchstone.model.ImageId;
import touchstone.model.Note;

/**
 * An entry of the log with its changes sorted beside the screen's thread, on which nobody goes through all of them: an edit
 * may change a hundred thousand objects.
 *
 * @param entry all of it, for other threads
 * @param others the changes of everything but objects
 * @param objects those of objects, by image
 * @param owners whose objects are changed
 */
public record Applied(Entry entry, List<Change> others, Map<ImageId, List<Change>> objects, Set<AnnotatorId> owners) {

    private static final int BY_HAND = 100;

    static Applied of(Entry entry, List<Change> others, Map<ImageId, List<Change>> objects) {
        Set<AnnotatorId> owners = new HashSet<>();
        for (Change change : entry.changes()) {
            if (change.any() instanceof Annotation object) {
                owners.add(object.annotator());
            }
        }
        return new Applied(entry, others, objects, Set.copyOf(owners));
    }

    /** The changes of an image's objects. */
    public List<Change> of(ImageId image) {
        return objects.getOrDefault(image, List.of());
    }

    /** The changes of objects where they are as few as a hand makes at once; empty where they are more. */
    public List<Change> byHand() {
        return count() > BY_HAND ? List.of() : objects.values().stream().flatMap(List::stream).toList();
    }

    /** Whether it changes the object, or so much on its image that nobody has looked. */
    public boolean mayChange(Annotation object) {
        List<Change> here = of(object.image());
        return here.size() > BY_HAND || here.stream().anyMatch(c -> c.identity().equals(object.id()));
    }

    /** How many objects are changed. */
    public int count() {
        return objects.values().stream().mapToInt(List::size).sum();
    }

    /** Whether it changes a note of this kind. */
    public boolean concerns(String kind) {
        return others.stream().anyMatch(c -> c.any() instanceof Note note && note.kind().equals(kind));
    }
}
