package touchstone.qa.json;

import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import touchstone.qa.Estimate;
import touchstone.qa.breakdown.Confusion;

/**
 * A {@link Confusion}.
 *
 * <pre>
 * {"labels": [name..], "counts": [[..]], "missed": [..], "extra": [..], "rowShares": [[..]..]}
 * </pre>
 *
 * A row of "counts" for each label of the first, a column for each of the second, of matched things alone; "missed" by label
 * of the first, "extra" by label of the second. A row of "rowShares" has one place more than there are labels, for what is
 * missed; in the row of a label that the first has not used there are objects that say why there is no share.
 */
final class ConfusionJson {

    private ConfusionJson() {
    }

    static ObjectNode of(Confusion confusion) {
        ObjectNode node = EstimateJson.object();
        ArrayNode labels = node.putArray("labels");
        confusion.labels().forEach(label -> labels.add(label.name()));
        int n = confusion.labels().size();
        ArrayNode counts = node.putArray("counts");
        ArrayNode missed = node.putArray("missed");
        for (List<Long> row : confusion.counts().subList(0, n)) {
            ArrayNode one = counts.addArray();
            row.subList(0, n).forEach(one::add);
            missed.add(row.get(n));
        }
        ArrayNode extra = node.putArray("extra");
        confusion.counts().get(n).subList(0, n).forEach(extra::add);
        ArrayNode shares = node.putArray("rowShares");
        for (int r = 0; r < n; r++) {
            int row = r;
            ArrayNode one = shares.addArray();
            IntStream.rangeClosed(0, n).mapToObj(c -> confusion.share(row, c)).forEach(share -> {
                switch (share) {
                    case Estimate.Value v -> one.add(v.value());
                    case Estimate.Undefined u -> one.add(EstimateJson.of(u));
                }
            });
        }
        return node;
    }
}
