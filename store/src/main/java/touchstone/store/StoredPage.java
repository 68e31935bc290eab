package touchstone.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotationId;

/**
 * Some objects as they are stored.
 *
 * @param last the one to go on after, null at the end
 */
record StoredPage(List<StoredObject> objects, @Nullable AnnotationId last) {
}
