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
 * What follows from an entry of the log, worked out on the thread that wrote it.
 *
 * @param counted how many more objects there are of each owner and label, by image
 * @param learned the attributes that were given last, by owner and label
 */
record Digest(Applied applied, Map<ImageId, Map<Standing.Owned, Integer>> counted,
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
        return new Digest(Applied.of(entry, others, objects), counted, learned);
    }

    private static void count(Map<ImageId, Map<Standing.Owned, Integer>> counted, Annotation object, int more) {
        counted.computeIfAbsent(object.image(), image -> new HashMap<>())
                .merge(new Standing.Owned(object.annotator(), object.label()), more, Integer::sum);
    }
}
