package touchstone.qa.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.qa.Estimate;
import touchstone.qa.Interval;
import touchstone.qa.Reason;
import touchstone.qa.Watch;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.Disagreement;
import touchstone.qa.scoring.GoldenScore;

/**
 * Whether a pilot has shown that the task can be scaled: enough images were drawn by two or more, they agree, and few of
 * their errors against the golden set are severe.
 *
 * @param doubled images on which two or more annotators have worked
 * @param needed how many those should be
 * @param agreement the chosen coefficient among the annotators
 * @param severe severe errors by all that was compared with the golden set
 * @param wrong images with a severe error, the worst first
 * @param single images on which one annotator has worked: what to draw next a second time
 */
public record PilotGate(int doubled, int needed, Estimate agreement, Estimate severe, Limits limits,
        List<ImageId> wrong, List<ImageId> single) {

    /**
     * @param share of the project's images that a pilot should hold; 0.05
     * @param least images that it should hold at least; 100, or all where there are fewer
     * @param coefficient key of the agreement; krippendorffAlpha
     * @param agreement that must be exceeded; 0.8
     * @param severe rate that must not be reached; 0.1
     */
    public record Limits(double share, int least, String coefficient, double agreement, double severe) {

        static Limits of(Settings settings) {
            return new Limits(settings.number("pilotGate.share", 0.05, 0, 1),
                    settings.whole("pilotGate.least", 100, 0, Integer.MAX_VALUE),
                    settings.text("pilotGate.coefficient", "krippendorffAlpha"),
                    settings.number("pilotGate.agreement", 0.8, -1, 1),
                    settings.number("pilotGate.severe", 0.1, 0, 1));
        }

        int needed(int images) {
            return Math.min(images, Math.max(least, (int) Math.ceil(share * images - 1e-9)));
        }
    }

    /** @return nothing where fewer than two annotators work */
    static Optional<PilotGate> of(Subject subject, Limits limits, Watch watch) {
        List<Annotator> all = subject.project().annotators();
        List<Annotator> people = all.stream().filter(a -> a.role() == Role.ANNOTATOR).toList();
        if (people.size() < 2) {
            return Optional.empty();
        }
        Agreement agreement = Agreement.of(subject, people, watch.part(0, 2));
        Set<ImageId> doubled = new HashSet<>();
        agreement.pairs().forEach(p -> p.images().forEach(i -> doubled.add(i.image().id())));
        Map<String, Estimate> numbers = agreement.numbers();
        Estimate coefficient = numbers.get(limits.coefficient);
        if (coefficient == null) {
            throw Settings.BadSetting.choice("pilotGate.coefficient", limits.coefficient, numbers.keySet());
        }
        List<GoldenScore> scores = scores(subject, people, watch.part(1, 2));
        return Optional.of(new PilotGate(doubled.size(), limits.needed(subject.project().originals().size()),
                limits.coefficient.toLowerCase(Locale.ROOT).endsWith("f1") ? bounded(coefficient) : coefficient,
                severe(scores), limits, wrong(scores), single(subject, people, doubled)));
    }

    /**
     * F1 with Wilson's interval of the share of objects that both have of those that either has, from which it follows:
     * F1 = 2 share / (1 + share).
     */
    private static Estimate bounded(Estimate f1) {
        if (!(f1 instanceof Estimate.Value v) || v.interval() != null || v.n() == 0) {
            return f1;
        }
        Interval share = Interval.wilson(Math.round(v.value() / (2 - v.value()) * v.n()), v.n());
        return Estimate.of(v.value(), v.n(), new Interval(2 * share.low() / (1 + share.low()),
                2 * share.high() / (1 + share.high()), Interval.Method.WILSON, null));
    }

    private static List<ImageId> single(Subject subject, List<Annotator> people, Set<ImageId> doubled) {
        return subject.project().originals().stream().filter(i -> !doubled.contains(i.id()))
                .filter(i -> people.stream().anyMatch(a -> Comparison.hasWorked(subject.project(), i, a)))
                .map(Image::id).toList();
    }

    private static List<GoldenScore> scores(Subject subject, List<Annotator> people, Watch watch) {
        List<GoldenScore> scores = new ArrayList<>();
        for (Annotator gold : subject.project().annotators()) {
            if (gold.role() == Role.GOLD) {
                for (Annotator each : people) {
                    scores.add(new GoldenScore(
                            Comparison.of(subject, gold, each, Comparison.Scope.BOTH, watch), subject.rules()));
                }
            }
        }
        return scores;
    }

    private static Estimate severe(List<GoldenScore> scores) {
        return Estimate.share(scores.stream().mapToLong(s -> Compared.severe(s).count()).sum(),
                scores.stream().mapToLong(Compared::all).sum(), Reason.NO_REFERENCE);
    }

    private static List<ImageId> wrong(List<GoldenScore> scores) {
        return scores.stream().flatMap(Compared::severe).sorted(Disagreement.WORST_FIRST).map(d -> d.image().id())
                .distinct().toList();
    }

    Decision ofSize() {
        return doubled >= needed ? Decision.PASSED : Decision.UNDECIDED;
    }

    Decision ofAgreement() {
        return Decision.above(agreement, limits.agreement);
    }

    Decision ofSevere() {
        return Decision.below(severe, limits.severe);
    }

    public Decision decision() {
        return Decision.all(List.of(ofSize(), ofAgreement(), ofSevere()));
    }
}
