package touchstone.qa.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.model.Spacing;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Rasterizer;
import touchstone.qa.Estimate;
import touchstone.qa.Rules;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Cases;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Figures;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Subject;
import touchstone.qa.result.Unit;

class ShapeAnalysisTest {

    private static final Geometry SQUARE = new Box(10, 10, 20, 20);
    private static final Geometry ONE_TO_THE_RIGHT = new Box(11, 10, 20, 20);

    private static SmallProject project(Geometry a, Geometry b) {
        return new SmallProject().image("1.png").draw("Ada", "1.png", "cell", a).draw("Bea", "1.png", "cell", b);
    }

    private static Result result(SmallProject project, Map<String, String> settings) {
        return new ShapeAnalysis().of(new Subject(project, Rules.DEFAULT, Basis.NONE, settings), Watch.NONE)
                .orElseThrow();
    }

    private static double figure(Result result, String key) {
        return assertInstanceOf(Figures.class, result.parts().getFirst()).figures().stream()
                .filter(f -> f.key().equals(key)).findFirst().orElseThrow().estimate().number().orElseThrow();
    }

    @Test
    void aSquareMovedByOnePixelHasTheMeasuresOfTheReferenceTools() {
        // surface-distance 0.1 and boundary-iou-api on masks of 100 x 100 pixels.
        Result result = result(project(SQUARE, ONE_TO_THE_RIGHT), Map.of("shapes.tolerance", "0.5"));
        assertEquals(380.0 / 420, figure(result, "iou"), 1e-12);
        assertEquals(760.0 / 800, figure(result, "dice"), 1e-12);
        assertEquals(170.0 / 238, figure(result, "boundaryIou"), 1e-12);
        assertEquals(1, figure(result, "hausdorff95"), 1e-12);
        assertEquals(0.5, figure(result, "averageSurfaceDistance"), 1e-12);
        assertEquals(0.5, figure(result, "normalizedSurfaceDistance"), 1e-12);
    }

    @Test
    void masksAndTheShapesTheyWereMadeOfMeasureTheSame() {
        Mask a = Rasterizer.mask(SQUARE, 100, 100);
        Mask b = Rasterizer.mask(ONE_TO_THE_RIGHT, 100, 100);
        assertEquals(result(project(SQUARE, ONE_TO_THE_RIGHT), Map.of()).meaning(),
                result(project(a, b), Map.of()).meaning());
    }

    @Test
    void ofTooManyPairsAsManyImagesAsFitAreDrawnAndTheReaderIsTold() {
        SmallProject project = new SmallProject();
        for (int image = 0; image < 40; image++) {
            project.image(image + ".png");
            for (int i = 0; i < 30; i++) {
                Geometry box = new Box(30 * (i % 6), 30 * (i / 6), 20, 20);
                project.draw("Ada", image + ".png", "cell", box).draw("Bea", image + ".png", "cell", box);
            }
        }
        Result all = result(project, Map.of());
        Result some = result(project, Map.of("shapes.mostPairs", "1000"));
        assertEquals(1200, pairs(all));
        assertEquals(990, pairs(some));
        assertTrue(some.meaning().contains("of 33 of 40 images, drawn by chance"), some.meaning());
        assertFalse(all.meaning().contains("by chance"));
        assertEquals(some.parts(), result(project, Map.of("shapes.mostPairs", "1000")).parts());
    }

    private static long pairs(Result result) {
        return assertInstanceOf(Grid.class, result.parts().get(1)).rows().getFirst().get(3) instanceof Cell.Count n
                ? n.count()
                : -1;
    }

    @Test
    void distancesAreInMillimetresWhereAskedForAndOnlyOnImagesThatKnowTheirPixelSize() {
        SmallProject project = project(SQUARE, ONE_TO_THE_RIGHT).spacing("1.png", new Spacing(0.2, 0.5))
                .image("2.png").draw("Ada", "2.png", "cell", SQUARE).draw("Bea", "2.png", "cell", SQUARE);
        Result result = result(project, Map.of("shapes.millimetres", "1"));
        assertEquals(0.5, figure(result, "hausdorff95"), 1e-12);
        Grid grid = assertInstanceOf(Grid.class, result.parts().get(1));
        assertEquals(List.of(new Cell.Name("Ada"), new Cell.Name("Bea"), new Cell.Name("cell"), new Cell.Count(1)),
                grid.rows().getFirst().subList(0, 4));
        assertTrue(grid.rows().getFirst().contains(new Cell.Value(
                Estimate.of(0.5, 1), Unit.MILLIMETRES)));
    }

    @Test
    void theWorstPairsComeFirst() {
        SmallProject project = project(SQUARE, ONE_TO_THE_RIGHT).image("2.png")
                .draw("Ada", "2.png", "cell", SQUARE).draw("Bea", "2.png", "cell", new Box(13, 10, 20, 20));
        Cases cases = assertInstanceOf(Cases.class, result(project, Map.of()).parts().getLast());
        assertEquals(2, cases.cases().size());
        assertEquals("2.png", project.images().stream().filter(i -> i.id().equals(cases.cases().getFirst().image()))
                .findFirst().orElseThrow().path());
    }

    @Test
    void thereIsNothingToSayWhereNoTwoShapesMatch() {
        assertTrue(new ShapeAnalysis().of(new Subject(project(SQUARE, new Box(60, 60, 20, 20)), Rules.DEFAULT,
                Basis.NONE, Map.of()), Watch.NONE).isEmpty());
    }
}
