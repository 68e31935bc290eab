package touchstone.qa.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import touchstone.model.Messages;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.Counts;
import touchstone.qa.scoring.Disagreement;
import touchstone.qa.scoring.ImageComparison;

/** One row for each image and two who worked on it, those with the most severe errors first. */
final class ImageSection {

    private static final Messages TEXT = Messages.beside(ImageSection.class);

    private record Row(Comparison comparison, ImageComparison image, long severe) {

        static final Comparator<Row> WORST_FIRST = Comparator.comparingLong(Row::severe).reversed()
                .thenComparing(Comparator.comparingInt((Row r) -> r.image.disagreements().size()).reversed())
                .thenComparing(r -> r.image.image().address());

        Counts counts() {
            return image.objects().plus(image.tags()).micro();
        }
    }

    private final Report report;

    ImageSection(Report report) {
        this.report = report;
    }

    void write(Html html) {
        List<Row> rows = rows();
        if (rows.isEmpty()) {
            return;
        }
        html.open("section", "id", "images").element("h2", TEXT.text("images.title"));
        html.element("p", TEXT.text("images.order"), "class", "dim");
        Table table = new Table(html).start("image", "first", "second", "right", "onlyFirst", "onlySecond", "f1",
                "meanIou", "severe");
        rows.stream().sorted(Row.WORST_FIRST).forEach(r -> {
            Counts counts = r.counts();
            table.row().head(r.image.image().address()).name(r.comparison.first().name())
                    .name(r.comparison.second().name()).count(counts.truePositive()).count(counts.falseNegative())
                    .count(counts.falsePositive()).estimate(counts.f1()).estimate(counts.meanIou()).count(r.severe)
                    .endRow();
        });
        table.end();
        html.closeBlock();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Comparison comparison : report.comparisons()) {
            for (ImageComparison image : comparison.images()) {
                rows.add(new Row(comparison, image, image.disagreements().stream().map(Disagreement::severity)
                        .filter(s -> s.isSevere()).count()));
            }
        }
        return rows;
    }
}
