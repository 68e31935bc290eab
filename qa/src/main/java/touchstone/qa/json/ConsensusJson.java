package touchstone.qa.json;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.consensus.Choice;
import touchstone.qa.consensus.Crowdlab;
import touchstone.qa.consensus.DawidSkene;
import touchstone.qa.consensus.LabelConsensus;
import touchstone.qa.consensus.LabelStaple;
import touchstone.qa.consensus.Staple;

/**
 * What was agreed upon. Documents are maps and lists that make their members when they are asked for, because a table may
 * have a million units.
 */
public final class ConsensusJson {

    private ConsensusJson() {
    }

    /**
     * {"method", "labels", "units": [{"label", "quality", "shares", "annotations"?}], "ties", "logLikelihood",
     * "classMarginals", "errorRates": {rater: [[..]]}, "annotators": [{"name", "quality", "weight"?}], "starts"?,
     * "modelWeight"?}; what the method does not compute says so.
     */
    public static Map<String, Object> of(LabelConsensus consensus) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("method", switch (consensus) {
            case DawidSkene d -> "dawid-skene";
            case Crowdlab c -> "crowdlab";
            default -> "majority";
        });
        List<String> raters = consensus.votes().raters();
        document.put("labels", consensus.labels());
        document.put("units", list(consensus.votes().units(), u -> unit(consensus, u)));
        document.put("ties", IntStream.range(0, consensus.votes().units())
                .filter(u -> consensus.choice(u) instanceof Choice.None(Reason why) && why == Reason.TIE).count());
        Object none = EstimateJson.of(Estimate.undefined(Reason.NOT_IN_METHOD));
        document.put("logLikelihood", consensus instanceof DawidSkene d ? number(d.logLikelihood()) : none);
        document.put("classMarginals", consensus instanceof DawidSkene d
                ? d.marginals().stream().map(ConsensusJson::number).toList()
                : none);
        document.put("errorRates", consensus instanceof DawidSkene d ? errorRates(d) : none);
        List<Estimate> qualities = consensus.raters();
        document.put("annotators", list(raters.size(), r -> {
            Map<String, Object> rater = new LinkedHashMap<>();
            rater.put("name", raters.get(r));
            rater.put("quality", number(qualities.get(r)));
            if (consensus instanceof Crowdlab c) {
                rater.put("weight", number(c.raterWeight(r)));
            }
            return rater;
        }));
        switch (consensus) {
            case DawidSkene d -> {
                document.put("start", d.kept().name());
                document.put("starts", d.runs().stream().map(ConsensusJson::run).toList());
            }
            case Crowdlab c -> document.put("modelWeight", number(c.modelWeight()));
            default -> {
                // Votes have no more to tell.
            }
        }
        return document;
    }

    private static Map<String, Object> unit(LabelConsensus consensus, int u) {
        Map<String, Object> unit = new LinkedHashMap<>();
        unit.put("label", switch (consensus.choice(u)) {
            case Choice.Label(int place) -> consensus.labels().get(place);
            case Choice.None(Reason why) -> EstimateJson.of(Estimate.undefined(why));
        });
        unit.put("quality", number(consensus.quality(u)));
        unit.put("shares", Arrays.stream(consensus.shares(u)).boxed().toList());
        if (consensus instanceof Crowdlab c) {
            Map<String, Object> annotations = new LinkedHashMap<>();
            List<String> raters = c.votes().raters();
            for (int r = 0; r < raters.size(); r++) {
                if (c.hasRated(u, r)) {
                    annotations.put(raters.get(r), number(c.annotationQuality(u, r)));
                }
            }
            unit.put("annotations", annotations);
        }
        return unit;
    }

    private static Map<String, Object> errorRates(DawidSkene consensus) {
        Map<String, Object> all = new LinkedHashMap<>();
        List<String> raters = consensus.votes().raters();
        for (int r = 0; r < raters.size(); r++) {
            all.put(raters.get(r), consensus.errorRates(r).stream()
                    .map(row -> row.stream().map(ConsensusJson::number).toList()).toList());
        }
        return all;
    }

    private static Map<String, Object> run(DawidSkene.Run run) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("start", run.name());
        document.put("logLikelihood", run.logLikelihood());
        document.put("iterations", run.iterations());
        document.put("converged", run.converged());
        return document;
    }

    /** {"sensitivity": [..], "specificity": [..], "iterations", "prior", "area", "width", "height"} */
    public static Map<String, Object> of(Staple staple) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("sensitivity", staple.sensitivity().stream().map(ConsensusJson::number).toList());
        document.put("specificity", staple.specificity().stream().map(ConsensusJson::number).toList());
        document.put("iterations", staple.iterations());
        document.put("prior", staple.prior());
        document.put("area", staple.consensus().areaPixels());
        document.put("width", staple.consensus().width());
        document.put("height", staple.consensus().height());
        return document;
    }

    /**
     * {"labels": [..], "confusion": [[[..]]], "iterations", "undecided", "undecidedPixels"}: one matrix a rater; rows = the
     * label he says, in the end one for undecided, as ITK has it; columns = the true label.
     *
     * @param open how many pixels are undecided
     */
    public static Map<String, Object> of(LabelStaple staple, long open) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("labels", Arrays.stream(staple.labels()).boxed().toList());
        document.put("confusion", list(staple.raters(), r -> {
            List<List<Estimate>> said = new ArrayList<>(staple.confusion(r));
            // A rater's image has no value for undecided.
            said.add(said.getFirst().stream()
                    .map(e -> e instanceof Estimate.Value v ? Estimate.of(0, v.n()) : e).toList());
            return said.stream().map(row -> row.stream().map(ConsensusJson::number).toList()).toList();
        }));
        document.put("iterations", staple.iterations());
        document.put("undecided", staple.undecided());
        document.put("undecidedPixels", open);
        return document;
    }

    private static Object number(Estimate estimate) {
        return switch (estimate) {
            case Estimate.Value v -> v.value();
            case Estimate.Undefined u -> EstimateJson.of(u);
        };
    }

    private static List<Object> list(int size, IntFunction<Object> member) {
        return new AbstractList<>() {

            @Override
            public Object get(int index) {
                return member.apply(index);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }
}
