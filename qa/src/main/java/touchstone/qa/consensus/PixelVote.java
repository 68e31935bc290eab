package touchstone.qa.consensus;

import java.util.List;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Mask;
import touchstone.qa.Watch;

/** The pixels that more than half of several masks hold; a pixel in exactly half of them is left out. */
public final class PixelVote {

    private PixelVote() {
    }

    /**
     * @param masks at least one, all of one frame
     * @throws InvalidGeometry when the frames differ
     */
    public static Mask of(List<Mask> masks) {
        MaskPatterns patterns = MaskPatterns.of(masks, Watch.NONE);
        boolean[] kept = new boolean[patterns.size()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = 2 * patterns.raters(i) > masks.size();
        }
        return patterns.mask(masks, kept);
    }
}
