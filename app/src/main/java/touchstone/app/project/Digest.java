package touchstone.app.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Entry;
import touchstone.model.ImageId;
import touchstone.model.LabelId;

/**
 * What an entry of the log changes, sorted on the thread that wrote it: an edit of a hundred thousand objects must not be
 * gone through by everybody on the screen's thread.
 *
 * @param others the changes of everything but objects
 * @param objects those of objects, by image
 * @param counted how many more objects there are of each owner and label, by image
 * @param learned the attributes that were given last, by owner and label
 */
record Digest(Entry entry, List<Change> others, Map<ImageId, List<Change>> objects,
        Map<ImageId, Map<Standing.Owned, Integer>> counted,
        Map<AnnotatorId, Map<LabelId, Map<String, String>>> learned) {

    static Digest of(Entry entry) {
        List<Change> others = new ArrayList<>();
        Map<ImageId, List<Change>> objects = new HashMap<>();
        Map<ImageId, Map<Standing.Owned, Integer>> counted = new HashMap<>();
        Map<AnnotatorId, Map<LabelId, Map<String, String>>> learned = new HashMap<>();
        for (Change change : entry.changes()) {
            if (!(change.any() instanceof Annotation any)) {
                others.add(change);
                continue;
            }
            objects.computeIfAbsent(any.image(), image -> new ArrayList<>()).add(change);
            if (change.before() instanceof Annotation before) {
                count(counted, before, -1);
            }
            if (change.after() instanceof Annotation after) {
                count(counted, after, 1);
                if (change.before() instanceof Annotation before
                        && !before.attributes().equals(after.attributes())) {
                    learned.computeIfAbsent(after.annotator(), who -> new HashMap<>()).put(after.label(),
                            after.attributes());
                }
            }
        }
        return new Digest(entry, others, objects, counted, learned);
    }

    private static void count(Map<ImageId, Map<Standing.Owned, Integer>> counted, Annotation object, int more) {
        counted.computeIfAbsent(object.image(), image -> new HashMap<>())
                .merge(new Standing.Owned(object.annotator(), object.label()), more, Integer::sum);
    }

    /** The changes of an image's objects. */
    List<Change> of(ImageId image) {
        return objects.getOrDefault(image, List.of());
    }
}
