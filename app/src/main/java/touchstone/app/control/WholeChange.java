package touchstone.app.control;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** A change of a list in which everything may be otherwise, told without a look at every element. */
public final class WholeChange<T> extends ListChangeListener.Change<T> {

    private final List<T> before;
    private boolean begun;

    /** @param before what the list held; empty where nobody wants to know */
    public WholeChange(ObservableList<T> list, List<T> before) {
        super(list);
        this.before = before;
    }

    @Override
    public boolean next() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    @Override
    public void reset() {
        begun = false;
    }

    @Override
    public int getFrom() {
        return 0;
    }

    @Override
    public int getTo() {
        return getList().size();
    }

    @Override
    public List<T> getRemoved() {
        return before;
    }

    @Override
    protected int[] getPermutation() {
        return new int[0];
    }
}
