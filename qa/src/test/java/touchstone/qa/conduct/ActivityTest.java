package touchstone.qa.conduct;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.Image;
import touchstone.model.NoteId;
import touchstone.model.geometry.Box;
import touchstone.model.note.Review;
import touchstone.qa.Watch;
import touchstone.qa.result.Cell;
import touchstone.qa.result.Grid;
import touchstone.qa.result.Result;

class ActivityTest {

    private final LoggedProject project = new LoggedProject();
    private final Annotator ada = project.annotator("Ada");
    private final Annotator ben = project.annotator("Ben");
    private final Annotator gold = project.annotator("gold", Annotator.Role.GOLD);
    private final Image image = project.image("a.png");

    private Map<Activity, Long> seconds() {
        Map<Activity, Long> all = new EnumMap<>(Activity.class);
        WorkLog.of(project, 30, Watch.NONE).activities().forEach((activity, millis) -> all.put(activity,
                millis / 1000));
        return all;
    }

    @Test
    void each_second_is_counted_once_for_what_it_went_into() {
        Annotation drawn = project.draw(ada, image, new Box(1, 1, 9, 9));
        project.later(30).draw(ada, image, new Box(20, 1, 9, 9));
        project.later(20).commit(ada, Change.add(new Guideline(GuidelineId.create(), 1, "# Purpose")));
        project.commit(ben, Change.replace(drawn, drawn.withGeometry(new Box(1, 1, 8, 9))));
        project.later(40).commit(ben, Change.add(new Review(NoteId.create(), image.id(), ben.id(), Instant.EPOCH,
                ada.id(), Review.Outcome.ACCEPTED, "", Review.Stage.PEER, List.of()).note()));
        project.later(60).draw(gold, image, new Box(1, 1, 9, 9));
        project.later(15).draw(gold, image, new Box(20, 1, 9, 9));
        project.later(60).commit(ada, Change.add(new Review(NoteId.create(), image.id(), ada.id(), Instant.EPOCH,
                ada.id(), Review.Outcome.ACCEPTED, "", Review.Stage.SELF, List.of()).note()));
        // First entries and the one after a pause count ten seconds.
        assertEquals(Map.of(Activity.ANNOTATION, 50L, Activity.INSTRUCTIONS, 20L, Activity.TARGETED, 50L,
                Activity.SPOT, 25L), seconds());
    }

    @Test
    void the_split_stands_beside_the_plan() {
        project.draw(ada, image, new Box(1, 1, 9, 9));
        project.later(50).draw(ada, image, new Box(20, 1, 9, 9));
        project.later(20).commit(ada, Change.add(new Guideline(GuidelineId.create(), 1, "# Purpose")));
        Result result = new ActivityAnalysis().of(project.subject("plan.hourly", "36"), Watch.NONE).orElseThrow();
        Grid grid = (Grid) result.parts().get(1);
        assertEquals(List.of("the rest", "15% to 20%", "10% to 15%", "5% to 10%", ""),
                grid.rows().stream().map(row -> ((Cell.Text) row.get(3)).text()).toList());
        assertEquals(List.of("", "more than planned", "less than planned", "less than planned", ""),
                grid.rows().stream().map(row -> ((Cell.Text) row.get(4)).text()).toList());
        assertEquals(0.6, ((Cell.Value) grid.rows().getFirst().get(5)).estimate().number().orElseThrow(), 1e-9);
    }
}
