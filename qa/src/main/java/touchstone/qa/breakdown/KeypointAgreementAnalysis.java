package touchstone.qa.breakdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import touchstone.model.Annotator;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Watch;
import touchstone.qa.agreement.Agreement;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;

/** How far apart two annotators place the joints of an object. */
public final class KeypointAgreementAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(KeypointAgreementAnalysis.class);

    @Override
    public String name() {
        return "keypointAgreement";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        Settings settings = subject.settings();
        double threshold = settings.number("keypointAgreement.pck", JointAgreement.USUAL_PCK, 0.001, 10);
        List<Annotator> annotators = People.annotators(subject.project());
        if (annotators.size() < 2) {
            return Optional.empty();
        }
        List<JointAgreement> labels = JointAgreement.of(subject.project().schema(),
                Observation.of(Agreement.of(subject, annotators, watch).pairs()), threshold);
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        List<Figures.Figure> oks = new ArrayList<>();
        double sum = 0;
        long n = 0;
        for (int l = 0; l < labels.size(); l++) {
            JointAgreement label = labels.get(l);
            oks.add(new Figures.Figure("oks" + (l + 1), TEXT.text("figure.oks", label.label().name()), label.oks(),
                    Unit.SHARE));
            oks.add(new Figures.Figure("pck" + (l + 1), TEXT.text("figure.pck", label.label().name(),
                    threshold), label.pck(), Unit.SHARE));
            for (JointAgreement.OfJoint joint : label.joints()) {
                if (joint.distance() instanceof Estimate.Value v) {
                    sum += v.value() * v.n();
                    n += v.n();
                }
            }
            parts.add(new Grid("joints" + (l + 1), TEXT.text("joints.table", label.label().name()),
                    Parts.columns("joint", "distance", "millimetres", "sameVisibility", "visibilityAlpha"),
                    label.joints().stream().map(j -> List.of(new Cell.Name(j.name()),
                            Parts.value(j.distance(), Unit.PIXELS), Parts.value(j.millimetres(), Unit.MILLIMETRES),
                            Parts.value(j.sameVisibility(), Unit.SHARE),
                            Parts.value(j.visibilityAlpha(), Unit.NUMBER))).toList()));
        }
        parts.addFirst(new Figures("overall", "", oks));
        String meaning = n == 0
                ? TEXT.text("joints.undefined")
                : TEXT.text("joints.meaning", labels.stream().mapToLong(JointAgreement::pairs).sum(),
                        Unit.PIXELS.text(sum / n));
        return Optional.of(new Result(name(), TEXT.text("joints.title"), meaning, subject.basis().with(settings.used()),
                List.of(), parts));
    }
}
