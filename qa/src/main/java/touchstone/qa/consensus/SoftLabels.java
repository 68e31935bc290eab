package touchstone.qa.consensus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import touchstone.model.LabelId;

/**
 * How the votes of an object or tag are distributed, for labels on which people may well differ.
 *
 * @param share of the members of an object who gave it the label; of those who worked on the image who set a tag
 * @param n of how many the share is
 */
public record SoftLabels(Candidate unit, LabelId label, double share, int n) {

    /** Of every object that as many as the quorum have seen, and of every tag that anybody set. */
    public static List<SoftLabels> of(ObjectConsensus consensus) {
        List<SoftLabels> rows = new ArrayList<>();
        for (Candidate c : consensus.candidates().all()) {
            if (c.isTag()) {
                rows.add(new SoftLabels(c, c.members().getFirst().label(),
                        (double) c.members().size() / c.worked(), c.worked()));
            } else if (c.hasQuorum()) {
                int n = c.members().size();
                for (Map.Entry<LabelId, Integer> vote : c.votes().entrySet()) {
                    rows.add(new SoftLabels(c, vote.getKey(), (double) vote.getValue() / n, n));
                }
            }
        }
        return rows;
    }
}
