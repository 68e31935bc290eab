package touchstone.app.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import touchstone.model.Stack;

/**
 * The order of a table's rows: what they are sorted by is worked out once a row and not once a comparison, of which there
 * are hundreds of thousands.
 */
final class Ranking {

    private record Keyed(Stack stack, String group, List<Object> keys) {
    }

    private Ranking() {
    }

    /**
     * @param group what stands together, in alphabetical order, or null for nothing
     * @param columns what the rows of a group are sorted by
     * @return null for the order in which the stacks are
     */
    static @Nullable Comparator<Stack> of(List<Stack> stacks, @Nullable Function<Stack, String> group,
            List<TableColumn<Stack, ?>> columns) {
        if (group == null && columns.isEmpty()) {
            return null;
        }
        List<Keyed> rows = new ArrayList<>(stacks.size());
        for (Stack stack : stacks) {
            List<Object> keys = new ArrayList<>(columns.size());
            columns.forEach(column -> keys.add(column.getCellData(stack)));
            rows.add(new Keyed(stack, group == null ? "" : group.apply(stack), keys));
        }
        Comparator<Keyed> order = Comparator.comparing(Keyed::group);
        for (int i = 0; i < columns.size(); i++) {
            order = order.thenComparing(by(columns.get(i), i));
        }
        rows.sort(order);
        IdentityHashMap<Stack, Integer> ranks = new IdentityHashMap<>(rows.size());
        rows.forEach(row -> ranks.put(row.stack, ranks.size()));
        return Comparator.comparingInt(stack -> ranks.getOrDefault(stack, Integer.MAX_VALUE));
    }

    @SuppressWarnings("unchecked") // a column compares what it shows
    private static Comparator<Keyed> by(TableColumn<Stack, ?> column, int key) {
        Comparator<Object> values = (Comparator<Object>) column.getComparator();
        Comparator<Keyed> order = (a, b) -> values.compare(a.keys.get(key), b.keys.get(key));
        return column.getSortType() == TableColumn.SortType.DESCENDING ? order.reversed() : order;
    }
}
