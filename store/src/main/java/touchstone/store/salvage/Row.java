package touchstone.store.salvage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row as it stands in a page.
 *
 * @param rowid 0 in tables without one, and in indexes
 * @param values each a Long, Double, String, byte[] or null
 */
public record Row(long rowid, List<@Nullable Object> values) {

    /** Decodes a record (sqlite.org/fileformat2.html, section 2.1); nothing where it is not of one piece. */
    static Optional<Row> decode(long rowid, byte[] record) {
        Varint headLength = Varint.at(record, 0, record.length);
        if (headLength == null || headLength.value() > record.length || headLength.value() < headLength.length()) {
            return Optional.empty();
        }
        int head = (int) headLength.value();
        List<@Nullable Object> values = new ArrayList<>();
        int body = head;
        for (int at = headLength.length(); at < head;) {
            Varint type = Varint.at(record, at, head);
            if (type == null) {
                return Optional.empty();
            }
            at += type.length();
            long length = length(type.value());
            if (length < 0 || length > record.length - body) {
                return Optional.empty();
            }
            values.add(value(type.value(), record, body, (int) length));
            body += (int) length;
        }
        return body == record.length
                ? Optional.of(new Row(rowid, Collections.unmodifiableList(values)))
                : Optional.empty();
    }

    private static long length(long type) {
        return switch ((int) Math.min(type, 12)) {
            case 0, 8, 9 -> 0;
            case 1, 2, 3, 4 -> type;
            case 5 -> 6;
            case 6, 7 -> 8;
            case 12 -> (type - 12) / 2;
            default -> -1;
        };
    }

    private static @Nullable Object value(long type, byte[] record, int at, int length) {
        if (type == 0) {
            return null;
        }
        if (type == 8 || type == 9) {
            return type - 8;
        }
        if (type >= 12) {
            return type % 2 == 0
                    ? Arrays.copyOfRange(record, at, at + length)
                    : new String(record, at, length, StandardCharsets.UTF_8);
        }
        long number = record[at];
        for (int i = 1; i < length; i++) {
            number = number << 8 | record[at + i] & 0xff;
        }
        return type == 7 ? (Object) Double.longBitsToDouble(number) : (Object) number;
    }
}
