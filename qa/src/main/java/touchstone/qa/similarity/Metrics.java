package touchstone.qa.similarity;

import java.util.List;

/** All similarities, one line each; what holds for every one of them is tested over this list. */
public final class Metrics {

    /** With a tolerance of 10 pixels. */
    public static final List<Similarity> ALL = List.of(new Iou(10), new Dice(10), Oks.UNIFORM);

    private Metrics() {
    }
}
