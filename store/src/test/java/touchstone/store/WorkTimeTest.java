package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.geometry.Tag;

class WorkTimeTest {

    private static final Annotator ANN = Annotator.named("Ann", Annotator.Role.ANNOTATOR);
    private static final Annotator BEN = Annotator.named("Ben", Annotator.Role.ANNOTATOR);
    private static final Label CELL = Label.named("cell", 0);
    private static final Image A = Image.unseen("a.png", 10, 10);
    private static final Image B = Image.unseen("b.png", 10, 10);

    @TempDir
    private Path folder;
    private Instant now = Instant.parse("2026-03-29T01:00:00Z");

    private Project project() throws IOException {
        Project project = Project.create(folder.resolve("p.touchstone"), () -> now);
        project.commit(Edit.of("Set up", Change.add(ANN), Change.add(BEN), Change.add(CELL), Change.add(A),
                Change.add(B)), null);
        return project;
    }

    private void draw(Project project, int secondsLater, Annotator by, Image... on) throws IOException {
        now = now.plusSeconds(secondsLater);
        Change[] changes = new Change[on.length];
        for (int i = 0; i < on.length; i++) {
            changes[i] = Change.add(Annotation.drawn(on[i].id(), CELL.id(), by.id(), new Tag()));
        }
        project.commit(Edit.of("Draw", changes), by.id());
    }

    @Test
    void theTimeBetweenTwoEditsCountsForTheLatersImage() throws IOException {
        try (Project project = project()) {
            draw(project, 0, ANN, A);
            draw(project, 30, ANN, A);
            draw(project, 1, BEN, A);
            draw(project, 24, ANN, B);
            assertEquals(Duration.ofSeconds(10 + 30), project.timeSpent(A.id(), ANN.id()));
            assertEquals(Duration.ofSeconds(25), project.timeSpent(B.id(), ANN.id()));
            assertEquals(Duration.ofSeconds(10), project.timeSpent(A.id(), BEN.id()));
            assertEquals(Duration.ZERO, project.timeSpent(B.id(), BEN.id()));
        }
    }

    @Test
    void anAbsenceCountsTenSeconds() throws IOException {
        try (Project project = project()) {
            draw(project, 0, ANN, A);
            draw(project, 120, ANN, A);
            draw(project, 121, ANN, A);
            assertEquals(Duration.ofSeconds(10 + 120 + 10), project.timeSpent(A.id(), ANN.id()));
        }
    }

    @Test
    void aClockThatWasSetBackTakesNothingAway() throws IOException {
        try (Project project = project()) {
            draw(project, 0, ANN, A);
            draw(project, -3600, ANN, A);
            draw(project, 5, ANN, A);
            assertEquals(Duration.ofSeconds(10 + 10 + 5), project.timeSpent(A.id(), ANN.id()));
        }
    }

    @Test
    void anImportOverManyImagesIsNoWorkOnAnyOfThem() throws IOException {
        try (Project project = project()) {
            draw(project, 0, ANN, A, B);
            draw(project, 7, ANN, B);
            assertEquals(Duration.ZERO, project.timeSpent(A.id(), ANN.id()));
            assertEquals(Duration.ofSeconds(7), project.timeSpent(B.id(), ANN.id()));
        }
    }
}
