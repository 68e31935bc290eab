package touchstone.qa.detection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** By what detections are compared with the truth. */
public enum DetectionKind {
    /** IoU of the boxes. */
    BOX("bbox"),
    /** IoU of the masks. */
    MASK("segm"),
    /** The smaller of mask IoU and boundary IoU (Cheng et al. 2021). */
    BOUNDARY("boundary"),
    /** Object keypoint similarity. */
    KEYPOINTS("keypoints");

    private final String key;

    DetectionKind(String key) {
        this.key = key;
    }

    /** Its name in COCO. */
    public String key() {
        return key;
    }

    public static Optional<DetectionKind> of(String key) {
        return Arrays.stream(values()).filter(k -> k.key.equals(key)).findFirst();
    }

    /** How many of an image's best detections of a class count, ascending; precision is that of the last. */
    int[] most() {
        return this == KEYPOINTS ? new int[]{ 20 } : new int[]{ 1, 10, 100 };
    }

    List<AreaRange> ranges() {
        return this == KEYPOINTS
                ? List.of(AreaRange.ALL, AreaRange.MEDIUM, AreaRange.LARGE)
                : List.of(AreaRange.values());
    }
}
