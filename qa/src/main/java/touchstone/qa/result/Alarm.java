package touchstone.qa.result;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.qa.Severity;

/**
 * Something that needs attention.
 *
 * @param what happened, in one sentence with its number
 * @param advice what to do about it, in one sentence
 * @param images where it can be seen, the worst first; empty where it is about the project as a whole
 * @param about whose work it is about; null where it is about that of several
 */
public record Alarm(Severity severity, String what, String advice, List<ImageId> images, @Nullable AnnotatorId about) {

    public Alarm {
        images = images.stream().distinct().toList();
    }

    public Alarm(Severity severity, String what, String advice) {
        this(severity, what, advice, List.of());
    }

    public Alarm(Severity severity, String what, String advice, List<ImageId> images) {
        this(severity, what, advice, images, null);
    }

    /** The same, with whose work it is about. */
    public Alarm of(Annotator whose) {
        return new Alarm(severity, what, advice, images, whose.id());
    }

    /** The same, with where it can be seen. */
    public Alarm at(Collection<ImageId> places) {
        return new Alarm(severity, what, advice, List.copyOf(places), about);
    }
}
