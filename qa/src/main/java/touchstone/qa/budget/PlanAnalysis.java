package touchstone.qa.budget;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.note.Plan;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.conduct.Sessions;
import touchstone.qa.conduct.Spending;
import touchstone.qa.conduct.WorkLog;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;

/**
 * The plan for more labels from the curve that the project keeps ({@link Plan}). A label costs what the settings say, or
 * else the working time that the project's log tells of each object drawn.
 */
public final class PlanAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(PlanAnalysis.class);
    private static final double MINUTES = 60;
    private static final long SEED = 1;

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Optional<Plan> kept = subject.project().notes().stream().flatMap(n -> Plan.of(n).stream()).findFirst();
        if (kept.isEmpty() || kept.get().curve().isBlank()) {
            return Optional.empty();
        }
        Settings settings = subject.settings();
        double label = settings.number("plan.labelCost", 0, 0, 1e9);
        double hourly = settings.number("plan.hourly", 0, 0, 1e9);
        double item = settings.number("plan.itemCost", 0, 0, 1e9);
        double budget = settings.number("plan.budget", 0, 0, 1e12);
        double uplift = settings.number("plan.minUplift", 0.01, 1e-9, 1);
        double retrain = settings.number("plan.retrain", 0.01, 1e-9, 1);
        double accuracy = settings.number("plan.accuracy", 0.9, 0.501, 1);
        Double money = budget > 0 ? (Double) budget : null;
        Measured measured;
        try {
            measured = CurveTable.pasted(TEXT.text("curve.kept"), kept.get().curve());
        } catch (InputRefused unreadable) {
            return Optional.of(new Result(name(), TEXT.text("title"), String.valueOf(unreadable.getMessage()),
                    subject.basis().with(settings.used()), List.of(new Alarm(Severity.LOW,
                            String.valueOf(unreadable.getMessage()), TEXT.text("advice.curve"))),
                    List.of()));
        }
        Prices prices = prices(subject, label, hourly, item, money, watch);
        LearningCurve curve = LearningCurve.of(measured, SEED);
        double largest = measured.largest();
        Result plan = new LabelPlan(curve, prices, new StopRule(uplift, money, retrain), accuracy, false,
                List.of(largest, 1.5 * largest, LearningCurve.REACH * largest)).result();
        return Optional.of(new Result(name(), plan.title(), plan.meaning(),
                subject.basis().with(plan.basis().settings()).with(settings.used()).withSeed(SEED), plan.alarms(),
                plan.parts()));
    }

    private static Prices prices(Subject subject, double label, double hourly, double item,
            @Nullable Double money, Watch watch) {
        if (label > 0) {
            return new Prices(label, item, Unit.MONEY, money);
        }
        double minutes = 0;
        long drawn = 0;
        for (Spending spent : Spending.of(WorkLog.of(subject, Sessions.USUAL_GAP, watch)).values()) {
            minutes += spent.minutes();
            drawn += spent.drawn();
        }
        if (drawn == 0 || minutes <= 0) {
            return new Prices(1, item, Unit.COUNT, money);
        }
        double hours = minutes / drawn / MINUTES;
        return hourly > 0
                ? new Prices(hours * hourly, item, Unit.MONEY, money)
                : new Prices(hours, item, Unit.HOURS, money);
    }
}
