package touchstone.app.project;

import java.util.List;
import javafx.application.Platform;
import javafx.collections.ObservableListBase;
import touchstone.app.control.WholeChange;
import touchstone.model.Annotation;
import touchstone.model.Change;

/** A list for views over an order that others keep, told of changes by them. However many change, it is told once. */
final class ObjectList extends ObservableListBase<Annotation> {

    private ObjectOrder order = ObjectOrder.of(List.of());
    private long looks;

    ObjectOrder order() {
        return order;
    }

    /** How many objects the screen's thread has looked at one by one so far. */
    long looks() {
        return looks;
    }

    /** Counts objects that are gone through elsewhere. */
    void looked(int many) {
        looks += Platform.isFxApplicationThread() ? many : 0;
    }

    @Override
    public Annotation get(int index) {
        looked(1);
        return order.list().get(index);
    }

    @Override
    public int size() {
        return order.list().size();
    }

    /** What {@link #get} would give, one after the other, at once: to be looked through elsewhere. */
    @Override
    public Object[] toArray() {
        return order.list().toArray();
    }

    /** Everything is otherwise. */
    void take(ObjectOrder next) {
        List<Annotation> before = order.list();
        order = next;
        fireChange(new WholeChange<>(this, before));
    }

    /** A few changes, each told of as it is made. */
    void apply(Change change) {
        int size = size();
        int at = order.place(((Annotation) change.any()).id());
        Annotation before = at < 0 ? null : order.list().get(at);
        beginChange();
        int now = order.apply(change);
        if (size() < size && before != null) {
            nextRemove(now, before);
        } else if (size() > size) {
            nextAdd(now, now + 1);
        } else if (before != null) {
            nextSet(now, before);
        }
        endChange();
    }
}
