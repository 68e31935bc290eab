package touchstone.qa.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.ImageId;
import touchstone.qa.matching.Clusters;
import touchstone.qa.matching.Clusters.Link;
import touchstone.qa.matching.Matching.Pair;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.ImageComparison;

/**
 * Which objects of several annotators are one, after the matchings of every two: {@link Clusters}. Of equally similar pairs
 * the older objects come first, so that the order of the annotators does not matter.
 */
final class ObjectClusters {

    /** By annotator's place: his objects on one image. */
    private final Map<Integer, List<Annotation>> objects = new HashMap<>();
    private final List<Link> links = new ArrayList<>();

    private ObjectClusters() {
    }

    /**
     * One map from the annotators' places to their objects for every group with at least one object.
     *
     * @param places by comparison: the places of its two annotators
     */
    static Map<ImageId, List<Map<Integer, Annotation>>> of(List<Comparison> comparisons, List<int[]> places) {
        Map<ImageId, ObjectClusters> clusters = new LinkedHashMap<>();
        for (int c = 0; c < comparisons.size(); c++) {
            for (ImageComparison image : comparisons.get(c).images()) {
                clusters.computeIfAbsent(image.image().id(), i -> new ObjectClusters()).add(image, places.get(c)[0],
                        places.get(c)[1]);
            }
        }
        Map<ImageId, List<Map<Integer, Annotation>>> groups = new HashMap<>();
        clusters.forEach((image, own) -> groups.put(image, own.join()));
        return groups;
    }

    private void add(ImageComparison image, int first, int second) {
        objects.put(first, image.first());
        objects.put(second, image.second());
        for (Pair p : image.matching().pairs()) {
            links.add(new Link(first, p.first(), second, p.second(), p.similarity()));
        }
    }

    private List<Annotation> objects(int annotator) {
        return objects.getOrDefault(annotator, List.of());
    }

    private AnnotationId id(int annotator, int place) {
        return objects(annotator).get(place).id();
    }

    private List<Map<Integer, Annotation>> join() {
        int annotators = objects.keySet().stream().mapToInt(a -> a + 1).max().orElse(0);
        int[] sizes = new int[annotators];
        for (int a = 0; a < annotators; a++) {
            sizes[a] = objects(a).size();
        }
        links.sort(Comparator.comparing((Link l) -> id(l.list(), l.place()))
                .thenComparing(l -> id(l.other(), l.otherPlace())));
        List<Map<Integer, Annotation>> groups = new ArrayList<>();
        for (int[] cluster : Clusters.joining(sizes, links).members()) {
            Map<Integer, Annotation> group = new TreeMap<>();
            for (int a = 0; a < annotators; a++) {
                if (cluster[a] >= 0) {
                    group.put(a, objects(a).get(cluster[a]));
                }
            }
            groups.add(group);
        }
        return groups;
    }
}
