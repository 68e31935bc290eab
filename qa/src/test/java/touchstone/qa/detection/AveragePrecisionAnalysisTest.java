package touchstone.qa.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotator;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.qa.Rules;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;
import touchstone.qa.panoptic.PanopticQualityAnalysis;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Subject;

/** Average precision and panoptic quality of a small project, computed by hand. */
class AveragePrecisionAnalysisTest {

    private final SmallProject project = new SmallProject().role("Gold", Annotator.Role.GOLD)
            .role("Net", Annotator.Role.MODEL).image("1").image("2")
            .draw("Gold", "1", "cell", new Box(0, 0, 10, 10)).draw("Gold", "2", "cell", new Box(0, 0, 10, 10))
            .draw("Net", "1", "cell", new Box(0, 0, 10, 10)).draw("Net", "2", "cell", new Box(50, 50, 10, 10));

    private Subject subject() {
        return new Subject(project, Rules.DEFAULT, Basis.NONE, Map.of());
    }

    private static double number(Grid grid, int row, String column) {
        List<String> keys = grid.columns().stream().map(Grid.Column::key).toList();
        return grid.rows().get(row).get(keys.indexOf(column)) instanceof Cell.Value value
                ? value.estimate().number().orElseThrow()
                : -1;
    }

    @Test
    void aModelIsMeasuredAgainstTheGoldenSet() {
        Result result = new AveragePrecisionAnalysis().of(subject(), Watch.NONE).orElseThrow();
        Grid overall = (Grid) result.parts().getFirst();
        // Half of the objects found, at precision 1: 51 of 101 recalls.
        assertEquals(51 / 101.0, number(overall, 0, "AP"), 1e-9);
        assertEquals(0.5, number(overall, 0, "AR100"), 1e-12);
        assertEquals(1, overall.rows().size());
        assertTrue(result.alarms().getFirst().what().contains("2 objects of Net have no score"));
        assertEquals(1, result.alarms().size());
    }

    @Test
    void outlinesAreComparedAsMasksAndBoundariesToo() {
        project.draw("Net", "1", "cell", Polygon.of(Points.of(20, 20, 30, 20, 20, 30)));
        Grid overall = (Grid) new AveragePrecisionAnalysis().of(subject(), Watch.NONE).orElseThrow().parts()
                .getFirst();
        assertEquals(3, overall.rows().size());
    }

    /** COCO's similarity with sigma 0.05: the first person is exact, of the second half of the joints are 100 px off. */
    @Test
    void jointsAreComparedByTheirSimilarity() {
        SmallProject people = new SmallProject().role("Gold", Annotator.Role.GOLD).role("Net", Annotator.Role.MODEL)
                .image("1").image("2");
        for (String image : List.of("1", "2")) {
            people.draw("Gold", image, "person", joints(0));
        }
        people.draw("Net", "1", "person", joints(0)).draw("Net", "2", "person", joints(100));
        Grid overall = (Grid) new AveragePrecisionAnalysis()
                .of(new Subject(people, Rules.DEFAULT, Basis.NONE, Map.of()), Watch.NONE).orElseThrow().parts()
                .getFirst();
        assertEquals(1, overall.rows().size());
        // At the threshold 0.5 both are found, from 0.55 on one of two: 51 of 101 recalls.
        assertEquals(1, number(overall, 0, "AP50"), 1e-9);
        assertEquals((1 + 9 * 51 / 101.0) / 10, number(overall, 0, "AP"), 1e-9);
    }

    /** With an area 20 times that of the joints' box the second person's similarity is above every threshold. */
    @Test
    void thePersonsOwnAreaIsWhatDistancesAreRelativeTo() {
        SmallProject people = new SmallProject().role("Gold", Annotator.Role.GOLD).role("Net", Annotator.Role.MODEL)
                .image("1").image("2");
        for (String image : List.of("1", "2")) {
            people.draw("Gold", image, "person", joints(0), Map.of("object.area", "32000"));
        }
        people.draw("Net", "1", "person", joints(0)).draw("Net", "2", "person", joints(8));
        Grid overall = (Grid) new AveragePrecisionAnalysis()
                .of(new Subject(people, Rules.DEFAULT, Basis.NONE, Map.of()), Watch.NONE).orElseThrow().parts()
                .getFirst();
        // Two of four joints are 8 px off: (2 + 2 exp(-64 / (0.1 * 0.1 * 2 * area))) / 4 is 0.952, and 0.568 by 1600.
        assertEquals(1, number(overall, 0, "AP"), 1e-9);
    }

    private static Keypoints joints(double off) {
        return new Keypoints(List.of(new Keypoints.Joint(0, 0, 2), new Keypoints.Joint(40, 0, 2),
                new Keypoints.Joint(0, 40 + off, 2), new Keypoints.Joint(40, 40 + off, 2)));
    }

    @Test
    void aModelThatWasNotRunOnAllImagesIsSaidToMissThere() {
        SmallProject partly = new SmallProject().role("Gold", Annotator.Role.GOLD).role("Net", Annotator.Role.MODEL)
                .image("1").image("2").draw("Gold", "1", "cell", new Box(0, 0, 10, 10))
                .draw("Gold", "2", "cell", new Box(0, 0, 10, 10)).draw("Net", "1", "cell", new Box(0, 0, 10, 10));
        Result result = new AveragePrecisionAnalysis()
                .of(new Subject(partly, Rules.DEFAULT, Basis.NONE, Map.of()), Watch.NONE).orElseThrow();
        assertTrue(result.alarms().getFirst().what().contains("1 of the 2 images"));
    }

    @Test
    void aProjectWithoutAModelHasNoAveragePrecision() {
        SmallProject people = new SmallProject().role("Gold", Annotator.Role.GOLD).image("1").draw("Gold", "1", "cell",
                new Box(0, 0, 1, 1));
        assertTrue(new AveragePrecisionAnalysis()
                .of(new Subject(people, Rules.DEFAULT, Basis.NONE, Map.of()), Watch.NONE).isEmpty());
    }

    @Test
    void laterObjectsLieOnEarlierOnes() {
        project.draw("Net", "1", "nucleus", new Box(0, 0, 10, 3));
        Grid overall = (Grid) new PanopticQualityAnalysis().of(subject(), Watch.NONE).orElseThrow().parts()
                .getFirst();
        // cell: one found with IoU 70/100, one spurious, one missed; nucleus: one spurious.
        assertEquals((0.7 / 2 + 0) / 2, number(overall, 0, "pq"), 1e-12);
        assertEquals((0.5 + 0) / 2, number(overall, 0, "rq"), 1e-12);
    }
}
