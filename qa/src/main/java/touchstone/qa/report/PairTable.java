package touchstone.qa.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.qa.matching.Matching.Pair;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.Disagreement;
import touchstone.qa.scoring.ImageComparison;

/** The table of all pairs of objects; its columns are named in English whatever the page's language, for programs. */
final class PairTable {

    static final List<String> COLUMNS = List.of("image", "first_annotator", "first_role", "second_annotator",
            "second_role", "first_label", "second_label", "kind", "iou", "severity", "first_id", "second_id");

    /** The kind of a pair that is no disagreement. */
    static final String RIGHT = "right";

    private final Report report;
    private final Names names;
    private final Csv csv;

    /** @param out where the rows go as they come: there may be millions of them */
    PairTable(Report report, Appendable out) {
        this.report = report;
        this.csv = new Csv(out);
        this.names = new Names(report.project().schema());
    }

    void write() {
        csv.row(COLUMNS);
        for (Comparison comparison : report.comparisons()) {
            for (ImageComparison image : comparison.images()) {
                image(comparison, image);
            }
        }
    }

    private void image(Comparison comparison, ImageComparison image) {
        for (Pair pair : image.matching().pairs()) {
            Annotation first = image.first().get(pair.first());
            Annotation second = image.second().get(pair.second());
            if (first.label().equals(second.label())) {
                row(comparison, image, first, second, RIGHT, pair.similarity(), "");
            }
        }
        image.disagreements().stream().sorted(Disagreement.WORST_FIRST).forEach(d -> row(comparison, image, d.first(),
                d.second(), d.kind().key(), d.iou(), d.severity().key()));
    }

    private void row(Comparison comparison, ImageComparison image, @Nullable Annotation first,
            @Nullable Annotation second, String kind, double iou, String severity) {
        csv.row(List.of(image.image().address(), comparison.first().name(), comparison.first().role().key(),
                comparison.second().name(), comparison.second().role().key(), names.of(first), names.of(second), kind,
                Double.toString(iou), severity, id(first), id(second)));
    }

    private static String id(@Nullable Annotation object) {
        return object == null ? "" : object.id().toString();
    }
}
