package touchstone.qa.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;

/**
 * Whether data may leave: what is asked of all layers but those of models, or of those that the setting exportGate.of
 * names, one a line.
 */
public final class ExportGateAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(ExportGateAnalysis.class);

    @Override
    public String name() {
        return "exportGate";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        List<String> names = Arrays.stream(settings.text("exportGate.of", "").split("\n", -1))
                .filter(n -> !n.isBlank()).toList();
        ExportGate.Limits limits = new ExportGate.Limits(
                settings.whole("exportGate.unverified", 0, 0, Integer.MAX_VALUE),
                settings.whole("exportGate.returned", 0, 0, Integer.MAX_VALUE),
                settings.whole("exportGate.outdated", 0, 0, Integer.MAX_VALUE));
        List<Annotator> of = subject.project().annotators().stream()
                .filter(a -> names.isEmpty() ? a.role() != Role.MODEL : names.contains(a.name())).toList();
        if (of.isEmpty() || subject.project().images().isEmpty()) {
            return Optional.empty();
        }
        ExportGate gate = ExportGate.of(subject.project(), of, limits, watch);
        return Optional.of(new Result(name(), TEXT.text("export.title"),
                TEXT.text("export.meaning." + gate.decision()), subject.basis().with(settings.used()), alarms(gate),
                List.of(figures(gate), grid(gate))));
    }

    private static List<Alarm> alarms(ExportGate gate) {
        List<Alarm> alarms = new ArrayList<>();
        if (gate.ofUnverified() == Decision.FAILED) {
            alarms.add(alarm(Severity.CRITICAL, "unverified", ExportGate.sum(gate.unverified()), 0)
                    .at(most(gate.unverified())));
        }
        if (gate.ofReturned() == Decision.FAILED) {
            alarms.add(alarm(Severity.HIGH, "returned", gate.returned().size(), 0).at(gate.returned()));
        }
        if (gate.ofOutdated() == Decision.FAILED) {
            if (!gate.outdated().isEmpty()) {
                alarms.add(alarm(Severity.HIGH, "outdated", ExportGate.sum(gate.outdated()), gate.version())
                        .at(most(gate.outdated())));
            }
            if (!gate.unseen().isEmpty()) {
                alarms.add(alarm(Severity.HIGH, "unseen", gate.unseen().size(), gate.version()).at(gate.unseen()));
            }
        }
        return alarms;
    }

    private static Alarm alarm(Severity severity, String key, int count, int version) {
        return new Alarm(severity, TEXT.text("export.alarm." + key, count, version),
                TEXT.text("export.advice." + key));
    }

    private static List<ImageId> most(Map<ImageId, Integer> counts) {
        return counts.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey).toList();
    }

    private static Figures figures(ExportGate gate) {
        return new Figures("overall", "", List.of(
                figure("passed", gate.decision().number(1), Unit.ANSWER),
                count("unverified", ExportGate.sum(gate.unverified())), count("returned", gate.returned().size()),
                count("outdated", gate.open())));
    }

    private static Figures.Figure count(String key, int count) {
        return figure(key, Estimate.of(count, count), Unit.COUNT);
    }

    private static Figures.Figure figure(String key, Estimate estimate, Unit unit) {
        return new Figures.Figure(key, TEXT.text("figure." + key), estimate, unit);
    }

    private static Grid grid(ExportGate gate) {
        return new Grid("criteria", TEXT.text("export.table"),
                List.of(column("criterion"), column("measured"), column("limit"), column("decision")),
                List.of(row("unverified", ExportGate.sum(gate.unverified()), gate.limits().unverified(),
                        gate.ofUnverified()),
                        row("returned", gate.returned().size(), gate.limits().returned(), gate.ofReturned()),
                        row("outdated", gate.open(), gate.limits().outdated(),
                                gate.ofOutdated())));
    }

    private static List<Cell> row(String key, int measured, int limit, Decision decision) {
        return List.of(new Cell.Text(TEXT.text("export.criterion." + key)), new Cell.Count(measured),
                new Cell.Count(limit), new Cell.Text(decision.text()));
    }

    private static Grid.Column column(String key) {
        return new Grid.Column(key, TEXT.text("column." + key));
    }
}
