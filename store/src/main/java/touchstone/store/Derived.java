package touchstone.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.UUID;
import touchstone.model.Item;

/** Ids and hashes that follow from content alone, so that merges in another order arrive at the same. */
final class Derived {

    private Derived() {
    }

    /** SHA-256 of all that an item says. */
    static byte[] hash(Item item) {
        Encoder out = new Encoder().put(ItemCodec.kind(item));
        ItemCodec.encode(out, item);
        return Sha256.of(out.toBytes());
    }

    /** An id that sorts where the first one does: its time, then a hash of both (RFC 9562, section 5.8). */
    static UUID id(UUID from, byte[]... contents) {
        MessageDigest digest = Sha256.digest();
        digest.update(Ids.bytes(from));
        for (byte[] content : contents) {
            digest.update(content);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long high = from.getMostSignificantBits() & 0xffff_ffff_ffff_0000L | 0x8000 | hash.getShort() & 0xfff;
        return new UUID(high, hash.getLong() >>> 2 | 0x8000_0000_0000_0000L);
    }

    /** The id that a UUIDv7 made at that time would sort beside. */
    static UUID at(long millis) {
        return new UUID(millis << 16, 0x8000_0000_0000_0000L);
    }
}
