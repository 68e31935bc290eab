package touchstone.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log without its changes.
 *
 * @param seq as the {@link Entry}'s, as are time, author, name, kind and of
 * @param images which images it concerned; none for what belongs to the project alone
 */
public record LogLine(long seq, Instant time, @Nullable AnnotatorId author, String name, Entry.Kind kind,
        @Nullable Long of, List<ImageId> images) {

    public LogLine {
        images = List.copyOf(images);
    }
}
