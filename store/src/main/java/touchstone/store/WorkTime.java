package touchstone.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.WorkingTime;

/**
 * A person's working time on an image as {@link WorkingTime} reckons it from the log's own times. Entries that change more
 * than one image, or none, are no work on any of them; they only say that the person was there.
 */
final class WorkTime {

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
        long last = WorkingTime.NEVER;
        for (int i = 0; i < all.size();) {
            Work work = all.get(i);
            int end = i + 1;
            while (end < all.size() && all.get(end).seq == work.seq) {
                end++;
            }
            if (end == i + 1 && Arrays.equals(work.scope, wanted)) {
                sum += WorkingTime.between(last, work.millis);
            }
            last = work.millis;
            i = end;
        }
        return Duration.ofMillis(sum);
    }
}
