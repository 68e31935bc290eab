package touchstone.qa.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Edit;
import touchstone.model.ImageId;
import touchstone.model.geometry.Bounds;
import touchstone.qa.Severity;

/**
 * Something that a check found.
 *
 * @param check the check's name
 * @param reason one sentence for the user
 * @param image null for what concerns the project as a whole
 * @param annotator whose layer it is in; null where it is nobody's
 * @param objects those that it is about, the one to be looked at first; empty where it is about none
 * @param place in image pixels; null for the whole image, and without one
 * @param fix an edit after which the problem is gone and everything else as it was; null where none is safe
 */
public record Problem(String check, Severity severity, String reason, @Nullable ImageId image,
        @Nullable AnnotatorId annotator, List<AnnotationId> objects, @Nullable Bounds place, @Nullable Edit fix) {

    public Problem {
        objects = List.copyOf(objects);
    }

    Problem with(AnnotationId other) {
        return new Problem(check, severity, reason, image, annotator, List.of(objects.getFirst(), other), place, fix);
    }

    Problem at(Bounds elsewhere) {
        return new Problem(check, severity, reason, image, annotator, objects, elsewhere, fix);
    }

    Problem fixedBy(@Nullable Edit edit) {
        return new Problem(check, severity, reason, image, annotator, objects, place, edit);
    }
}
