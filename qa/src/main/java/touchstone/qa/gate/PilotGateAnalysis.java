package touchstone.qa.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import touchstone.model.Annotator;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;

/** The pilot's gate: {@link PilotGate}. */
public final class PilotGateAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(PilotGateAnalysis.class);
    /** No more than one looks through. */
    private static final int MOST = 50;

    @Override
    public String name() {
        return "pilotGate";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        PilotGate.Limits limits = PilotGate.Limits.of(settings);
        return PilotGate.of(subject, limits, watch).map(gate -> new Result(name(), TEXT.text("pilot.title"),
                TEXT.text("pilot.meaning." + gate.decision(), gate.doubled(), gate.needed()),
                subject.basis().with(settings.used()), alarms(gate, differing(subject, gate, watch)),
                List.of(figures(gate), grid(gate))));
    }

    /** Where people differ, the worst first; looked for only where that is what the gate has failed at. */
    private static List<ImageId> differing(Subject subject, PilotGate gate, Watch watch) {
        if (gate.ofAgreement() != Decision.FAILED) {
            return List.of();
        }
        List<Annotator> people = subject.project().annotators().stream()
                .filter(a -> a.role() == Annotator.Role.ANNOTATOR).toList();
        return Agreement.of(subject, people, watch).disagreements().stream().map(d -> d.image().id()).distinct()
                .limit(MOST).toList();
    }

    private static List<Alarm> alarms(PilotGate gate, List<ImageId> differing) {
        List<Alarm> alarms = new ArrayList<>();
        if (gate.ofAgreement() == Decision.FAILED) {
            alarms.add(new Alarm(Severity.HIGH, TEXT.text("pilot.alarm.agreement", gate.limits().agreement()),
                    TEXT.text("pilot.advice.agreement"), differing));
        }
        if (gate.doubled() > 0 && gate.agreement() instanceof Estimate.Undefined none) {
            alarms.add(new Alarm(Severity.MODERATE, TEXT.text("pilot.alarm.undefined", none.because()),
                    TEXT.text("pilot.advice.undefined")));
        }
        if (gate.ofSevere() == Decision.FAILED) {
            alarms.add(new Alarm(Severity.HIGH, TEXT.text("pilot.alarm.severe", gate.limits().severe()),
                    TEXT.text("pilot.advice.severe"), gate.wrong()));
        }
        if (gate.ofSize() != Decision.PASSED) {
            alarms.add(new Alarm(Severity.MODERATE, TEXT.text("pilot.alarm.size", gate.doubled(), gate.needed()),
                    TEXT.text("pilot.advice.size", gate.needed() - gate.doubled()), gate.single()));
        }
        return alarms;
    }

    private static Figures figures(PilotGate gate) {
        return new Figures("overall", "", List.of(
                figure("passed", gate.decision().number(gate.doubled()), Unit.ANSWER),
                figure("doubled", Estimate.of(gate.doubled(), gate.doubled()), Unit.COUNT),
                figure("needed", Estimate.of(gate.needed(), gate.doubled()), Unit.COUNT),
                figure("agreement", gate.agreement(), Unit.NUMBER),
                figure("severeErrorRate", gate.severe(), Unit.SHARE)));
    }

    private static Figures.Figure figure(String key, Estimate estimate, Unit unit) {
        return new Figures.Figure(key, TEXT.text("figure." + key), estimate, unit);
    }

    private static Grid grid(PilotGate gate) {
        return new Grid("criteria", TEXT.text("pilot.table"),
                List.of(column("criterion"), column("measured"), column("limit"), column("decision")),
                List.of(row("doubled", Estimate.of(gate.doubled(), gate.doubled()), gate.needed(), Unit.COUNT,
                        gate.ofSize()),
                        row("agreement", gate.agreement(), gate.limits().agreement(), Unit.NUMBER, gate.ofAgreement()),
                        row("severeErrorRate", gate.severe(), gate.limits().severe(), Unit.SHARE, gate.ofSevere())));
    }

    private static List<Cell> row(String key, Estimate measured, double limit, Unit unit, Decision decision) {
        return List.of(new Cell.Text(TEXT.text("figure." + key)), new Cell.Value(measured, unit),
                new Cell.Value(Estimate.of(limit, 0), unit), new Cell.Text(decision.text()));
    }

    private static Grid.Column column(String key) {
        return new Grid.Column(key, TEXT.text("column." + key));
    }
}
