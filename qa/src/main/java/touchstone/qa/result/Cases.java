package touchstone.qa.result;

import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotationId;
import touchstone.model.ImageId;
import touchstone.model.geometry.Bounds;
import touchstone.qa.Severity;

/** Single places worth looking at, the worst first, with their pictures. */
public record Cases(String key, String title, List<Case> cases) implements Part {

    public Cases {
        cases = List.copyOf(cases);
    }

    /**
     * @param objects whose outlines are drawn
     * @param region what is shown, in image pixels; null for the whole image
     * @param caption what is the matter, in one sentence
     * @param score how suspicious it is where it has a number, null otherwise
     */
    public record Case(ImageId image, List<AnnotationId> objects, @Nullable Bounds region, Severity severity,
            String caption, @Nullable Double score) {

        public Case {
            objects = List.copyOf(objects);
        }
    }
}
