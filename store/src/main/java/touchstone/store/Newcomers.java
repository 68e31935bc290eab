package touchstone.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.ImageId;

/** Objects of another file that this project has nothing of, by their ids alone. */
final class Newcomers {

    /** Bytes of shapes that are held at once, where the shapes are small enough for that. */
    private static final int MOST_BYTES = 2 << 20;

    /** Some objects of one image that are read at once. */
    private static final class Some {

        private final List<AnnotationId> ids = new ArrayList<>();
        private long bytes;

        boolean isFull() {
            return ids.size() == AnnotationTable.AT_ONCE || bytes > MOST_BYTES;
        }
    }

    private final Project theirs;
    private final Correspondence map;
    private final Map<ImageId, List<Some>> byImage = new LinkedHashMap<>();
    private final Map<Object, Integer> references = new HashMap<>();
    private long count;

    Newcomers(Project theirs, Correspondence map) {
        this.theirs = theirs;
        this.map = map;
    }

    /** Takes objects in that are still there, at most {@link AnnotationTable#AT_ONCE}, and says which these are. */
    List<AnnotationId> add(List<AnnotationId> ids) {
        List<AnnotationId> found = new ArrayList<>();
        theirs.eachReference(ids, (id, image, label, annotator, bytes) -> {
            List<Some> ofImage = byImage.computeIfAbsent(image, key -> new ArrayList<>(List.of(new Some())));
            if (ofImage.getLast().isFull()) {
                ofImage.add(new Some());
            }
            Some some = ofImage.getLast();
            some.ids.add(id);
            some.bytes += bytes;
            references.merge(map.image(image), 1, Integer::sum);
            references.merge(map.identity(label), 1, Integer::sum);
            references.merge(annotator, 1, Integer::sum);
            found.add(id);
        });
        count += found.size();
        return found;
    }

    long count() {
        return count;
    }

    /** What they refer to here, and how many do. */
    Map<Object, Integer> references() {
        return references;
    }

    private Stream<Some> each() {
        return byImage.values().stream().flatMap(List::stream);
    }

    /** Has them copied as they are stored. */
    void copyInto(Bulk bulk) {
        each().forEach(some -> bulk.copy(theirs, some.ids, bare -> (Annotation) map.here(bare)));
    }

    /** They themselves, as they would be here. */
    List<Change> read() {
        return each().flatMap(some -> some.ids.stream()).sorted().flatMap(id -> theirs.annotation(id).stream())
                .map(a -> Change.add(map.here(a))).toList();
    }
}
