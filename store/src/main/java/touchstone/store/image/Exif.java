package touchstone.store.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The entries of Exif data (JEITA CP-3451), which is built like a TIFF file: those of the picture, of the camera and of
 * the place. Entries that cannot be read are passed over.
 */
final class Exif {

    static final int PICTURE = 0;
    static final int CAMERA = 0x8769;
    static final int PLACE = 0x8825;

    private static final int MOST_ENTRIES = 1000;
    private static final int ORIENTATION = 0x0112;
    private static final int[] TYPE_BYTES = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8 };

    /** Which directory an entry stands in, and its number. */
    record Key(int directory, int tag) {
    }

    private record Place(int directory, long at) {
    }

    private final Map<Key, byte[]> entries = new HashMap<>();
    private final ByteOrder order;

    /** @param data beginning with the order of bytes */
    Exif(byte[] data) {
        order = data.length > 0 && data[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer in = ByteBuffer.wrap(data).order(order);
        if (data.length < 8 || in.getShort(2) != 42) {
            return;
        }
        Deque<Place> left = new ArrayDeque<>();
        Set<Long> seen = new HashSet<>();
        left.add(new Place(PICTURE, in.getInt(4) & 0xffffffffL));
        while (!left.isEmpty()) {
            Place place = left.remove();
            if (seen.add(place.at) && place.at <= data.length - 2) {
                directory(data, in, place, left);
            }
        }
    }

    private void directory(byte[] data, ByteBuffer in, Place place, Deque<Place> left) {
        int count = Math.min(in.getShort((int) place.at) & 0xffff, MOST_ENTRIES);
        for (int i = 0; i < count && place.at + 14 + 12L * i <= in.capacity(); i++) {
            int at = (int) place.at + 2 + 12 * i;
            int tag = in.getShort(at) & 0xffff;
            int type = in.getShort(at + 2) & 0xffff;
            long bytes = (in.getInt(at + 4) & 0xffffffffL) * (type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0);
            long value = bytes <= 4 ? at + 8 : in.getInt(at + 8) & 0xffffffffL;
            if (place.directory == PICTURE && (tag == CAMERA || tag == PLACE)) {
                left.add(new Place(tag, in.getInt(at + 8) & 0xffffffffL));
            } else if (bytes > 0 && value + bytes <= in.capacity()) {
                entries.putIfAbsent(new Key(place.directory, tag),
                        Arrays.copyOfRange(data, (int) value, (int) (value + bytes)));
            }
        }
    }

    /** The entries' bytes as they stand there. */
    Map<Key, byte[]> entries() {
        return entries;
    }

    /** Upright where it says nothing sensible. */
    Orientation orientation() {
        byte[] value = entries.getOrDefault(new Key(PICTURE, ORIENTATION), new byte[0]);
        int number = value.length < 2 ? 1 : ByteBuffer.wrap(value).order(order).getShort();
        return number >= 1 && number <= 8 ? new Orientation(number) : Orientation.UPRIGHT;
    }
}
