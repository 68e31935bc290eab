package touchstone.canvas;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;
import touchstone.model.geometry.Point;

/** What lies under the hand, which stays where it is on the canvas when the view moves below it. */
final class Pointing {

    private final Backdrop backdrop;
    private final Instruments instruments;
    private final ReadOnlyObjectWrapper<@Nullable Probe> probe = new ReadOnlyObjectWrapper<>(this, "probe");
    private @Nullable Point2D hand;
    private @Nullable Point pointer;
    private boolean byKeys;

    Pointing(Backdrop backdrop, Instruments instruments) {
        this.backdrop = backdrop;
        this.instruments = instruments;
    }

    ReadOnlyObjectProperty<@Nullable Probe> probeProperty() {
        return probe.getReadOnlyProperty();
    }

    /** In image coordinates; null while the hand is elsewhere. */
    @Nullable
    Point pointer() {
        return pointer;
    }

    void at(double x, double y, Viewport view) {
        hand = new Point2D(x, y);
        again(view);
    }

    /** Whether keys move the pointer, so that the system shows none where it is. */
    boolean isByKeys() {
        return byKeys;
    }

    void byKeys(boolean now) {
        byKeys = now;
    }

    /** The view or what is seen in it has changed. */
    void again(Viewport view) {
        Point2D on = hand;
        Point at = on == null ? null : view.toImage(on.getX(), on.getY());
        pointer = at;
        probe.set(at == null ? null : new Probe(at, backdrop.valuesAt(at), instruments.heatAt(at)));
    }

    /** The hand is elsewhere. */
    void left() {
        hand = null;
        pointer = null;
        forget();
    }

    /** Another image is shown. */
    void forget() {
        probe.set(null);
    }

    /** Whether the pointer is on the image where the very pixel has not been read, as the view is of a smaller level. */
    boolean lacksValues() {
        Probe now = probe.get();
        return now != null && now.values().isEmpty() && backdrop.frame()
                .filter(frame -> frame.contains(now.at().x(), now.at().y())).isPresent();
    }
}
