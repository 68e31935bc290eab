package touchstone.qa.json;

import tools.jackson.databind.node.ObjectNode;
import touchstone.qa.hypothesis.Verdict;

/** One test: {"statistic", "degrees"?, "p", "n"} or {"undefined", "because"}. */
final class VerdictJson {

    private VerdictJson() {
    }

    static ObjectNode of(Verdict verdict) {
        ObjectNode node = EstimateJson.object();
        switch (verdict) {
            case Verdict.Untested u -> node.put("undefined", u.reason().name()).put("because", u.because());
            case Verdict.Tested t -> {
                node.put("statistic", t.statistic());
                if (t.degrees() != null) {
                    node.put("degrees", t.degrees());
                }
                node.put("p", t.p()).put("n", t.n());
            }
        }
        return node;
    }
}
