package touchstone.qa.detection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.qa.Estimate;
import touchstone.qa.detection.DetectionData.Category;

/**
 * COCO's numbers over all categories and of each.
 *
 * @param stats by COCO's names, in its order
 * @param errors what each kind of error costs
 */
public record DetectionScore(DetectionKind kind, int images, int truths, int detections, Map<String, Estimate> stats,
        List<OfCategory> categories, DetectionErrors errors) {

    /**
     * @param truths how many objects there are to find, crowds left out
     * @param detections all of the class
     */
    public record OfCategory(Category category, int truths, int detections, Map<String, Estimate> stats) {

        public OfCategory {
            stats = Collections.unmodifiableMap(new LinkedHashMap<>(stats));
        }
    }

    public DetectionScore {
        stats = Collections.unmodifiableMap(new LinkedHashMap<>(stats));
        categories = List.copyOf(categories);
    }
}
