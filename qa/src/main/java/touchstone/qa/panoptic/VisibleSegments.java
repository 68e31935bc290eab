package touchstone.qa.panoptic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.LabelId;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Rasterizer;
import touchstone.qa.panoptic.SegmentMap.Segment;
import touchstone.qa.similarity.Iou;

/**
 * What one can see of an annotator's objects on an image when each lies on those drawn before: a later object covers an
 * earlier one, and an object that is wholly covered is none. Objects without an inside and masks of another frame are left
 * out.
 *
 * @param segments by number from 1, as in {@link PixelPairs}
 */
record VisibleSegments(List<Mask> masks, Map<Integer, Segment> segments) {

    static VisibleSegments of(Image image, List<Annotation> objects, Map<LabelId, Integer> places) {
        List<Mask> whole = new ArrayList<>();
        List<Segment> all = new ArrayList<>();
        for (Annotation object : objects) {
            boolean fits = !(object.geometry() instanceof Mask mask) || mask.width() == image.width()
                    && mask.height() == image.height();
            if (fits && Iou.isOfAreas(object.geometry(), object.geometry())) {
                whole.add(Rasterizer.mask(object.geometry(), image.width(), image.height()));
                all.add(new Segment(places.getOrDefault(object.label(), 0), OptionalLong.empty(),
                        "true".equals(object.attributes().get("iscrowd"))));
            }
        }
        List<Mask> masks = new ArrayList<>();
        Map<Integer, Segment> segments = new LinkedHashMap<>();
        for (int i = 0; i < whole.size(); i++) {
            Mask visible = whole.get(i);
            for (int j = i + 1; j < whole.size() && !visible.isEmpty(); j++) {
                if (visible.bounds().intersects(whole.get(j).bounds())) {
                    visible = visible.minus(whole.get(j));
                }
            }
            if (!visible.isEmpty()) {
                masks.add(visible);
                segments.put(masks.size(), all.get(i));
            }
        }
        return new VisibleSegments(masks, segments);
    }

    PanopticTally against(VisibleSegments prediction, int categories) {
        return PanopticTally.of(categories, segments, prediction.segments, PixelPairs.of(masks, prediction.masks));
    }
}
