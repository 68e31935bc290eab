package touchstone.store;

import org.jspecify.annotations.Nullable;
import touchstone.model.Change;
import touchstone.model.ImageId;

/** An undo stack's owner: one image, or the project (no image). */
record Scope(@Nullable ImageId image) implements Comparable<Scope> {

    static final Scope PROJECT = new Scope(null);

    static Scope of(Change change) {
        return change.scope().map(Scope::new).orElse(PROJECT);
    }

    static Scope of(byte[] bytes) throws Damaged {
        return bytes.length == 0 ? PROJECT : new Scope(new ImageId(Ids.of(bytes)));
    }

    byte[] bytes() {
        return image == null ? new byte[0] : Ids.bytes(image.value());
    }

    /** The project first, then images by id. */
    @Override
    public int compareTo(Scope other) {
        if (image == null || other.image == null) {
            return Boolean.compare(image != null, other.image != null);
        }
        return image.compareTo(other.image);
    }
}
