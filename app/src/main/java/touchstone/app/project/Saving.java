package touchstone.app.project;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * How far the edits are on their way to the disk.
 *
 * @param pending edits that are not durable yet
 * @param last when the last one became durable, null before the first
 * @param failure why the last one was not taken; empty when it was
 */
public record Saving(int pending, @Nullable LocalTime last, String failure) {

    public static final Saving NOTHING_YET = new Saving(0, null, "");

    Saving begun() {
        return new Saving(pending + 1, last, failure);
    }

    Saving done(LocalTime at) {
        return new Saving(pending - 1, at, "");
    }

    Saving failed(String sentence) {
        return new Saving(pending - 1, last, sentence);
    }
}
