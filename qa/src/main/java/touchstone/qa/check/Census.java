package touchstone.qa.check;

import java.util.Map;
import java.util.Set;
import touchstone.model.ImageId;
import touchstone.model.LabelId;

/**
 * What a project has of what.
 *
 * @param samples objects by label: on each image as many as the annotator with the most has, so that work done several
 * times counts once; labels without any are missing
 * @param worked images that somebody drew on or gave a status
 */
public record Census(Map<LabelId, Long> samples, Set<ImageId> worked) {

    public Census {
        samples = Map.copyOf(samples);
        worked = Set.copyOf(worked);
    }

    long of(LabelId label) {
        return samples.getOrDefault(label, 0L);
    }
}
