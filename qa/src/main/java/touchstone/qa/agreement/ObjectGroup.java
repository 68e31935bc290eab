package touchstone.qa.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.ProjectView;
import touchstone.qa.Watch;
import touchstone.qa.result.Shared;
import touchstone.qa.result.Subject;
import touchstone.qa.scoring.Comparison;

/**
 * What several annotators drew of one thing on an image (see {@link ObjectClusters}).
 *
 * @param objects by annotator's place: his object, or null
 * @param worked by annotator's place: whether he has worked on the image, so that a missing object is his statement
 */
public record ObjectGroup(Image image, List<@Nullable Annotation> objects, List<Boolean> worked) {

    public ObjectGroup {
        objects = Collections.unmodifiableList(new ArrayList<>(objects));
        worked = List.copyOf(worked);
    }

    /** How many annotators have it. */
    public int size() {
        return (int) objects.stream().filter(o -> o != null).count();
    }

    /** Of all images, in the project's order; computed once for a subject. */
    public static List<ObjectGroup> of(Subject subject, List<Annotator> annotators, Watch watch) {
        return subject.shared(new Wanted(annotators), watch);
    }

    private record Wanted(List<Annotator> annotators) implements Shared<List<ObjectGroup>> {

        Wanted {
            annotators = List.copyOf(annotators);
        }

        @Override
        public List<ObjectGroup> compute(Subject subject, Watch watch) {
            List<Comparison> pairs = Agreement.of(subject, annotators, watch).pairs();
            List<int[]> places = pairs.stream().map(
                    p -> new int[]{ annotators.indexOf(p.first()), annotators.indexOf(p.second()) }).toList();
            Map<ImageId, List<Map<Integer, Annotation>>> clusters = ObjectClusters.of(pairs, places);
            return groups(subject.project(), annotators, clusters);
        }
    }

    private static List<ObjectGroup> groups(ProjectView project, List<Annotator> annotators,
            Map<ImageId, List<Map<Integer, Annotation>>> clusters) {
        List<ObjectGroup> groups = new ArrayList<>();
        for (Image image : project.images()) {
            List<Map<Integer, Annotation>> ofImage = clusters.getOrDefault(image.id(), List.of());
            if (ofImage.isEmpty()) {
                continue;
            }
            List<Boolean> worked = annotators.stream().map(a -> Comparison.hasWorked(project, image, a)).toList();
            for (Map<Integer, Annotation> cluster : ofImage) {
                @Nullable
                Annotation[] objects = new Annotation[annotators.size()];
                cluster.forEach((place, object) -> objects[place] = object);
                groups.add(new ObjectGroup(image, Arrays.asList(objects), worked));
            }
        }
        return groups;
    }
}
