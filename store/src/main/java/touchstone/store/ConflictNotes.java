package touchstone.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.note.Carried;
import touchstone.model.note.Conflict;

/** What a merge cannot decide, each under an id that follows from what it is about. */
final class ConflictNotes {

    private static final Messages MESSAGES = Messages.beside(Merge.class);

    private final Map<NoteId, Conflict> conflicts = new LinkedHashMap<>();

    List<Conflict> list() {
        return List.copyOf(conflicts.values());
    }

    /**
     * @param hash of the other state, null where that is gone
     * @param beside the object that holds the other state
     * @param other the other state of what is no object
     */
    void add(Item item, byte @Nullable [] hash, Conflict.Reason reason, @Nullable AnnotationId beside, String other,
            Stamp stamp) {
        ImageId image = switch (item) {
            case Annotation a -> a.image();
            case Progress p -> p.image();
            case Image i -> i.id();
            default -> null;
        };
        UUID from = uuid(item);
        NoteId id = new NoteId(Derived.id(from, hash == null ? new byte[0] : hash,
                Carried.token(item.identity()).getBytes(StandardCharsets.UTF_8)));
        Instant time = stamp.equals(Stamp.UNKNOWN)
                ? Instant.ofEpochMilli(from.getMostSignificantBits() >>> 16)
                : Instant.ofEpochMilli(stamp.millis());
        conflicts.put(id, new Conflict(id, image, item instanceof Annotation a ? a.id() : null, reason, beside,
                item instanceof Annotation a ? MESSAGES.text("item.object", a.id()) : Phrase.of(item), other,
                stamp.author(), time));
    }

    /** That an item was removed on one side and is needed on the other. */
    void addRemoved(Item item) {
        add(item, null, Conflict.Reason.REMOVED, null, "", Stamp.UNKNOWN);
    }

    private static UUID uuid(Item item) {
        return switch (item) {
            case Image i -> i.id().value();
            case Annotator a -> a.id().value();
            case Label l -> l.id().value();
            case Guideline g -> g.id().value();
            case Progress p -> p.image().value();
            case Annotation a -> a.id().value();
            case Note n -> n.id().value();
        };
    }
}
