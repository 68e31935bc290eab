package touchstone.qa.breakdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import touchstone.model.Annotator;
import touchstone.model.Attribute;
import touchstone.model.Messages;
import touchstone.qa.Severity;
import touchstone.qa.Watch;
import touchstone.qa.agreement.ObjectGroup;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;

/** Agreement on what people wrote down of the objects that they matched. */
public final class AttributeAgreementAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(AttributeAgreementAnalysis.class);

    @Override
    public String name() {
        return "attributeAgreement";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        double least = settings.number("attributeAgreement.leastAlpha", 0.4, -1, 1);
        List<Annotator> annotators = People.annotators(subject.project());
        boolean asked = subject.project().schema().labels().stream().anyMatch(l -> !l.attributes().isEmpty());
        if (annotators.size() < 2 || !asked) {
            return Optional.empty();
        }
        List<AttributeAgreement> all = AttributeAgreement.of(subject.project().schema(), annotators,
                ObjectGroup.of(subject, annotators, watch));
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<Alarm> alarms = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (AttributeAgreement a : all) {
            Cell alpha = Parts.value(a.numbers(), key(a));
            if (alpha instanceof Cell.Value v && v.estimate().number().orElse(1) < least) {
                alarms.add(new Alarm(Severity.MODERATE,
                        TEXT.text("attributes.alarm", a.attribute().name(), a.label().name(),
                                Unit.NUMBER.text(v.estimate().number().orElseThrow())),
                        TEXT.text("attributes.advice", a.attribute().name())));
            }
            boolean numeric = a.attribute().type() == Attribute.Type.NUMBER;
            rows.add(List.of(new Cell.Name(a.label().name()), new Cell.Name(a.attribute().name()),
                    word(a.attribute().type()), new Cell.Count(a.table().units()), alpha,
                    numeric ? new Cell.Text("") : Parts.value(a.numbers(), "percentAgreement"),
                    numeric ? Parts.value(a.numbers(), "meanAbsoluteDifference") : new Cell.Text("")));
        }
        return Optional.of(new Result(name(), TEXT.text("attributes.title"),
                TEXT.text("attributes.meaning", all.size()), subject.basis().with(settings.used()), alarms,
                List.of(new Grid("attributes", TEXT.text("attributes.table"), Parts.columns("label", "attribute",
                        "type", "units", "coefficient", "percentAgreement", "difference"), rows))));
    }

    private static Cell word(Attribute.Type type) {
        return new Cell.Word(type.key(), TEXT.text("type." + type.key()));
    }

    private static String key(AttributeAgreement a) {
        return a.attribute().type() == Attribute.Type.NUMBER ? "krippendorffAlphaInterval" : "krippendorffAlpha";
    }
}
