package touchstone.qa.consensus;

import touchstone.qa.Rules;

/**
 * How the work of several annotators becomes one layer.
 *
 * @param matching what counts as the same object
 * @param quorum how many must have drawn an object or set a tag; 0 for more than half of those who worked on the image
 * @param least how many must have worked on an image for it to count: 2 to agree, 1 to take over what one alone has drawn
 */
public record ConsensusRules(Rules matching, int quorum, Method method, int least) {

    /** How labels and shapes are united. */
    public enum Method {
        /** Labels by votes, masks and polygons by the majority of pixels. */
        MAJORITY,
        /** Labels by votes, masks and polygons by {@link Staple}. */
        STAPLE,
        /** Labels by {@link DawidSkene} over all objects, masks and polygons by the majority of pixels. */
        DAWID_SKENE
    }

    public ConsensusRules {
        if (quorum < 0) {
            throw new IllegalArgumentException("The quorum is " + quorum + ".");
        }
        if (least < 1) {
            throw new IllegalArgumentException("At least " + least + " must have worked.");
        }
    }

    /** Of images on which two or more have worked. */
    public ConsensusRules(Rules matching, int quorum, Method method) {
        this(matching, quorum, method, 2);
    }

    /** @param worked how many worked on the image */
    int needed(int worked) {
        return quorum == 0 ? worked / 2 + 1 : quorum;
    }
}
