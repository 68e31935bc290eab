package touchstone.qa.breakdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import touchstone.model.Annotator;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.hypothesis.Verdict;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;
import touchstone.qa.scoring.Comparison;

/** Agreement by annotator pair, label, size, aspect, image field and attribute. */
public final class AgreementByGroupAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(AgreementByGroupAnalysis.class);
    private static final List<String> TITLED = List.of("pair", "label", "size", "sizeQuarter", "aspect");

    @Override
    public String name() {
        return "agreementByGroup";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        double level = settings.number("agreementByGroup.level", 0.05, 0, 1);
        int least = settings.whole("agreementByGroup.leastObjects", 10, 0, Integer.MAX_VALUE);
        List<Annotator> annotators = People.annotators(subject.project());
        if (annotators.size() < 2) {
            return Optional.empty();
        }
        List<Comparison> pairs = Agreement.of(subject, annotators, watch).pairs();
        List<Observation> observations = Observation.of(pairs);
        if (observations.isEmpty()) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        List<Alarm> alarms = new ArrayList<>();
        List<Grouping> groupings = Groupings.of(subject.project(), observations);
        List<List<GroupAgreement>> byGrouping = groupings.parallelStream()
                .map(grouping -> GroupAgreement.of(grouping, observations, watch)).toList();
        for (int i = 0; i < groupings.size(); i++) {
            Grouping grouping = groupings.get(i);
            List<GroupAgreement> groups = byGrouping.get(i);
            // One group alone says no more than the whole.
            if (groups.size() > 1) {
                String key = key(grouping, parts);
                parts.add(grid(key, grouping, groups, level));
                groups.stream().filter(g -> g.objects() >= least)
                        .forEach(g -> alarms.addAll(alarms(grouping, g, level)));
            }
        }
        return Optional.of(new Result(name(), TEXT.text("byGroup.title"), TEXT.text("byGroup.meaning", pairs.size()),
                subject.basis().with(settings.used()), alarms, parts));
    }

    /** A field and an attribute may have one name. */
    private static String key(Grouping grouping, List<Part> parts) {
        String key = "by." + grouping.name();
        return parts.stream().anyMatch(p -> p.key().equals(key)) ? key + ".attribute" : key;
    }

    private static Grid grid(String key, Grouping grouping, List<GroupAgreement> groups, double level) {
        String title = TITLED.contains(grouping.name())
                ? TEXT.text("byGroup." + grouping.name())
                : TEXT.text("byGroup.other", grouping.name());
        return new Grid(key, title, Parts.columns("group", "objects", "matched", "found", "sameLabel", "alpha",
                "meanIou", "standsOut"),
                groups.stream().map(g -> List.of(cell(grouping, g.group()),
                        new Cell.Count(g.objects()), new Cell.Count(g.matched()), Parts.value(g.found(), Unit.SHARE),
                        Parts.value(g.sameLabel(), Unit.SHARE), Parts.value(g.alpha(), Unit.NUMBER),
                        Parts.value(g.meanIou(), Unit.SHARE), new Cell.Text(standsOut(g, level)))).toList());
    }

    private static Cell cell(Grouping grouping, String group) {
        String text = grouping.text(group);
        return text.equals(group) ? new Cell.Name(group) : new Cell.Word(group, text);
    }

    private static String standsOut(GroupAgreement group, double level) {
        List<String> in = new ArrayList<>();
        add(in, "standsOut.found", group.foundTest(), level);
        add(in, "standsOut.sameLabel", group.labelTest(), level);
        add(in, "standsOut.meanIou", group.iouTest(), level);
        return String.join(", ", in);
    }

    private static void add(List<String> in, String key, Verdict verdict, double level) {
        if (verdict.isSignificant(level)) {
            in.add(TEXT.text(key));
        }
    }

    /** Where a group is worse than the others. */
    private static List<Alarm> alarms(Grouping grouping, GroupAgreement group, double level) {
        List<Alarm> alarms = new ArrayList<>();
        alarm(grouping, group, "found", group.foundTest(), group.found(), level).ifPresent(alarms::add);
        alarm(grouping, group, "sameLabel", group.labelTest(), group.sameLabel(), level).ifPresent(alarms::add);
        alarm(grouping, group, "meanIou", group.iouTest(), group.meanIou(), level).ifPresent(alarms::add);
        return alarms;
    }

    /** The statistic of all three tests is below 0 where the group is worse. */
    private static Optional<Alarm> alarm(Grouping grouping, GroupAgreement group, String what, Verdict verdict,
            Estimate own, double level) {
        if (!(verdict instanceof Verdict.Tested t) || t.p() > level || t.statistic() >= 0
                || !(own instanceof Estimate.Value value)) {
            return Optional.empty();
        }
        String sentence = TEXT.text("byGroup." + what, Unit.SHARE.text(value.value()));
        return Optional.of(new Alarm(Severity.MODERATE,
                TEXT.text("byGroup.alarm", TEXT.text("byGroup.kind." + kind(grouping), grouping.name()),
                        grouping.text(group.group()), sentence),
                TEXT.text("byGroup.advice")));
    }

    private static String kind(Grouping grouping) {
        return TITLED.contains(grouping.name()) ? grouping.name() : "other";
    }
}
