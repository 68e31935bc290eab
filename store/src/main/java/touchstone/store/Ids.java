package touchstone.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids as the 16 bytes of the project file; bytes sort like ids. */
final class Ids {

    private Ids() {
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits())
                .array();
    }

    /** How sentences call a row's id, which may be none. */
    static String name(byte @Nullable [] id) {
        try {
            return of(id).toString();
        } catch (Damaged noId) {
            return Arrays.toString(id);
        }
    }

    static UUID of(byte @Nullable [] bytes) throws Damaged {
        if (bytes == null || bytes.length != 16) {
            throw new Damaged();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
