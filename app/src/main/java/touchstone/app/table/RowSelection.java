package touchstone.app.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.WholeChange;
import touchstone.model.AnnotationId;
import touchstone.model.ObjectRow;

/**
 * Which objects are selected, by their ids: rows may come, go and change places without anything having to be selected
 * anew, and a hundred thousand are selected as fast as one. JavaFX's own model keeps places and takes seconds for that.
 */
final class RowSelection extends TableView.TableViewSelectionModel<ObjectRow> {

    /** So many are found one by one. */
    private static final int FEW = 16;

    private final ObservableList<ObjectRow> rows;
    private final ToIntFunction<AnnotationId> place;
    private final Consumer<Set<AnnotationId>> choose;
    private Set<AnnotationId> chosen = Set.of();
    /** Places of the chosen rows in their order; null when they have to be found. */
    private int @Nullable [] places;
    private final Told<Integer> indices = new Told<>(i -> i);
    private final Told<ObjectRow> items;
    /** Of the row that was selected last alone: who listens to cells only wants to know where the hand is. */
    private final Told<TablePosition<ObjectRow, ?>> cells;

    /**
     * @param place where an object's row stands; -1 where it is not shown
     * @param choose told what the user selects
     */
    RowSelection(TableView<ObjectRow> table, ToIntFunction<AnnotationId> place, Consumer<Set<AnnotationId>> choose) {
        super(table);
        rows = table.getItems();
        this.place = place;
        this.choose = choose;
        items = new Told<>(rows::get);
        cells = new Told<>(i -> new TablePosition<>(getTableView(), i, null)) {

            @Override
            public int size() {
                return getSelectedIndex() < 0 ? 0 : 1;
            }

            @Override
            public TablePosition<ObjectRow, ?> get(int index) {
                return new TablePosition<>(getTableView(), getSelectedIndex(), null);
            }
        };
        setSelectionMode(SelectionMode.MULTIPLE);
        rows.addListener((ListChangeListener<? super ObjectRow>) change -> {
            places = null;
            lead();
            tell();
        });
    }

    /** What is selected, also where a filter hides it just now. */
    Set<AnnotationId> chosen() {
        return chosen;
    }

    /** Selects what was selected elsewhere. */
    void show(Set<AnnotationId> ids) {
        if (!chosen.equals(ids)) {
            chosen = Set.copyOf(ids);
            places = null;
            lead();
            tell();
        }
    }

    /** The place of the first chosen row; -1 where none is there. */
    int first() {
        if (chosen.size() <= FEW) {
            return chosen.stream().mapToInt(place).filter(at -> at >= 0).min().orElse(-1);
        }
        int at = 0;
        while (at < rows.size() && !chosen.contains(rows.get(at).id())) {
            at++;
        }
        return at < rows.size() ? at : -1;
    }

    private int[] places() {
        int[] known = places;
        if (known == null) {
            known = chosen.isEmpty()
                    ? new int[0]
                    : chosen.size() <= FEW
                            ? chosen.stream().mapToInt(place).filter(at -> at >= 0).sorted().toArray()
                            : IntStream.range(0, rows.size()).filter(i -> chosen.contains(rows.get(i).id())).toArray();
            places = known;
        }
        return known;
    }

    /** The row that counts as the selected one: the same as before, or the first. */
    private void lead() {
        int at = getSelectedIndex();
        ObjectRow now = getSelectedItem();
        if (at < 0 || at >= rows.size() || now == null || !rows.get(at).id().equals(now.id()) || !isSelected(at)) {
            setSelectedIndex(first());
        }
        setSelectedItem(getSelectedIndex() < 0 ? null : rows.get(getSelectedIndex()));
    }

    private void tell() {
        indices.tell();
        items.tell();
        cells.tell();
    }

    /** @param lead the row that the hand is at */
    private void choose(Set<AnnotationId> ids, int lead) {
        chosen = Set.copyOf(ids);
        places = null;
        setSelectedIndex(lead >= 0 && lead < rows.size() && isSelected(lead) ? lead : first());
        setSelectedItem(getSelectedIndex() < 0 ? null : rows.get(getSelectedIndex()));
        tell();
        choose.accept(chosen);
    }

    private boolean isRow(int index) {
        return index >= 0 && index < rows.size();
    }

    private void focus(int row, @Nullable TableColumn<ObjectRow, ?> column) {
        TableView.TableViewFocusModel<ObjectRow> focus = getTableView().getFocusModel();
        if (focus != null && isRow(row)) {
            focus.focus(row, column);
        }
    }

