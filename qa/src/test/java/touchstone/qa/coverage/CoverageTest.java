package touchstone.qa.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.geometry.Box;
import touchstone.qa.Estimate;
import touchstone.qa.Reason;
import touchstone.qa.Rules;
import touchstone.qa.SmallProject;
import touchstone.qa.Watch;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Subject;

class CoverageTest {

    private static final Box HERE = new Box(10, 10, 10, 10);
    private static final Box THERE = new Box(40, 40, 10, 10);

    @Test
    void an_image_that_several_have_drawn_counts_once() {
        SmallProject project = new SmallProject().image("a").image("b").image("c")
                .draw("Ada", "a", "cell", HERE).draw("Ada", "a", "cell", THERE).draw("Ben", "a", "cell", HERE)
                .draw("Ben", "b", "dirt", HERE);
        Coverage coverage = Coverage.of(project, Watch.NONE);
        assertEquals(List.of(2L, 1L), coverage.labels().stream().map(LabelCoverage::objects).toList());
        assertEquals(List.of(1L, 1L), coverage.labels().stream().map(LabelCoverage::images).toList());
        assertEquals(3, coverage.images());
        assertEquals(2, coverage.begun());
        assertEquals(2, coverage.imbalance().number().orElseThrow(), 1e-12);
        // Shannon: -(2/3 log 2/3 + 1/3 log 1/3) / log 2
        assertEquals(0.9182958340544896, coverage.evenness().number().orElseThrow(), 1e-12);
    }

    @Test
    void an_image_shown_again_is_no_further_image() {
        SmallProject project = new SmallProject().image("a").image("again").fields("again", Map.of("repeatOf", "a"))
                .draw("Ada", "a", "cell", HERE).draw("Ada", "again", "cell", HERE);
        Coverage coverage = Coverage.of(project, Watch.NONE);
        assertEquals(1, coverage.images());
        assertEquals(1, coverage.begun());
        assertEquals(1, coverage.objects());
    }

    @Test
    void every_alarm_leads_to_its_images_or_to_where_it_is_remedied() {
        SmallProject project = new SmallProject().subjective("fold").annotator("Gold", Annotator.Role.GOLD);
        for (int i = 0; i < 60; i++) {
            project.image("i" + i).draw("Ada", "i" + i, "cell", HERE);
        }
        project.draw("Gold", "i0", "cell", HERE).draw("Ada", "i7", "dirt", THERE);
        List<Alarm> alarms = new CoverageAnalysis()
                .of(new Subject(project, Rules.DEFAULT, Basis.NONE, Map.of()), Watch.NONE).orElseThrow().alarms();
        List<ImageId> dirty = List.of(project.images().get(7).id());
        assertEquals(Alarm.Page.LABELS, alarm(alarms, "No object has the label fold").page());
        assertEquals(dirty, alarm(alarms, "Fewer than").images());
        assertEquals(dirty, alarm(alarms, "times as many").images());
        assertEquals(dirty, alarm(alarms, "no object of the label dirt").images());
        assertEquals(project.images().stream().skip(1).limit(50).map(Image::id).toList(),
                alarm(alarms, "The golden set holds").images());
    }

    private static Alarm alarm(List<Alarm> alarms, String what) {
        return alarms.stream().filter(a -> a.what().contains(what)).findFirst().orElseThrow();
    }

    @Test
    void without_objects_or_with_one_label_there_is_no_balance() {
        assertEquals(Estimate.undefined(Reason.EMPTY), Coverage.of(new SmallProject(), Watch.NONE).goldenShare());
        Coverage one = Coverage.of(new SmallProject().image("a").draw("Ada", "a", "cell", HERE), Watch.NONE);
        assertEquals(Estimate.undefined(Reason.TOO_FEW_LABELS), one.imbalance());
        assertEquals(Estimate.undefined(Reason.TOO_FEW_LABELS), one.evenness());
    }
}
