package touchstone.qa.panoptic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One side of one image: which segment every pixel belongs to.
 *
 * @param ids row by row; {@link #VOID} where nothing is said, any other number that is not in {@code segments} where
 *            nothing that counts is
 * @param segments by number, in the order of the file
 */
@SuppressWarnings("ArrayRecordComponent") // a buffer, never compared
public record SegmentMap(int width, int height, int[] ids, Map<Integer, Segment> segments) {

    /** The number of pixels that were not judged. */
    public static final int VOID = 0;

    /**
     * @param category place in the list of categories
     * @param area in pixels as the reference claims it; empty to count them
     * @param crowd whether it stands for a group
     */
    public record Segment(int category, OptionalLong area, boolean crowd) {
    }

    public SegmentMap {
        segments = Collections.unmodifiableMap(new LinkedHashMap<>(segments));
    }
}
