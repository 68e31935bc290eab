package touchstone.qa.breakdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import touchstone.model.Annotator;
import touchstone.model.Messages;
import touchstone.qa.Estimate;
import touchstone.qa.Watch;
import touchstone.qa.agreement.ObjectGroup;
import touchstone.qa.result.Analysis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Part;
import touchstone.qa.result.Result;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;

/** Agreement of areas: pixel by pixel and region by region. */
public final class PixelAgreementAnalysis implements Analysis {

    private static final Messages TEXT = Messages.beside(PixelAgreementAnalysis.class);

    @Override
    public String name() {
        return "pixelAgreement";
    }

    @Override
    public Optional<Result> of(Subject subject, Watch watch) {
        List<Annotator> annotators = People.annotators(subject.project());
        if (annotators.size() < 2) {
            return Optional.empty();
        }
        return PixelAgreement.of(subject, annotators, watch.part(0, 2)).map(pixels -> {
            RegionAgreement regions = RegionAgreement.of(ObjectGroup.of(subject, annotators, watch.part(1, 2)), watch);
            String meaning = pixels.alpha() instanceof Estimate.Value v
                    ? TEXT.text("pixels.meaning", pixels.images(), Unit.NUMBER.text(v.value()))
                    : TEXT.text("pixels.undefined", pixels.images());
            return new Result(name(), TEXT.text("pixels.title"), meaning, subject.basis().withSeed(PixelAgreement.SEED),
                    List.of(),
                    parts(pixels, regions));
        });
    }

    private static List<Part> parts(PixelAgreement pixels, RegionAgreement regions) {
        Figures figures = new Figures("overall", "", List.of(
                Parts.figure("images", Estimate.of(pixels.images(), pixels.images()), Unit.COUNT),
                Parts.figure("pixelAlpha", pixels.alpha(), Unit.NUMBER),
                Parts.figure("regionAlpha", regions.alpha(), Unit.NUMBER)));
        Chart.Bars bars = new Chart.Bars("dice", TEXT.text("pixels.dice"), TEXT.text("pixels.axis"), Unit.SHARE,
                pixels.labels().stream().map(l -> new Chart.Bar(l.label().name(), l.dice(), false)).toList());
        Grid labels = new Grid("labels", TEXT.text("pixels.labels"),
                Parts.columns("label", "images", "dice", "pooledDice", "alpha"),
                pixels.labels().stream().map(l -> List.of(new Cell.Name(l.label().name()),
                        new Cell.Count(l.images()), Parts.value(l.dice(), Unit.SHARE),
                        Parts.value(l.pooledDice(), Unit.SHARE), Parts.value(l.alpha(), Unit.NUMBER))).toList());
        List<List<Cell>> rows = new ArrayList<>();
        pixels.pairs().forEach(p -> rows.add(row(new Cell.Text(TEXT.text("pixels.all")), p)));
        pixels.labels().forEach(l -> l.pairs().forEach(p -> rows.add(row(new Cell.Name(l.label().name()), p))));
        Grid pairs = new Grid("pairs", TEXT.text("pixels.pairs"),
                Parts.columns("label", "a", "b", "images", "percentAgreement", "kappa"), rows);
        return List.of(figures, bars, labels, pairs);
    }

    private static List<Cell> row(Cell label, PixelAgreement.OfPair pair) {
        return List.of(label, new Cell.Name(pair.first().name()), new Cell.Name(pair.second().name()),
                new Cell.Count(pair.images()), Parts.value(pair.percentAgreement(), Unit.SHARE),
                Parts.value(pair.kappa(), Unit.NUMBER));
    }
}
