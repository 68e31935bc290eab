package touchstone.app.project;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * How far the edits are on their way to the disk.
 *
 * @param pending edits that are not durable yet
 * @param last when the last one became durable, null before the first
 * @param failure why the last one was not taken; empty when it was
 * @param waiting edits for which the disk had no room: they are in memory alone
 * @param room bytes that are free on the disk, where edits wait
 */
public record Saving(int pending, @Nullable LocalTime last, String failure, int waiting, long room) {

    public static final Saving NOTHING_YET = new Saving(0, null, "", 0, 0);

    Saving begun() {
        return new Saving(pending + 1, last, failure, waiting, room);
    }

    Saving done(LocalTime at, int nowWaiting, long nowRoom) {
        return new Saving(pending - 1, at, "", nowWaiting, nowRoom);
    }

    /** After a look at the disk without an edit. */
    Saving looked(int nowWaiting, long nowRoom) {
        return new Saving(pending, last, failure, nowWaiting, nowRoom);
    }

    Saving said(String sentence) {
        return new Saving(pending, last, sentence, waiting, room);
    }

    Saving failed(String sentence) {
        return new Saving(pending - 1, last, sentence, waiting, room);
    }
}
