package touchstone.app.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotator;
import touchstone.qa.scoring.Disagreement;

/**
 * What a comparison of annotators came to.
 *
 * @param title who was compared with whom
 * @param agreed what both have, by the same name
 * @param rows every place where they differ, the worst first
 */
record Outcome(String title, Annotator first, Annotator second, List<Figure> figures, List<Row> rows,
        List<Agreed> agreed) {

    /**
     * A number with its name.
     *
     * @param value as it is read: with its interval, or that there is none
     * @param from how many units it rests on; empty where it does not exist
     * @param meaning one sentence: what it says, or why it does not exist
     */
    record Figure(String name, String value, String from, String meaning) {
    }

    /**
     * A place where two annotators differ.
     *
     * @param iou overlap of the two objects, null where one of them is missing
     */
    record Row(Disagreement disagreement, QualityView.Place place, String image, String kind, String severity,
            String labels,
            @Nullable Double iou) {
    }

    Outcome {
        figures = List.copyOf(figures);
        rows = List.copyOf(rows);
        agreed = List.copyOf(agreed);
    }
}
