package touchstone.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.ImageId;

/** Objects of another file that this project has nothing of, by their ids alone. */
final class Newcomers {

    /** Where objects are in the other file. */
    private record Place(ImageId image, AnnotatorId annotator) {
    }

    private final Project theirs;
    private final Correspondence map;
    private final Map<Place, Set<AnnotationId>> ids = new LinkedHashMap<>();
    private final Map<Object, Integer> references = new HashMap<>();
    private long count;

    Newcomers(Project theirs, Correspondence map) {
        this.theirs = theirs;
        this.map = map;
    }

    /** Takes an object in, if it is still there. */
    boolean add(AnnotationId id) {
        Optional<Annotation> bare = theirs.withoutShape(id);
        if (bare.isEmpty()) {
            return false;
        }
        Annotation there = bare.get();
        ids.computeIfAbsent(new Place(there.image(), there.annotator()), key -> new HashSet<>()).add(id);
        Annotation here = (Annotation) map.here(there);
        for (Object of : List.of(here.image(), here.label(), here.annotator())) {
            references.merge(of, 1, Integer::sum);
        }
        count++;
        return true;
    }

    long count() {
        return count;
    }

    /** What they refer to here, and how many do. */
    Map<Object, Integer> references() {
        return references;
    }

    /** Has them copied as they are stored. */
    void copyInto(Bulk bulk) {
        ids.forEach((place, those) -> bulk.copy(theirs, place.image, place.annotator, those::contains, those.size(),
                bare -> (Annotation) map.here(bare)));
    }

    /** They themselves, as they would be here. */
    List<Change> read() {
        return ids.values().stream().flatMap(Set::stream).sorted()
                .flatMap(id -> theirs.annotation(id).stream()).map(a -> Change.add(map.here(a))).toList();
    }
}
