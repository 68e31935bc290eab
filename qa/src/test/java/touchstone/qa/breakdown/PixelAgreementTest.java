package touchstone.qa.breakdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotator;
import touchstone.model.geometry.Box;
import touchstone.qa.Estimate;
import touchstone.qa.Rules;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;
import touchstone.qa.agreement.CohenKappa;
import touchstone.qa.agreement.KrippendorffAlpha;
import touchstone.qa.agreement.RatingTable;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Subject;

/** Against the same coefficients on a table with one unit a pixel. */
class PixelAgreementTest {

    private static final int SIDE = 100;

    @Test
    void areasGiveTheSameNumbersAsEveryPixelAsAUnit() {
        Random random = new Random(5);
        SmallProject project = new SmallProject();
        List<String> people = List.of("Ada", "Ben", "Cleo");
        RatingTable.Builder together = new RatingTable.Builder(people);
        RatingTable.Builder cells = new RatingTable.Builder(people);
        for (int i = 0; i < 3; i++) {
            String image = i + ".png";
            project.image(image);
            int[][] seen = new int[3][SIDE * SIDE];
            boolean[][] cell = new boolean[3][SIDE * SIDE];
            for (int a = 0; a < 3; a++) {
                for (int object = 0; object < 4; object++) {
                    int x = 10 + random.nextInt(40);
                    int y = 10 + random.nextInt(40);
                    int label = object % 2 + 1;
                    project.draw(people.get(a), image, "label" + label, new Box(x, y, 30, 20));
                    for (int p = 0; p < SIDE * SIDE; p++) {
                        boolean inside = p % SIDE >= x && p % SIDE < x + 30 && p / SIDE >= y && p / SIDE < y + 20;
                        if (inside) {
                            seen[a][p] = label;
                            cell[a][p] |= label == 1;
                        }
                    }
                }
            }
            for (int p = 0; p < SIDE * SIDE; p++) {
                together.add(List.of("c" + seen[0][p], "c" + seen[1][p], "c" + seen[2][p]));
                cells.add(List.of("c" + cell[0][p], "c" + cell[1][p], "c" + cell[2][p]));
            }
        }
        List<Annotator> annotators = people.stream().map(project::annotator).toList();
        PixelAgreement pixels = PixelAgreement.of(new Subject(project, Rules.DEFAULT, Basis.NONE, Map.of()), annotators,
                Watch.NONE).orElseThrow();
        RatingTable all = together.build();
        same(KrippendorffAlpha.WITHOUT_INTERVAL.of(all), pixels.alpha());
        same(CohenKappa.UNWEIGHTED.of(all, 0, 2), pixels.pairs().get(1).kappa());
        RatingTable one = cells.build();
        PixelAgreement.OfLabel label = pixels.labels().getFirst();
        same(KrippendorffAlpha.WITHOUT_INTERVAL.of(one), label.alpha());
        same(CohenKappa.UNWEIGHTED.of(one, 1, 2), label.pairs().get(2).kappa());
    }

    @Test
    void thoseWhoDrawTheSameAgreeWholly() {
        SmallProject project = new SmallProject().image("a.png");
        List<Annotator> annotators = new ArrayList<>();
        for (String name : List.of("Ada", "Ben")) {
            project.draw(name, "a.png", "cell", new Box(10, 10, 30, 20));
            annotators.add(project.annotator(name));
        }
        PixelAgreement pixels = PixelAgreement.of(new Subject(project, Rules.DEFAULT, Basis.NONE, Map.of()), annotators,
                Watch.NONE).orElseThrow();
        assertEquals(1, pixels.alpha().number().orElseThrow(), 1e-12);
        assertEquals(1, pixels.labels().getFirst().dice().number().orElseThrow(), 1e-12);
    }

    @Test
    void aConstantOffsetOfOneSideIsFoundThere() {
        SmallProject project = new SmallProject();
        for (int i = 0; i < 12; i++) {
            project.image(i + ".png").draw("Ada", i + ".png", "cell", new Box(36, 30, 34, 20 + i))
                    .draw("Ben", i + ".png", "cell", new Box(40, 30, 30, 20 + i));
        }
        Subject subject = new Subject(project, Rules.DEFAULT, Basis.NONE, Map.of());
        List<Annotator> annotators = List.of(project.annotator("Ada"), project.annotator("Ben"));
        List<SideBias> rows = Breakdown.of(subject, annotators, Watch.NONE).bias();
        SideBias left = rows.stream().filter(r -> r.label() == null && r.side() == Side.LEFT
                && r.annotator().name().equals("Ada")).findFirst().orElseThrow();
        assertEquals(4, left.pixels().number().orElseThrow(), 1e-12);
        assertTrue(left.signTest().isSignificant(0.05));
        rows.stream().filter(r -> r.side() != Side.LEFT)
                .forEach(r -> assertEquals(0, r.pixels().number().orElseThrow(), 1e-12));
    }

    private static void same(Estimate expected, Estimate actual) {
        assertEquals(expected.number().orElseThrow(), actual.number().orElseThrow(), 1e-9);
    }
}
