package touchstone.store.format;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * @param images folder in which the images lie, or null: looked for beside what is read
 */
public record ReadOptions(@Nullable Path images) {

    public static final ReadOptions NONE = new ReadOptions(null);
}
