package touchstone.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotationId;
import touchstone.model.ObjectRow;

/**
 * A page of the table of all objects.
 *
 * @param last what the next page comes after; null where this was the last
 */
public record Rows(List<ObjectRow> rows, @Nullable AnnotationId last) {

    public Rows {
        rows = List.copyOf(rows);
    }
}
