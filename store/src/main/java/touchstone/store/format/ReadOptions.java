package touchstone.store.format;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * @param images folder in which the images lie, or null: looked for beside what is read
 * @param watch who waits
 */
public record ReadOptions(@Nullable Path images, Watch watch) {

    public static final ReadOptions NONE = new ReadOptions(null, Watch.PATIENT);

    /** For one who waits for the end. */
    public ReadOptions(@Nullable Path images) {
        this(images, Watch.PATIENT);
    }
}
