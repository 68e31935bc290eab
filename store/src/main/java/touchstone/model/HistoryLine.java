package touchstone.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.List;
import java.util.stream.Collectors;
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
        List<Change> own = entry.changes().stream().filter(c -> c.scope().filter(image::equals).isPresent()).toList();
        long all = own.isEmpty()
                ? entry.changes().stream().filter(c -> c.identity().equals(image)).count()
                : own.size();
        return all == 0
                ? Optional.empty()
                : Optional.of(new HistoryLine(entry.seq(), entry.time(), entry.author(), entry.name(), entry.kind(),
                        entry.of(), !own.isEmpty(), (int) all, owners(own)));
    }

    private static Set<AnnotatorId> owners(List<Change> changes) {
        return changes.stream().map(Change::owner).flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
