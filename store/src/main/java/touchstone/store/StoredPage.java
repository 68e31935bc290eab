package touchstone.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotationId;

/**
 * Some objects as they are stored.
 *
 * @param last the one to go on after, null at the end
 * @param unread how many there are beside that cannot be read
 */
record StoredPage(List<StoredObject> objects, @Nullable AnnotationId last, int unread) {
}
