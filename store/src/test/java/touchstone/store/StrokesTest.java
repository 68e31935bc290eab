package touchstone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;

/** Stroke after stroke on one mask, whose former state is known without reading it back. */
class StrokesTest {

    private static final Mask BLANK = Mask.empty(3000, 2000);

    private final Label label = Label.named("cell", 0);
    private final Annotator ada = Annotator.named("Ada", Annotator.Role.ANNOTATOR);
    private final Image image = new Image(ImageId.create(), "a.png", 3000, 2000, null, 0);

    @TempDir
    Path folder;

    private Project begun() throws IOException, EditConflict {
        Project project = Project.create(folder.resolve("strokes.touchstone"));
        project.commit(Edit.of("Set up", Change.add(label), Change.add(ada), Change.add(image)), null);
        return project;
    }

    private static Annotation stroke(Project project, Annotation before, int x) throws IOException, EditConflict {
        Mask mask = (Mask) before.geometry();
        Annotation after = before.withGeometry(mask.paint(Points.of(x, 100, x + 50, 900), 20));
        project.commit(Edit.of("Paint", Change.replace(before, after)), before.annotator());
        return after;
    }

    @Test
    void theMaskIsReadAgainAsItWasPainted() throws IOException, EditConflict {
        Annotation mask = Annotation.drawn(image.id(), label.id(), ada.id(), BLANK.paint(Points.of(50, 50), 30));
        try (Project project = begun()) {
            project.commit(Edit.of("Draw", Change.add(mask)), ada.id());
            for (int i = 0; i < 20; i++) {
                mask = stroke(project, mask, 100 * i);
            }
        }
        try (Project project = Project.open(folder.resolve("strokes.touchstone"))) {
            assertEquals(List.of(mask), project.annotations(image.id()));
        }
    }

    @Test
    void anEditOfWhatWasThereBeforeTheLastStrokeIsRefused() throws IOException, EditConflict {
        try (Project project = begun()) {
            Annotation first = Annotation.drawn(image.id(), label.id(), ada.id(), BLANK.paint(Points.of(50, 50), 30));
            project.commit(Edit.of("Draw", Change.add(first)), ada.id());
            stroke(project, first, 100);
            assertThrows(EditConflict.class, () -> stroke(project, first, 200));
        }
    }

    @Test
    void theSameMaskWithOtherAttributesIsNotWhatIsThere() throws IOException, EditConflict {
        try (Project project = begun()) {
            Annotation mask = Annotation.drawn(image.id(), label.id(), ada.id(), BLANK.paint(Points.of(50, 50), 30));
            project.commit(Edit.of("Draw", Change.add(mask)), ada.id());
            Annotation other = new Annotation(mask.id(), mask.image(), mask.label(), mask.annotator(), mask.geometry(),
                    Map.of("stain", "weak"), mask.provenance());
            assertThrows(EditConflict.class, () -> stroke(project, other, 100));
        }
    }

    @Test
    void aStrokeThatWasTakenBackIsNotWhatIsThere() throws IOException, EditConflict {
        try (Project project = begun()) {
            Annotation first = Annotation.drawn(image.id(), label.id(), ada.id(), BLANK.paint(Points.of(50, 50), 30));
            project.commit(Edit.of("Draw", Change.add(first)), ada.id());
            Annotation second = stroke(project, first, 100);
            project.undo(image.id(), ada.id());
            assertThrows(EditConflict.class, () -> stroke(project, second, 200));
            assertEquals(List.of(stroke(project, first, 300)), project.annotations(image.id()));
        }
    }
}