    @Override
    public ObservableList<Integer> getSelectedIndices() {
        return indices;
    }

    @Override
    public ObservableList<ObjectRow> getSelectedItems() {
        return items;
    }

    @Override
    @SuppressWarnings({ "rawtypes", "unchecked" }) // as the table has it
    public ObservableList<TablePosition> getSelectedCells() {
        return (ObservableList) cells;
    }

    @Override
    public boolean isSelected(int index) {
        return isRow(index) && chosen.contains(rows.get(index).id());
    }

    @Override
    public boolean isSelected(int row, @Nullable TableColumn<ObjectRow, ?> column) {
        return isSelected(row);
    }

    @Override
    public boolean isEmpty() {
        return chosen.isEmpty();
    }

    @Override
    public void select(int row, @Nullable TableColumn<ObjectRow, ?> column) {
        if (isRow(row)) {
            Set<AnnotationId> more = new HashSet<>(chosen);
            more.add(rows.get(row).id());
            choose(more, row);
            focus(row, column);
        }
    }

    @Override
    public void select(int row) {
        select(row, null);
    }

    @Override
    public void select(ObjectRow row) {
        select(rows.indexOf(row));
    }

    @Override
    public void clearAndSelect(int row, @Nullable TableColumn<ObjectRow, ?> column) {
        if (isRow(row)) {
            choose(Set.of(rows.get(row).id()), row);
            focus(row, column);
        }
    }

    @Override
    public void clearAndSelect(int row) {
        clearAndSelect(row, null);
    }

    @Override
    public void clearSelection() {
        if (!chosen.isEmpty()) {
            choose(Set.of(), -1);
        }
    }

    @Override
    public void clearSelection(int row) {
        if (isSelected(row)) {
            Set<AnnotationId> fewer = new HashSet<>(chosen);
            fewer.remove(rows.get(row).id());
            choose(fewer, getSelectedIndex());
        }
    }

    @Override
    public void clearSelection(int row, @Nullable TableColumn<ObjectRow, ?> column) {
        clearSelection(row);
    }

    @Override
    public void selectIndices(int row, int... others) {
        add(IntStream.concat(IntStream.of(row), Arrays.stream(others)));
    }

    @Override
    public void selectRange(int start, int end) {
        add(start < end ? IntStream.range(start, end) : IntStream.iterate(start, i -> i > end, i -> i - 1));
    }

    @Override
    public void selectRange(int minRow, TableColumnBase<ObjectRow, ?> minColumn, int maxRow,
            TableColumnBase<ObjectRow, ?> maxColumn) {
        add(IntStream.rangeClosed(Math.min(minRow, maxRow), Math.max(minRow, maxRow)));
    }

    private void add(IntStream places) {
        Set<AnnotationId> more = new HashSet<>(chosen);
        int last = -1;
        for (int place : places.filter(this::isRow).toArray()) {
            more.add(rows.get(place).id());
            last = place;
        }
        if (last >= 0) {
            choose(more, last);
            focus(last, null);
        }
    }

    @Override
    public void selectAll() {
        AnnotationId[] all = new AnnotationId[rows.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = rows.get(i).id();
        }
        choose(Set.of(all), Math.max(0, getSelectedIndex()));
    }

    @Override
    public void selectFirst() {
        clearAndSelect(0);
    }

    @Override
    public void selectLast() {
        clearAndSelect(rows.size() - 1);
    }

    @Override
    public void selectPrevious() {
        select(getFocusedIndex() - 1);
    }

    @Override
    public void selectNext() {
        select(getFocusedIndex() + 1);
    }

    @Override
    public void selectAboveCell() {
        selectPrevious();
    }

    @Override
    public void selectBelowCell() {
        selectNext();
    }

    @Override
    public void selectLeftCell() {
        // Rows are selected, not cells.
    }

    @Override
    public void selectRightCell() {
        // Rows are selected, not cells.
    }

    /** A list of the chosen rows that is only looked up where somebody asks. */
    private class Told<T> extends ObservableListBase<T> {

        private final IntFunction<T> at;

        Told(IntFunction<T> at) {
            this.at = at;
        }

        @Override
        public T get(int index) {
            return at.apply(places()[index]);
        }

        @Override
        public int size() {
            return places().length;
        }

        /** Everything may be otherwise. */
        void tell() {
            fireChange(new WholeChange<>(this, List.of()));
        }
    }
}
