package touchstone.qa.conduct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Entry;
import touchstone.model.Image;
import touchstone.model.Provenance;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Tag;
import touchstone.qa.Watch;

class WorkLogTest {

    private static final Box BOX = new Box(10, 10, 50, 50);

    private final LoggedProject project = new LoggedProject();
    private final Annotator ann = project.annotator("Ann");
    private final Annotator ben = project.annotator("Ben");
    private final Image a = project.image("a.png");
    private final Image b = project.image("b.png");

    private WorkLog log() {
        return WorkLog.of(project, 30, Watch.NONE);
    }

    private Person person(Annotator who) {
        return Objects.requireNonNull(log().people().get(who.id()));
    }

    private WorkLog.Visit visit(Annotator who, Image on) {
        return Objects.requireNonNull(log().visit(who.id(), on.id()));
    }

    private Person.Effort effort(GeometryKind kind) {
        return Objects.requireNonNull(person(ann).byKind().get(kind));
    }

    @Test
    void time_between_two_entries_counts_for_the_laters_image_and_kind() {
        project.draw(ann, a, BOX);
        project.later(60).draw(ann, a, BOX);
        project.later(1).draw(ben, a, BOX);
        project.later(19).draw(ann, b, new Tag());
        assertEquals(70_000, visit(ann, a).active());
        assertEquals(20_000, visit(ann, b).active());
        assertEquals(10_000, visit(ben, a).active());
        assertEquals(70 / 60.0, effort(GeometryKind.BOX).minutes(), 1e-9);
        assertEquals(20 / 60.0, effort(GeometryKind.TAG).minutes(), 1e-9);
        assertEquals(2, effort(GeometryKind.BOX).drawn());
    }

    @Test
    void a_long_pause_ends_a_session_and_a_short_one_does_not() {
        project.draw(ann, a, BOX);
        project.later(29 * 60).draw(ann, a, BOX);
        project.later(31 * 60).draw(ann, b, BOX);
        project.later(60).draw(ann, b, BOX);
        assertEquals(2, person(ann).sessions());
        assertEquals(1 + 10 / 60.0, visit(ann, b).intoSession(), 1e-9);
        assertEquals(29 + 10 / 60.0, visit(ann, a).intoSession(), 1e-9);
        assertEquals((10 + 10 + 10 + 60) / 3600.0, person(ann).hours(), 1e-9);
    }

    @Test
    void a_clock_that_was_set_back_takes_no_time_away_and_starts_no_session() {
        project.draw(ann, a, BOX);
        project.later(-7200).draw(ann, a, BOX);
        project.later(5).draw(ann, a, BOX);
        assertEquals(25_000, visit(ann, a).active());
        assertEquals(1, person(ann).sessions());
        assertEquals(25 / 60.0, visit(ann, a).intoSession(), 1e-9);
    }

    @Test
    void entries_over_several_images_and_imports_are_no_work() {
        project.commit(ann, Change.add(project.object(ann, a, LoggedProject.CELL, BOX, Provenance.HUMAN)),
                Change.add(project.object(ann, b, LoggedProject.CELL, BOX, Provenance.HUMAN)));
        project.later(20).commit(ann, Change.add(project.object(ann, a, LoggedProject.CELL, BOX,
                Provenance.imported("x.json"))));
        assertTrue(log().isEmpty());
        project.later(7).draw(ann, b, BOX);
        assertEquals(7_000, visit(ann, b).active());
        assertEquals(1, person(ann).drawn());
    }

    @Test
    void undo_takes_the_object_back_and_redo_brings_it_again() {
        Annotation object = project.object(ann, a, LoggedProject.CELL, BOX, Provenance.HUMAN);
        Entry drawn = project.commit(ann, Change.add(object));
        project.later(5).undo(ann, drawn);
        assertEquals(0, person(ann).drawn());
        project.later(5).redo(ann, drawn);
        assertEquals(1, person(ann).drawn());
        assertEquals(20_000, visit(ann, a).active());
        assertEquals(1, effort(GeometryKind.BOX).single().n());
    }
}
