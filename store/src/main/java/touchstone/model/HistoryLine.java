package touchstone.model;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one line of the log meant for an image, without the shapes: a history of many strokes on large masks is short.
 *
 * @param seq as the {@link Entry}'s, as are time, author, name, kind and of
 * @param ownStack whether undo on the image can take it back; adding the image itself belongs to the project
 * @param changes how many changes concerned the image
 * @param owners whose objects or progress marks it changed
 */
public record HistoryLine(long seq, Instant time, @Nullable AnnotatorId author, String name, Entry.Kind kind,
        @Nullable Long of, boolean ownStack, int changes, Set<AnnotatorId> owners) {

    public HistoryLine {
        owners = Set.copyOf(owners);
    }

    /** As a step of the project, which the image's own stack does not have. */
    public HistoryLine ofProject() {
        return new HistoryLine(seq, time, author, name, kind, of, false, changes, owners);
    }

    /** Empty where nothing of the entry concerns the image. */
    public static Optional<HistoryLine> of(Entry entry, ImageId image) {
        boolean ownStack = false;
        int own = 0;
        int added = 0;
        Set<AnnotatorId> owners = new HashSet<>();
        for (Change change : entry.changes()) {
            if (change.scope().filter(image::equals).isPresent()) {
                ownStack = true;
                own++;
                change.owner().ifPresent(owners::add);
            } else if (change.identity().equals(image)) {
                added++;
            }
        }
        return own + added == 0
                ? Optional.empty()
                : Optional.of(new HistoryLine(entry.seq(), entry.time(), entry.author(), entry.name(), entry.kind(),
                        entry.of(), ownStack, ownStack ? own : added, owners));
    }
}
