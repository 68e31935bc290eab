package touchstone.store.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Keypoints;

/**
 * Key points that have one region as their parent: the joints of one object with the label of that region. Which joints a
 * label has is known when the whole file has been read, so these objects are added at the end.
 */
final class LabelStudioSkeletons {

    private record Grouped(Image image, Annotator by, LabelStudioResults.Region parent,
            Map<String, Keypoints.Joint> joints) {
    }

    private final Draft draft;
    private final List<Grouped> waiting = new ArrayList<>();
    private final Map<String, Set<String>> joints = new LinkedHashMap<>();

    LabelStudioSkeletons(Draft draft) {
        this.draft = draft;
    }

    /** Keeps the regions that are joints of others. Gives back the other ones. */
    List<LabelStudioResults.Region> take(Image image, Annotator by, List<LabelStudioResults.Region> regions) {
        Map<String, LabelStudioResults.Region> byId = new HashMap<>();
        regions.forEach(r -> byId.put(r.id(), r));
        Map<String, Map<String, Keypoints.Joint>> groups = new LinkedHashMap<>();
        Set<LabelStudioResults.Region> taken = new LinkedHashSet<>();
        for (LabelStudioResults.Region r : regions) {
            if (r.parent() != null && r.geometry() instanceof Keypoints k && byId.get(r.parent()) != null
                    && !(byId.get(r.parent()).geometry() instanceof Keypoints)) {
                Keypoints.Joint at = k.joints().getFirst();
                if (groups.computeIfAbsent(r.parent(), p -> new LinkedHashMap<>()).putIfAbsent(r.label(), at) == null) {
                    taken.add(r);
                }
            }
        }
        groups.forEach((id, of) -> {
            LabelStudioResults.Region parent = byId.get(id);
            if (parent != null) {
                Set<String> names = joints.computeIfAbsent(parent.label(), l -> new LinkedHashSet<>());
                if (parent.own().get("joints") instanceof List<?> all) {
                    all.forEach(n -> names.add(draft.clean(parent.where(), String.valueOf(n))));
                    // The frame around the joints is no object of its own.
                    taken.add(parent);
                }
                names.addAll(of.keySet());
                waiting.add(new Grouped(image, by, parent, of));
            }
        });
        return regions.stream().filter(r -> !taken.contains(r)).toList();
    }

    void finish() {
        joints.forEach(
                (label, names) -> draft.label(label).skeleton(new Skeleton(List.copyOf(names), List.of(), List.of())));
        for (Grouped object : waiting) {
            List<Keypoints.Joint> all = new ArrayList<>();
            for (String name : joints.getOrDefault(object.parent.label(), Set.of())) {
                all.add(object.joints.getOrDefault(name, new Keypoints.Joint(0, 0, Keypoints.ABSENT)));
            }
            Draft.LabelDraft label = draft.label(object.parent.label());
            label.allowAll();
            draft.add(object.parent::where, object.image, label, object.by, new Keypoints(all),
                    object.parent.attributes(), object.parent.provenance());
        }
    }
}
