package touchstone.app.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import touchstone.model.ObjectRow;

/** Which rows are shown in which order. */
record Arrangement(Search search, List<Order> orders, Facts facts) implements Comparator<ObjectRow> {

    /** Sorts by one field; what has no value comes last whichever way. */
    record Order(Field field, boolean ascending) {

        int compare(ObjectRow a, ObjectRow b, Facts facts) {
            if (field.isNumber()) {
                double first = field.value(a, facts);
                double second = field.value(b, facts);
                if (Double.isNaN(first) || Double.isNaN(second)) {
                    return Boolean.compare(Double.isNaN(first), Double.isNaN(second));
                }
                return turned(Double.compare(first, second));
            }
            String first = field.of(a, facts);
            String second = field.of(b, facts);
            if (first.isEmpty() || second.isEmpty()) {
                return Boolean.compare(first.isEmpty(), second.isEmpty());
            }
            return turned(first.compareToIgnoreCase(second));
        }

        private int turned(int order) {
            return ascending ? order : -order;
        }
    }

    boolean takes(ObjectRow row) {
        return search.takes(row, facts);
    }

    /** Rows that no order tells apart stand as their objects were made. */
    @Override
    public int compare(ObjectRow a, ObjectRow b) {
        for (Order order : orders) {
            int by = order.compare(a, b, facts);
            if (by != 0) {
                return by;
            }
        }
        return a.id().compareTo(b.id());
    }

    List<ObjectRow> of(Collection<ObjectRow> rows) {
        List<ObjectRow> taken = new ArrayList<>();
        for (ObjectRow row : rows) {
            if (takes(row)) {
                taken.add(row);
            }
        }
        taken.sort(this);
        return taken;
    }
}
