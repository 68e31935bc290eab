package touchstone.app.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import touchstone.model.Stack;

/**
 * Which stacks are listed, and in which order. Of many it is found out a slice at a time, with the window alive in between,
 * and what they are sorted by is asked once for each and compared beside the JavaFX thread; the newest wish wins.
 */
final class Listing {

    /** So many are looked at without a break. */
    static final int SLICE = 1000;

    private record Keyed(Stack stack, String group, List<Object> keys) {
    }

    /** @param group what stands together, in alphabetical order, or null for nothing */
    private record Wish(int number, List<Stack> all, Predicate<Stack> lets, @Nullable Function<Stack, String> group,
            List<TableColumn<Stack, ?>> columns) {

        boolean isSorted() {
            return group != null || !columns.isEmpty();
        }
    }

    private final ObservableList<Stack> listed = FXCollections.observableArrayList();
    private final Runnable before;
    private final Runnable after;
    private int wishes;

    /**
     * @param before run before the list changes
     * @param after run after it
     */
    Listing(Runnable before, Runnable after) {
        this.before = before;
        this.after = after;
    }

    ObservableList<Stack> listed() {
        return listed;
    }

    /** @param columns what the stacks of a group are sorted by; the order in which they are where there are none */
    void arrange(List<Stack> all, Predicate<Stack> lets, @Nullable Function<Stack, String> group,
            List<TableColumn<Stack, ?>> columns) {
        look(new Wish(++wishes, all, lets, group, List.copyOf(columns)), 0, new ArrayList<>());
    }

    private void look(Wish wish, int from, List<Keyed> found) {
        if (wish.number != wishes) {
            return;
        }
        int to = Math.min(wish.all.size(), from + SLICE);
        for (Stack stack : wish.all.subList(from, to)) {
            if (wish.lets.test(stack)) {
                List<Object> keys = new ArrayList<>(wish.columns.size());
                wish.columns.forEach(column -> keys.add(column.getCellData(stack)));
                found.add(new Keyed(stack, wish.group == null ? "" : wish.group.apply(stack), keys));
            }
        }
        if (to < wish.all.size()) {
            Platform.runLater(() -> look(wish, to, found));
        } else if (!wish.isSorted()) {
            take(wish, found);
        } else {
            sort(wish, found);
        }
    }

    private void sort(Wish wish, List<Keyed> found) {
        Comparator<Keyed> order = Comparator.comparing(Keyed::group);
        for (int i = 0; i < wish.columns.size(); i++) {
            order = order.thenComparing(by(wish.columns.get(i), i));
        }
        Comparator<Keyed> whole = order;
        if (found.size() <= SLICE) {
            found.sort(whole);
            take(wish, found);
        } else {
            ForkJoinPool.commonPool().execute(() -> {
                found.sort(whole);
                Platform.runLater(() -> take(wish, found));
            });
        }
    }

    private void take(Wish wish, List<Keyed> found) {
        if (wish.number == wishes) {
            List<Stack> next = found.stream().map(Keyed::stack).toList();
            before.run();
            if (!next.equals(listed)) {
                listed.setAll(next);
            }
            after.run();
        }
    }

    @SuppressWarnings("unchecked") // a column compares what it shows
    private static Comparator<Keyed> by(TableColumn<Stack, ?> column, int key) {
        Comparator<Object> values = (Comparator<Object>) column.getComparator();
        Comparator<Keyed> order = (a, b) -> values.compare(a.keys.get(key), b.keys.get(key));
        return column.getSortType() == TableColumn.SortType.DESCENDING ? order.reversed() : order;
    }
}
