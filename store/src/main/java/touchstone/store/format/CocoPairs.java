package touchstone.store.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.LabelId;
import touchstone.model.OwnExtent;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Polygon;

/**
 * Outlines and joints that are one object in a COCO file and two in a project: an outline and a skeleton of one label and
 * group that say the same of everything else, and nothing else of that group. Written as two, they would count twice.
 */
final class CocoPairs {

    private final Map<AnnotationId, Keypoints> jointsOf = new HashMap<>();
    private final Set<AnnotationId> skeletons = new HashSet<>();

    private record Key(LabelId label, Map<String, String> attributes, @Nullable Double score) {
    }

    /** Among one annotator's objects on one image. */
    CocoPairs(List<Annotation> objects) {
        Map<Key, List<Annotation>> groups = new HashMap<>();
        for (Annotation a : objects) {
            if (a.attributes().containsKey(Coco.GROUP)) {
                Key key = new Key(a.label(), OwnExtent.others(a.attributes()), a.provenance().score());
                groups.computeIfAbsent(key, k -> new ArrayList<>()).add(a);
            }
        }
        for (List<Annotation> group : groups.values()) {
            if (group.size() == 2) {
                pair(group.getFirst(), group.getLast());
                pair(group.getLast(), group.getFirst());
            }
        }
    }

    private void pair(Annotation outline, Annotation skeleton) {
        boolean outlined = outline.geometry() instanceof Polygon || outline.geometry() instanceof Mask;
        if (outlined && skeleton.geometry() instanceof Keypoints k && !k.bounds().isEmpty()) {
            jointsOf.put(outline.id(), k);
            skeletons.add(skeleton.id());
        }
    }

    /** The joints that belong to the outline, or null. */
    @Nullable
    Keypoints jointsOf(Annotation outline) {
        return jointsOf.get(outline.id());
    }

    /** Whether the object is the joints of an outline. */
    boolean isOfOutline(Annotation skeleton) {
        return skeletons.contains(skeleton.id());
    }
}
