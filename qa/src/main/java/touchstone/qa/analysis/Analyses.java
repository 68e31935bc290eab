package touchstone.qa.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import touchstone.model.Messages;
import touchstone.qa.Watch;
import touchstone.qa.breakdown.AgreementByGroupAnalysis;
import touchstone.qa.breakdown.AttributeAgreementAnalysis;
import touchstone.qa.breakdown.BoundaryBiasAnalysis;
import touchstone.qa.breakdown.ConfusionAnalysis;
import touchstone.qa.breakdown.KeypointAgreementAnalysis;
import touchstone.qa.breakdown.LabelLevelsAnalysis;
import touchstone.qa.breakdown.PixelAgreementAnalysis;
import touchstone.qa.budget.PlanAnalysis;
import touchstone.qa.check.ChecksAnalysis;
import touchstone.qa.conduct.ActivityAnalysis;
import touchstone.qa.conduct.AnnotatorsAnalysis;
import touchstone.qa.conduct.ConsistencyAnalysis;
import touchstone.qa.conduct.CostAnalysis;
import touchstone.qa.conduct.DriftAnalysis;
import touchstone.qa.conduct.EscalationAnalysis;
import touchstone.qa.conduct.FatigueAnalysis;
import touchstone.qa.conduct.PredictionUseAnalysis;
import touchstone.qa.conduct.ReworkAnalysis;
import touchstone.qa.conduct.ReviewsAnalysis;
import touchstone.qa.conduct.SpeedAnalysis;
import touchstone.qa.conduct.TimelineAnalysis;
import touchstone.qa.consensus.ConsensusAnalysis;
import touchstone.qa.coverage.CoverageAnalysis;
import touchstone.qa.detection.AveragePrecisionAnalysis;
import touchstone.qa.panoptic.PanopticQualityAnalysis;
import touchstone.qa.gate.AcceptanceAnalysis;
import touchstone.qa.gate.ExportGateAnalysis;
import touchstone.qa.gate.PilotGateAnalysis;
import touchstone.qa.gate.QualificationAnalysis;
import touchstone.qa.labelerror.LabelErrorAnalysis;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.shape.ShapeAnalysis;
import touchstone.qa.trait.TraitsAnalysis;

/** Every analysis, one line each; what each asks stands in this package's messages under "question." and its name. */
public final class Analyses {

    /** In the order in which a report shows them. */
    public static final List<Analysis> ALL = List.of(
            new ChecksAnalysis(),
            new CoverageAnalysis(),
            new LabelErrorAnalysis(),
            new ShapeAnalysis(),
            new AveragePrecisionAnalysis(),
            new PanopticQualityAnalysis(),
            new ConfusionAnalysis(),
            new AgreementByGroupAnalysis(),
            new PixelAgreementAnalysis(),
            new AttributeAgreementAnalysis(),
            new KeypointAgreementAnalysis(),
            new LabelLevelsAnalysis(),
            new ConsensusAnalysis(),
            new BoundaryBiasAnalysis(),
            new TraitsAnalysis(),
            new PilotGateAnalysis(),
            new QualificationAnalysis(),
            new AcceptanceAnalysis(),
            new ExportGateAnalysis(),
            new TimelineAnalysis(),
            new AnnotatorsAnalysis(),
            new DriftAnalysis(),
            new ConsistencyAnalysis(),
            new FatigueAnalysis(),
            new SpeedAnalysis(),
            new ReworkAnalysis(),
            new EscalationAnalysis(),
            new ReviewsAnalysis(),
            new PredictionUseAnalysis(),
            new ActivityAnalysis(),
            new CostAnalysis(),
            new PlanAnalysis());

    /** Decisions: they belong in a report only when somebody asked for them by one of their settings. */
    private static final Set<String> GATES = Set.of("pilotGate", "qualification", "acceptance", "exportGate");

    private static final Set<String> PLANNING = Set.of("plan", "cost", "activities");

    private static final List<String> WATCHED = List.of("timeline", "escalation", "predictionUse",
            "rework", "annotators", "drift", "coverage", "fatigue", "consistency", "reviews");

    private static final Messages TEXT = Messages.beside(Analyses.class);

    private Analyses() {
    }

    public static List<String> names() {
        return ALL.stream().map(Analysis::name).toList();
    }

    public static Optional<Analysis> named(String name) {
        return ALL.stream().filter(a -> a.name().equals(name)).findFirst();
    }

    /** Those that a report shows, by what is set otherwise than usual. */
    public static List<Analysis> ofReport(Map<String, String> settings) {
        return ALL.stream().filter(a -> !GATES.contains(a.name())
                || settings.keySet().stream().anyMatch(key -> key.startsWith(a.name() + "."))).toList();
    }

    /**
     * Those that raise alarms while the work goes on, the quick ones first; gates only where the project has set one of
     * their limits.
     */
    public static List<Analysis> watched(Map<String, String> settings) {
        List<Analysis> watched = new ArrayList<>(
                ALL.stream().filter(a -> WATCHED.contains(a.name())).sorted(
                        Comparator.comparingInt(a -> WATCHED.indexOf(a.name()))).toList());
        ALL.stream().filter(a -> GATES.contains(a.name())
                && settings.keySet().stream().anyMatch(key -> key.startsWith(a.name() + "."))).forEach(watched::add);
        return watched;
    }

    /** The decisions, in the order in which a project comes to them; the first takes longest. */
    public static List<Analysis> gates() {
        return ALL.stream().filter(a -> GATES.contains(a.name())).toList();
    }

    /** What the work costs and what more of it is worth. */
    public static List<Analysis> planning() {
        return ALL.stream().filter(a -> PLANNING.contains(a.name())).toList().reversed();
    }

    /** What it asks of a project, in one sentence. */
    public static String question(Analysis analysis) {
        return TEXT.text("question." + analysis.name());
    }

    /**
     * Those that have something to say, in the given order.
     *
     * @throws Settings.BadSetting when a setting means nothing, or none of these analyses asked for it
     * @throws CancellationException when the watch says so
     */
    public static List<Result> run(List<Analysis> analyses, Subject subject, Watch watch) {
        List<Result> results = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (int i = 0; i < analyses.size(); i++) {
            Analysis analysis = analyses.get(i);
            watch.check();
            analysis.of(subject, watch.part(i, analyses.size())).ifPresentOrElse(results::add,
                    () -> silent.add(analysis.name() + "."));
            watch.done(i + 1, analyses.size());
        }
        // One with nothing to say may not have come to ask for its settings.
        subject.unasked().stream().filter(name -> silent.stream().noneMatch(name::startsWith)).findFirst()
                .ifPresent(name -> {
                    throw Settings.BadSetting.unknown(name, subject.asked());
                });
        return results;
    }
}
