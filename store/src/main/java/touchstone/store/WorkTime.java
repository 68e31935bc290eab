package touchstone.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;

/**
 * Working time from the log's own times. The time since a person's entry before counts for the image that an entry
 * changed; where that is longer than two minutes, or negative because the clock was set back, the person was away and ten
 * seconds count for the entry, as they do for the first one. Entries that change more than one image, or none, are no work
 * on any of them; they only say that the person was there.
 */
final class WorkTime {

    private static final long AWAY = Duration.ofMinutes(2).toMillis();
    private static final long SINGLE = Duration.ofSeconds(10).toMillis();

    private WorkTime() {
    }

    @SuppressWarnings("ArrayRecordComponent") // a row, never compared
    private record Work(long seq, long millis, byte[] scope) {
    }

    static Duration of(Database database, AnnotatorId annotator, ImageId image) throws SQLException {
        List<Work> all = new ArrayList<>();
        database.each("workOfAuthor", row -> all.add(new Work(row.getLong(1), row.getLong(2), row.getBytes(3))),
                (Object) Ids.bytes(annotator.value()));
        byte[] wanted = new Scope(image).bytes();
        long sum = 0;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < all.size();) {
            Work work = all.get(i);
            int end = i + 1;
            while (end < all.size() && all.get(end).seq == work.seq) {
                end++;
            }
            if (end == i + 1 && Arrays.equals(work.scope, wanted)) {
                boolean away = last == Long.MIN_VALUE || work.millis < last || work.millis - last > AWAY;
                sum += away ? SINGLE : work.millis - last;
            }
            last = work.millis;
            i = end;
        }
        return Duration.ofMillis(sum);
    }
}
