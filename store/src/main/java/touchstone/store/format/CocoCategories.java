package touchstone.store.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import touchstone.model.Messages;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Keypoints;

/**
 * The categories of a COCO file and the labels they become. Skeleton edges count joints from 1; files by other tools that
 * count from 0 betray themselves by a 0.
 */
final class CocoCategories {

    private static final Messages TEXT = Messages.beside(CocoCategories.class);

    private record Entry(@Nullable Object id, @Nullable String name, List<String> joints, List<int[]> edges) {
    }

    private final String file;
    private final Draft draft;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Object, Draft.LabelDraft> labels = new HashMap<>();

    CocoCategories(String file, Draft draft) {
        this.file = file;
        this.draft = draft;
    }

    /** Takes the category at which the parser stands. */
    void entry(JsonParser in) {
        if (!(Json.value(in) instanceof Map<?, ?> fields)) {
            entries.add(new Entry(null, null, List.of(), List.of()));
            return;
        }
        Object id = fields.get("id") instanceof Double d && d == Math.rint(d)
                ? (Object) d.longValue()
                : fields.get("id");
        List<String> joints = new ArrayList<>();
        if (fields.get("keypoints") instanceof List<?> names) {
            names.forEach(n -> joints.add(String.valueOf(n)));
        }
        List<int[]> edges = new ArrayList<>();
        if (fields.get("skeleton") instanceof List<?> pairs) {
            for (Object pair : pairs) {
                if (pair instanceof List<?> ends && ends.size() == 2 && ends.get(0) instanceof Long a
                        && ends.get(1) instanceof Long b) {
                    edges.add(new int[]{ (int) Math.clamp(a, -1L, 1L << 20), (int) Math.clamp(b, -1L, 1L << 20) });
                }
            }
        }
        entries.add(new Entry(id instanceof Long || id instanceof String ? id : null,
                fields.get("name") instanceof String s ? s : null, joints, edges));
    }

    void takeEntries(CocoCategories other) {
        entries.addAll(other.entries);
    }

    /** Makes labels of the entries; joints that a category does not name are counted in its objects. */
    void addAll(List<CocoRecord> records) {
        Map<Object, Integer> unnamed = new HashMap<>();
        for (CocoRecord record : records) {
            double[] xyv = record.keypoints;
            if (xyv != null && record.category != null && xyv.length > 0 && xyv.length % 3 == 0) {
                unnamed.merge(record.category, xyv.length / 3, Math::max);
            }
        }
        for (Entry entry : entries) {
            add(entry, unnamed);
        }
    }

    private void add(Entry entry, Map<Object, Integer> unnamed) {
        Object id = entry.id;
        if (id == null) {
            draft.refuse(where(entry.name == null ? "?" : entry.name), "categoryNoId");
            return;
        }
        Draft.LabelDraft first = labels.get(id);
        if (first != null) {
            draft.refuse(where(id), "categoryTwice", first.name);
            return;
        }
        String name = entry.name == null ? "" : draft.clean(where(id), entry.name);
        if (name.isBlank()) {
            name = "category " + id;
            draft.change(where(id), "categoryNoName", name);
        } else if (draft.knownLabel(name).isPresent()) {
            draft.change(where(id), "categoryMerged");
        }
        Draft.LabelDraft label = draft.label(name);
        labels.put(id, label);
        List<String> joints = entry.joints;
        Integer counted = unnamed.get(id);
        if (joints.isEmpty() && counted != null && (counted > 1 || !entry.edges.isEmpty())) {
            joints = IntStream.rangeClosed(1, counted).mapToObj(Integer::toString).toList();
            draft.change(where(id), "jointsUnnamed", counted.toString());
        }
        if (!joints.isEmpty() && label.skeleton() == null) {
            label.skeleton(new Skeleton(joints, edges(entry, joints.size()), List.of()));
        }
    }

    private List<Skeleton.Edge> edges(Entry entry, int joints) {
        boolean fromZero = entry.edges.stream().anyMatch(e -> e[0] == 0 || e[1] == 0);
        if (fromZero) {
            draft.change(where(String.valueOf(entry.id)), "skeletonZeroBased");
        }
        int first = fromZero ? 0 : 1;
        List<Skeleton.Edge> edges = new ArrayList<>();
        for (int[] edge : entry.edges) {
            int from = edge[0] - first;
            int to = edge[1] - first;
            if (from >= 0 && from < joints && to >= 0 && to < joints) {
                edges.add(new Skeleton.Edge(from, to));
            } else {
                draft.change(where(String.valueOf(entry.id)), "skeletonEdge", Integer.toString(edge[0]),
                        Integer.toString(edge[1]));
            }
        }
        return edges;
    }

    private String where(Object id) {
        return TEXT.text("whereCategory", file, id.toString());
    }

    Optional<Draft.LabelDraft> label(Object id) {
        return Optional.ofNullable(labels.get(id));
    }

    /** The label of a category that nothing explains. */
    Draft.LabelDraft named(Object id, @Nullable String name) {
        return labels.computeIfAbsent(id, i -> draft.label(name == null || name.isBlank() ? i.toString() : name));
    }

    /** How many joints an object of the label has; 0 where the category does not say. */
    int joints(Draft.LabelDraft label) {
        Skeleton skeleton = label.skeleton();
        return skeleton == null ? 0 : skeleton.joints().size();
    }

    boolean fits(Draft.LabelDraft label, Keypoints keypoints) {
        int joints = joints(label);
        return joints == 0 || joints == keypoints.joints().size();
    }
}
