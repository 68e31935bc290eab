package touchstone.qa.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.ImageId;
import touchstone.qa.matching.Matching.Pair;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.ImageComparison;

/**
 * Which objects of several annotators are one: the pairs of all pairwise matchings are taken in the order of falling
 * similarity, and two groups are joined unless they hold two objects of one annotator. For two annotators this is their
 * matching; the order of the annotators does not matter.
 */
final class ObjectClusters {

    private record Edge(AnnotationId a, AnnotationId b, double similarity) {
    }

    private final Map<AnnotationId, Map<Integer, Annotation>> groupOf = new LinkedHashMap<>();

    private ObjectClusters() {
    }

    /**
     * One map from the annotators' places to their objects for every group with at least one object.
     *
     * @param places by comparison: the places of its two annotators
     */
    static Map<ImageId, List<Map<Integer, Annotation>>> of(List<Comparison> comparisons, List<int[]> places) {
        Map<ImageId, List<Edge>> edges = new LinkedHashMap<>();
        Map<ImageId, ObjectClusters> clusters = new LinkedHashMap<>();
        for (int c = 0; c < comparisons.size(); c++) {
            for (ImageComparison image : comparisons.get(c).images()) {
                ObjectClusters own = clusters.computeIfAbsent(image.image().id(), i -> new ObjectClusters());
                own.add(image.first(), places.get(c)[0]);
                own.add(image.second(), places.get(c)[1]);
                List<Edge> ofImage = edges.computeIfAbsent(image.image().id(), i -> new ArrayList<>());
                for (Pair p : image.matching().pairs()) {
                    ofImage.add(new Edge(image.first().get(p.first()).id(), image.second().get(p.second()).id(),
                            p.similarity()));
                }
            }
        }
        Map<ImageId, List<Map<Integer, Annotation>>> groups = new HashMap<>();
        clusters.forEach((image, own) -> groups.put(image, own.join(edges.getOrDefault(image, List.of()))));
        return groups;
    }

    private void add(List<Annotation> objects, int annotator) {
        for (Annotation object : objects) {
            groupOf.computeIfAbsent(object.id(), id -> new TreeMap<>(Map.of(annotator, object)));
        }
    }

    private List<Map<Integer, Annotation>> join(List<Edge> edges) {
        edges.sort(Comparator.comparingDouble(Edge::similarity).reversed().thenComparing(Edge::a)
                .thenComparing(Edge::b));
        for (Edge edge : edges) {
            Map<Integer, Annotation> a = group(edge.a);
            Map<Integer, Annotation> b = group(edge.b);
            // Two objects of one group are never joined again: the group shares its annotators with itself.
            if (a.keySet().stream().noneMatch(b::containsKey)) {
                a.putAll(b);
                b.values().forEach(object -> groupOf.put(object.id(), a));
            }
        }
        List<Map<Integer, Annotation>> groups = new ArrayList<>();
        Set<AnnotationId> seen = new HashSet<>();
        groupOf.forEach((id, group) -> {
            if (seen.add(id)) {
                groups.add(group);
                group.values().forEach(object -> seen.add(object.id()));
            }
        });
        return groups;
    }

    private Map<Integer, Annotation> group(AnnotationId id) {
        Map<Integer, Annotation> group = groupOf.get(id);
        if (group == null) {
            throw new IllegalStateException();
        }
        return group;
    }
}
