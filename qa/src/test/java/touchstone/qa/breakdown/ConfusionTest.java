package touchstone.qa.breakdown;

import java.util.Set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import touchstone.model.Annotator.Role;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Tag;
import touchstone.qa.Estimate;
import touchstone.qa.Fixture;
import touchstone.qa.Reason;
import touchstone.qa.Rules;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;
import touchstone.qa.json.ScoreJson;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Chart;
import touchstone.qa.result.Result;
import touchstone.qa.result.Subject;
import touchstone.qa.scoring.Comparison;
import touchstone.qa.scoring.GoldenScore;

/** Against scikit-learn's confusion_matrix over the same things, and by hand. */
class ConfusionTest {

    private static final Box PLACE = new Box(10, 10, 30, 30);

    private final SmallProject project = new SmallProject();

    static Stream<JsonNode> references() {
        return Fixture.cases(ConfusionTest.class, "confusion.json");
    }

    @ParameterizedTest
    @MethodSource("references")
    void countsAreThoseOfScikitLearn(JsonNode reference) {
        boolean tags = reference.get("kind").asString().equals("tags");
        List.of("cell", "gland", "gap", "vein").forEach(name -> project.label(Label.named(name, 0)));
        int n = 0;
        for (JsonNode thing : reference.get("things")) {
            String image = n++ + ".png";
            project.image(image).done("Ada", image).done("Ben", image);
            Geometry shape = tags ? new Tag() : PLACE;
            if (!thing.get(0).isNull()) {
                project.draw("Ada", image, thing.get(0).asString(), shape);
            }
            if (!thing.get(1).isNull()) {
                project.draw("Ben", image, thing.get(1).asString(), shape);
            }
        }
        Confusion confusion = tags
                ? Confusion.ofTags(project.schema(), comparison())
                : Confusion.ofObjects(project.schema(), comparison());
        assertEquals(reference.get("labels").valueStream().map(JsonNode::asString).toList(),
                confusion.labels().stream().map(Label::name).toList());
        assertEquals(reference.get("counts").valueStream()
                .map(row -> row.valueStream().map(JsonNode::asLong).toList()).toList(), confusion.counts());
    }

    @Test
    void whatLiesElsewhereIsMissedAndExtra() {
        project.image("a.png").draw("Ada", "a.png", "cell", PLACE).draw("Ben", "a.png", "cell",
                new Box(60, 60, 30, 30));
        assertEquals(List.of(List.of(0L, 1L), List.of(1L, 0L)),
                Confusion.ofObjects(project.schema(), comparison()).counts());
    }

    @Test
    void readBothWaysEachPairCountsTwice() {
        project.image("a.png").draw("Ada", "a.png", "cell", PLACE).draw("Ben", "a.png", "gap", PLACE);
        Confusion both = Confusion.ofObjects(project.schema(), comparison()).bothWays();
        assertEquals(List.of(List.of(0L, 1L, 0L), List.of(1L, 0L, 0L), List.of(0L, 0L, 0L)), both.counts());
    }

    @Test
    void aLabelThatTheFirstNeverUsedHasNoShares() {
        project.image("a.png").draw("Ada", "a.png", "cell", PLACE).draw("Ben", "a.png", "gap", PLACE);
        Confusion confusion = Confusion.ofObjects(project.schema(), comparison());
        assertEquals(Estimate.share(1, 1, Reason.NO_REFERENCE), confusion.share(0, 1));
        assertEquals(Estimate.undefined(Reason.NO_REFERENCE), confusion.share(1, 0));
    }

    @Test
    void sumsPutLabelsTogetherThatOnlyOneOfThemHas() {
        project.image("a.png").draw("Ada", "a.png", "cell", PLACE).draw("Ben", "a.png", "gap", PLACE);
        project.draw("Cleo", "a.png", "vein", PLACE);
        Confusion first = Confusion.ofObjects(project.schema(), comparison());
        Confusion second = Confusion.ofObjects(project.schema(), comparison("Ada", "Cleo"));
        Confusion sum = first.plus(project.schema(), second);
        assertEquals(List.of("cell", "gap", "vein"), sum.labels().stream().map(Label::name).toList());
        assertEquals(List.of(0L, 1L, 1L, 0L), sum.counts().getFirst());
        assertEquals(2, sum.matched());
        assertEquals(0, sum.alike());
    }

    @Test
    void frequentConfusionWithTheGoldenSetIsAnAlarm() {
        project.annotator("Gold", Role.GOLD);
        for (int i = 0; i < 12; i++) {
            String image = i + ".png";
            project.image(image).draw("Gold", image, i < 6 ? "cell" : "gap", PLACE).draw("Ben", image, "gap", PLACE);
        }
        Result result = new ConfusionAnalysis().of(subject(), Watch.NONE).orElseThrow();
        assertEquals(List.of("Ben calls gap what Gold calls cell: 6 of 6."),
                result.alarms().stream().map(a -> a.what()).toList());
        assertEquals(Set.copyOf(project.images().stream().limit(6).map(Image::id).toList()),
                Set.copyOf(result.alarms().getFirst().images()));
        Chart.Matrix matrix = (Chart.Matrix) result.parts().getLast();
        assertEquals(List.of(List.of(0L, 6L, 0L), List.of(0L, 6L, 0L), List.of(0L, 0L, 0L)), matrix.counts());
        assertEquals(1, matrix.share(0, 1).orElseThrow());
        assertTrue(matrix.share(2, 0).isEmpty());
    }

    @Test
    void nobodyToCompareIsNoResult() {
        project.image("a.png").draw("Ada", "a.png", "cell", PLACE);
        assertTrue(new ConfusionAnalysis().of(subject(), Watch.NONE).isEmpty());
    }

    @Test
    void aScoresDocumentHasItsConfusion() {
        project.annotator("Gold", Role.GOLD).image("a.png").draw("Gold", "a.png", "cell", PLACE)
                .draw("Ben", "a.png", "gap", PLACE).draw("Ben", "a.png", "cell", new Box(60, 60, 9, 9));
        JsonNode confusion = ScoreJson.of(project.schema(), GoldenScore.of(subject(), project.annotator("Gold"),
                project.annotator("Ben"), Watch.NONE)).get("confusion");
        assertEquals("[\"cell\",\"gap\"]", confusion.get("labels").toString());
        assertEquals("[[0,1],[0,0]]", confusion.get("counts").toString());
        assertEquals("[0,0]", confusion.get("missed").toString());
        assertEquals("[1,0]", confusion.get("extra").toString());
        assertEquals("[0.0,1.0,0.0]", confusion.get("rowShares").get(0).toString());
        assertEquals("NO_REFERENCE", confusion.get("rowShares").get(1).get(0).get("undefined").asString());
    }

    private Subject subject() {
        return new Subject(project, Rules.DEFAULT, Basis.NONE, Map.of());
    }

    private Comparison comparison() {
        return comparison("Ada", "Ben");
    }

    private Comparison comparison(String first, String second) {
        return Comparison.of(project, project.annotator(first), project.annotator(second), Rules.DEFAULT,
                Comparison.Scope.BOTH, Watch.NONE);
    }
}
