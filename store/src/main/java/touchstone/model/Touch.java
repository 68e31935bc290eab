package touchstone.model;

import java.time.Instant;
import java.util.Set;

/**
 * Which objects an entry of the log changed.
 *
 * @param seq as the {@link Entry}'s
 * @param time as the entry's
 */
public record Touch(long seq, Instant time, Set<AnnotationId> objects) {

    public Touch {
        objects = Set.copyOf(objects);
    }
}
