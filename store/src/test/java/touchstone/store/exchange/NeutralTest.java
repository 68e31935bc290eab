package touchstone.store.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Attribute;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Keypoints;

class NeutralTest {

    @Test
    void a_skeleton_keeps_its_box_and_area_and_no_typed_text() {
        Label person = Label.named("person", 0).withAttributes(List.of(Attribute.text("remark")));
        Annotation object = Annotation.drawn(ImageId.create(), person.id(), AnnotatorId.create(),
                Keypoints.point(3, 4)).withAttributes(
                        Map.of("object.bbox", "1, 2, 3.5, 4", "object.area", "Ada's",
                                "remark", "Ada's", "unknown", "Ada's"));
        assertEquals(Map.of("object.bbox", "1, 2, 3.5, 4"),
                new Neutral(new LabelSchema(List.of(person)), Set.of()).of(object).attributes());
    }
}
