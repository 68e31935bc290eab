package touchstone.store;

import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;

/** Who made an item what it is, and when, in Unix milliseconds. */
record Stamp(long millis, @Nullable AnnotatorId author) {

    static final Stamp UNKNOWN = new Stamp(0, null);

    Stamp later(Stamp other) {
        return other.millis > millis ? other : this;
    }
}
