package touchstone.qa.conduct;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.Progress.Status;
import touchstone.model.geometry.Box;
import touchstone.qa.Watch;
import touchstone.qa.result.Result;

class TimelineAnalysisTest {

    @Test
    void what_is_told_soon_is_all_but_the_agreement() {
        LoggedProject project = new LoggedProject();
        Annotator ada = project.annotator("Ada");
        Annotator ben = project.annotator("Ben");
        for (int i = 0; i < 12; i++) {
            Image image = project.image("image " + i);
            for (Annotator who : List.of(ada, ben)) {
                project.later(30).draw(who, image, new Box(10 + i % 3, 10, 20, 20));
                project.later(10).mark(who, image, who, Status.DONE);
            }
        }
        Result soon = new TimelineAnalysis().soon(project.subject(), Watch.NONE).orElseThrow();
        Result all = new TimelineAnalysis().of(project.subject(), Watch.NONE).orElseThrow();
        assertEquals(List.of("overall", "people", "progress", "pace"),
                soon.parts().stream().map(p -> p.key()).toList());
        assertEquals(List.of("overall", "people", "progress", "pace", "agreement"),
                all.parts().stream().map(p -> p.key()).toList());
        assertEquals(soon.parts(), all.parts().subList(0, 4));
    }
}
