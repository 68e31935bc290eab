package touchstone.qa.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Severity;
import touchstone.qa.budget.LearningCurve.Outlook;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Chart.Axis;
import touchstone.qa.result.Chart.Look;
import touchstone.qa.result.Chart.Scale;
import touchstone.qa.result.Chart.Series;
import touchstone.qa.result.Chart.Spot;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;
import touchstone.qa.result.Unit;

/**
 * What to do about more labels: the curve, the worth of the next thousand, when to stop, and how to spend the same money
 * otherwise.
 *
 * @param accuracy how often a single label is right, above 0.5
 * @param extrapolate whether to predict beyond the curve's reach
 * @param targets numbers of labels to predict the error at
 */
public record LabelPlan(LearningCurve curve, Prices prices, StopRule rule, double accuracy, boolean extrapolate,
        List<Double> targets) {

    private static final Messages TEXT = Messages.beside(LabelPlan.class);

    /** The articles' shares of a budget: instructions 15-20 %, targeted review 10-15 %, spot checks 5-10 %. */
    private static final Map<String, Double> ACTIVITIES = Map.of("instructions", 0.175, "targeted", 0.125, "spot",
            0.075, "annotation", 0.625);
    private static final double THOUSAND = 1000;
    private static final double DEARER = 0.2;
    private static final double NEAR = 0.01;
    private static final int STEPS = 60;

    public LabelPlan {
        targets = List.copyOf(targets);
    }

    /** How many labels the next step is: a thousand, or fewer where the curve does not reach so far. */
    public double step() {
        double now = curve.measured().largest();
        return extrapolate ? THOUSAND : Math.min(THOUSAND, (LearningCurve.REACH - 1) * now);
    }

    /** By how much the next step lowers the error, per thousand labels. */
    public Estimate marginal() {
        if (curve.outlook() != Outlook.FALLING) {
            return Estimate.undefined(Reason.NO_GAIN);
        }
        double now = curve.measured().largest();
        double step = step();
        return curve.estimate(law -> (law.error(now) - law.error(now + step)) * THOUSAND / step);
    }

    public StopRule.Verdict verdict() {
        return rule.verdict(curve, prices.each(), extrapolate);
    }

    /** The number of labels that scenarios look at: all that the money buys, within the curve's reach. */
    private double horizon() {
        double now = curve.measured().largest();
        double reach = LearningCurve.REACH * now;
        Double money = prices.money();
        double bought = money == null ? reach : now + money / prices.each();
        return extrapolate ? bought : Math.min(reach, bought);
    }

    /** As the report and the command line show it. */
    public Result result() {
        double now = curve.measured().largest();
        StopRule.Verdict verdict = verdict();
        List<Part> parts = new ArrayList<>(List.of(figures(verdict), chart(), predictions(), scenarios(), repeats(),
                tornado()));
        if (prices.money() != null) {
            parts.add(split(prices.money()));
        }
        Map<String, String> settings = new TreeMap<>();
        settings.put("plan.labelCost", Double.toString(prices.label()));
        settings.put("plan.itemCost", Double.toString(prices.item()));
        settings.put("plan.accuracy", Double.toString(accuracy));
        settings.put("plan.minUplift", Double.toString(rule.uplift()));
        settings.put("plan.retrain", Double.toString(rule.retrain()));
        settings.put("plan.extrapolate", Boolean.toString(extrapolate));
        settings.put("plan.resampling", curve.resampling().name().toLowerCase(Locale.ROOT));
        return new Result("plan", TEXT.text("title"),
                TEXT.text("outlook." + curve.outlook(), now, curve.law().error(now),
                        curve.law().error(LearningCurve.REACH * now)) + " " + stop(verdict),
                Basis.NONE.with(settings).withSeed(curve.seed()), alarms(verdict), parts);
    }

    private String stop(StopRule.Verdict verdict) {
        return TEXT.text("stop." + verdict.why(), verdict.until(), rule.uplift());
    }

    private List<Alarm> alarms(StopRule.Verdict verdict) {
        List<Alarm> alarms = new ArrayList<>();
        if (verdict.why() == StopRule.Why.NO_GAIN) {
            alarms.add(new Alarm(Severity.HIGH, TEXT.text("alarm.noGain"), TEXT.text("advice.noGain")));
        } else if (verdict.why() == StopRule.Why.UPLIFT && verdict.until() <= curve.measured().largest()) {
            alarms.add(new Alarm(Severity.MODERATE, TEXT.text("alarm.stop", rule.uplift()),
                    TEXT.text("advice.stop")));
        }
        if (extrapolate && targets.stream().anyMatch(curve::isExtrapolated)) {
            alarms.add(new Alarm(Severity.MODERATE, TEXT.text("alarm.extrapolated"),
                    TEXT.text("advice.extrapolated")));
        }
        return alarms;
    }

    private Figures figures(StopRule.Verdict verdict) {
        double now = curve.measured().largest();
        long n = curve.measured().count();
        return new Figures("overall", "", List.of(figure("now", Estimate.of(now, n), Unit.COUNT),
                figure("error", curve.error(now, false), Unit.SHARE),
                figure("floor", curve.outlook() == Outlook.NO_GAIN
                        ? Estimate.undefined(Reason.NO_GAIN)
                        : curve.estimate(PowerLaw::c), Unit.SHARE),
                figure("marginal", marginal(), Unit.SHARE), figure("step", Estimate.of(step(), n), Unit.COUNT),
                figure("noise", curve.measured().count() > Measured.SIZES
                        ? Estimate.of(curve.noise(), n)
                        : Estimate.undefined(Reason.TOO_FEW_UNITS), Unit.SHARE),
                figure("saturation", curve.outlook() == Outlook.NO_GAIN
                        ? Estimate.undefined(Reason.NO_GAIN)
                        : Estimate.of(curve.saturation(NEAR), n), Unit.SHARE),
                figure("stopAt", verdict.why() == StopRule.Why.REACH
                        ? Estimate.undefined(Reason.EXTRAPOLATION)
                        : Estimate.of(Math.rint(verdict.until()), n), Unit.COUNT),
                figure("retrainAt", verdict.retrainAt().isPresent()
                        ? Estimate.of(Math.ceil(verdict.retrainAt().getAsDouble()), n)
                        : Estimate.undefined(verdict.why() == StopRule.Why.NO_GAIN
                                ? Reason.NO_GAIN
                                : Reason.EXTRAPOLATION),
                        Unit.COUNT)));
    }

    private static Figures.Figure figure(String key, Estimate estimate, Unit unit) {
        return new Figures.Figure(key, TEXT.text("figure." + key), estimate, unit);
    }

    private Chart.Curves chart() {
        double reach = LearningCurve.REACH * curve.measured().largest();
        double to = extrapolate ? targets.stream().mapToDouble(t -> t).reduce(reach, Math::max) : reach;
        List<Spot> points = new ArrayList<>();
        curve.measured().bySize().forEach((n, errors) -> errors.forEach(e -> points.add(Spot.of(n, e))));
        List<Spot> line = new ArrayList<>();
        List<Spot> band = new ArrayList<>();
        List<Spot> beyond = new ArrayList<>();
        for (double n : curve.grid(to, STEPS)) {
            double error = curve.law().error(n);
            (curve.isExtrapolated(n) ? beyond : line).add(Spot.of(n, error));
            curve.percentile(n, 0.025).ifPresent(low -> band.add(
                    new Spot(n, error, low, curve.percentile(n, 0.975).orElse(low), false)));
        }
        List<Series> series = new ArrayList<>(List.of(new Series(TEXT.text("series.fit"), Look.LINE, line),
                new Series(TEXT.text("series.measured"), Look.POINTS, points)));
        if (!band.isEmpty()) {
            series.addFirst(new Series(TEXT.text("series.band"), Look.BAND, band));
        }
        if (!beyond.isEmpty()) {
            series.add(new Series(TEXT.text("series.beyond"), Look.LINE, beyond));
        }
        return new Chart.Curves("curve", TEXT.text("chart.curve"), new Axis(TEXT.text("axis.labels"),
                Scale.LOGARITHMIC), new Axis(TEXT.text("axis.error"), Scale.LINEAR), series);
    }

    private Grid predictions() {
        return new Grid("predictions", TEXT.text("table.predictions"), columns("labels", "error", "drop", "kind"),
                targets.stream().map(t -> List.<Cell>of(cell(t, Unit.COUNT),
                        new Cell.Value(curve.error(t, extrapolate), Unit.SHARE),
                        new Cell.Value(curve.drop(curve.measured().largest(), t, extrapolate), Unit.SHARE),
                        new Cell.Text(TEXT.text(curve.isExtrapolated(t)
                                ? "extrapolated"
                                : t > curve.measured().largest() ? "within" : "measured"))))
                        .toList());
    }

    private Grid scenarios() {
        double labels = horizon();
        return new Grid("scenarios", TEXT.text("table.scenarios"), columns("scenario", "labels", "error", "drop",
                "cost"),
                List.of(Scenario.Kind.BEST, Scenario.Kind.BASE, Scenario.Kind.STRESS).stream()
                        .map(kind -> Scenario.of(kind, curve, labels, prices, DEARER))
                        .map(s -> List.<Cell>of(new Cell.Text(TEXT.text("scenario." + s.kind().key())),
                                cell(s.labels(), Unit.COUNT), new Cell.Value(s.error(), Unit.SHARE),
                                new Cell.Value(s.drop(), Unit.SHARE), cell(s.cost(), prices.unit())))
                        .toList());
    }

    private static Cell cell(double value, Unit unit) {
        return new Cell.Value(Estimate.of(value, 1), unit);
    }

    /** The same money for more items once, for new items three times, and for labelling again what is there. */
    private Grid repeats() {
        RepeatedLabels repeated = new RepeatedLabels(accuracy, prices.label(), prices.item());
        double now = curve.measured().largest();
        double money = (horizon() - now) * prices.each();
        double once = repeated.itemsOnce(money);
        double thrice = repeated.itemsThrice(money);
        double again = repeated.itemsAgain(money, now);
        return new Grid("repeats", TEXT.text("table.repeats", accuracy, repeated.majority(), repeated.worth(),
                Double.isFinite(repeated.breakEvenItemCost())
                        ? TEXT.text("breakEven", prices.unit().text(repeated.breakEvenItemCost()))
                        : TEXT.text("breakEven.never")),
                columns("way", "items", "effective", "error"),
                List.of(repeat("once", once, now + once),
                        repeat("thrice", thrice, now + thrice * repeated.worth()),
                        repeat("again", again, now + again * (repeated.worth() - 1))));
    }

    private List<Cell> repeat(String way, double items, double effective) {
        return List.of(new Cell.Text(TEXT.text("way." + way)), cell(Math.floor(items), Unit.COUNT),
                cell(Math.rint(effective), Unit.COUNT),
                new Cell.Value(curve.error(effective, extrapolate), Unit.SHARE));
    }

    private Chart.Bars tornado() {
        double labels = horizon();
        double base = curve.law().error(labels);
        List<Chart.Bar> bars = new ArrayList<>();
        for (Sensitivity s : Sensitivity.of(curve, labels, accuracy)) {
            bars.add(bar(s, "better", s.low() - base));
            bars.add(bar(s, "worse", s.high() - base));
        }
        return new Chart.Bars("sensitivity", TEXT.text("chart.sensitivity", labels), TEXT.text("axis.change"),
                Unit.NUMBER, bars);
    }

    private Chart.Bar bar(Sensitivity s, String end, double change) {
        return new Chart.Bar(TEXT.text("factor." + s.factor() + "." + end),
                Estimate.of(change, curve.measured().count()), false);
    }

    private Chart.Bars split(double money) {
        List<Chart.Bar> bars = List.of("annotation", "instructions", "targeted", "spot").stream()
                .map(a -> new Chart.Bar(TEXT.text("activity." + a),
                        Estimate.of(money * ACTIVITIES.getOrDefault(a, 0.0), 1), false))
                .toList();
        return new Chart.Bars("split", TEXT.text("chart.split"), TEXT.text("axis.money"), prices.unit(), bars);
    }

    private static List<Grid.Column> columns(String... keys) {
        return List.of(keys).stream().map(key -> new Grid.Column(key, TEXT.text("column." + key))).toList();
    }
}
