package touchstone.qa.result;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
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
 * @param page where it is remedied, of what no image shows; null where the images are the place, or no page is
 */
public record Alarm(Severity severity, String what, String advice, List<ImageId> images, @Nullable AnnotatorId about,
        @Nullable Page page) {

    /** A part of the program in which something is put right that no image shows. */
    public enum Page {
        /** The classes. */
        LABELS,
        /** Who has what to do. */
        QUEUE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Alarm {
        images = images.stream().distinct().toList();
    }

    public Alarm(Severity severity, String what, String advice) {
        this(severity, what, advice, List.of());
    }

    public Alarm(Severity severity, String what, String advice, List<ImageId> images) {
        this(severity, what, advice, images, null, null);
    }

    /** The same, with whose work it is about. */
    public Alarm of(Annotator whose) {
        return new Alarm(severity, what, advice, images, whose.id(), page);
    }

    /** The same, with where it can be seen. */
    public Alarm at(Collection<ImageId> places) {
        return new Alarm(severity, what, advice, List.copyOf(places), about, page);
    }

    /** Whether there is anywhere to go from it. */
    public boolean leads() {
        return page != null || !images.isEmpty();
    }

    /** The same, with where it is remedied. */
    public Alarm on(Page remedy) {
        return new Alarm(severity, what, advice, images, about, remedy);
    }
}
