package touchstone.qa.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Tag;
import touchstone.qa.Rules;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Cases;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;
import touchstone.qa.result.Subject;

class ConsensusAnalysisTest {

    private static final Box HERE = new Box(10, 10, 20, 20);

    private static Optional<Result> result(SmallProject project) {
        return new ConsensusAnalysis().of(new Subject(project, Rules.DEFAULT, Basis.NONE, Map.of()), Watch.NONE);
    }

    private static double quality(Grid grid, int row, int column) {
        return ((Cell.Value) grid.rows().get(row).get(column)).estimate().number().orElseThrow();
    }

    @Test
    void one_who_guesses_is_told_from_those_who_know_and_ties_are_shown() {
        SmallProject project = new SmallProject();
        for (int i = 0; i < 12; i++) {
            String image = i + ".png";
            project.image(image);
            for (String name : List.of("Ada", "Ben")) {
                project.draw(name, image, i % 2 == 0 ? "cell" : "dirt", HERE);
                if (i < 6) {
                    project.draw(name, image, "blurred", new Tag());
                }
            }
            project.draw("Cleo", image, i % 3 == 0 ? "cell" : "dirt", HERE);
        }
        project.image("tie.png").draw("Ada", "tie.png", "cell", HERE).draw("Cleo", "tie.png", "dirt", HERE);
        Result result = result(project).orElseThrow();
        Grid grid = (Grid) result.parts().get(1);
        assertTrue(quality(grid, 0, 2) > 0.95 && quality(grid, 2, 2) < 0.7, grid.toString());
        assertTrue(quality(grid, 0, 4) > 0.95 && quality(grid, 2, 4) < 0.7, grid.toString());
        Cases cases = (Cases) result.parts().get(2);
        assertEquals(1, cases.cases().size());
        assertEquals("cell 1, dirt 1; 2 of 2 people have it.", cases.cases().getFirst().caption());
        assertEquals(1, result.alarms().size());
        assertEquals(List.of(cases.cases().getFirst().image()), result.alarms().getFirst().images());
    }

    @Test
    void of_two_annotators_nothing_is_said() {
        assertTrue(result(new SmallProject().image("a.png").draw("Ada", "a.png", "cell", HERE)
                .draw("Ben", "a.png", "cell", HERE)).isEmpty());
    }
}
