package touchstone.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import touchstone.model.ImageId;

/**
 * What of an entry a row of its changes is: all that belongs to one undo stack; or, where a large entry of the project's
 * stack comes in pieces, one of them. The first piece holds everything but objects, each further one objects of one
 * image, or notes that are too many to be held.
 * In the file it is the scope's bytes; for a further piece its number in 4 bytes and the image's id.
 *
 * @param piece 0 for the first or only one
 * @param about the image whose objects a further piece holds
 */
record Part(Scope scope, int piece, @Nullable ImageId about) implements Comparable<Part> {

    private static final int ID = 16;
    private static final Comparator<Part> ORDER = Comparator.comparing(Part::scope).thenComparingInt(Part::piece);

    static Part of(Scope scope) {
        return new Part(scope, 0, null);
    }

    /** A further piece of an entry of the project's stack. */
    static Part piece(int number, ImageId about) {
        return new Part(Scope.PROJECT, number, about);
    }

    static boolean hasLength(int bytes) {
        return bytes == 0 || bytes == ID || bytes == Integer.BYTES + ID;
    }

    static Part of(byte[] bytes) throws Damaged {
        if (bytes.length != Integer.BYTES + ID) {
            return of(Scope.of(bytes));
        }
        int number = ByteBuffer.wrap(bytes).getInt();
        if (number <= 0) {
            throw new Damaged();
        }
        return piece(number, new ImageId(Ids.of(Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length))));
    }

    byte[] bytes() {
        return about == null
                ? scope.bytes()
                : ByteBuffer.allocate(Integer.BYTES + ID).putInt(piece).put(Ids.bytes(about.value())).array();
    }

    /** Whether there can be anything about an image in it. */
    boolean mayConcern(ImageId image) {
        ImageId only = about == null ? scope.image() : about;
        return only == null || only.equals(image);
    }

    /** As their bytes: the project's pieces first, then images by id. */
    @Override
    public int compareTo(Part other) {
        return ORDER.compare(this, other);
    }
}
