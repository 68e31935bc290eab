package touchstone.app.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import touchstone.app.project.Layers;
import touchstone.app.project.Session;
import touchstone.model.AnnotatorId;

/**
 * Two annotators' layers of the same image: in turn, without the others, beside each other, on either side of a line, or
 * what one has and the other has not. Afterwards all is seen as before.
 */
public final class Compare implements AutoCloseable {

    /** How the picture is shared among the two. */
    public enum Split {
        NONE, SIDE_BY_SIDE, SWIPE, DIFFERENCE;

        /** Whether the second one's objects are on a canvas of their own. */
        public boolean isOnTwo() {
            return this == SIDE_BY_SIDE || this == SWIPE;
        }
    }

    private final Session session;
    private final BooleanProperty blinking = new SimpleBooleanProperty();
    private final BooleanProperty alone = new SimpleBooleanProperty();
    private final ObjectProperty<Split> split = new SimpleObjectProperty<>(Split.NONE);
    private final Map<AnnotatorId, Boolean> before = new HashMap<>();
    private final Timeline clock;
    private final ReadOnlyObjectWrapper<List<AnnotatorId>> two = new ReadOnlyObjectWrapper<>(List.of());
    private boolean secondNow;

    Compare(Session session) {
        this.session = session;
        clock = new Timeline(new KeyFrame(Duration.seconds(1), e -> turn()));
        clock.setCycleCount(Animation.INDEFINITE);
        blinking.addListener((o, was, is) -> {
            if (is) {
                clock.play();
                split.set(Split.NONE);
            } else {
                clock.stop();
            }
            secondNow = false;
            show();
        });
        alone.addListener((o, was, is) -> show());
        split.addListener((o, was, is) -> {
            if (is != Split.NONE) {
                blinking.set(false);
            }
            show();
        });
        session.me().addListener(o -> show());
    }

    /** Whether the two are seen in turn, a second each. */
    public BooleanProperty blinking() {
        return blinking;
    }

    /** Whether the layers of others are hidden; one's own, on which one draws, stays. */
    public BooleanProperty alone() {
        return alone;
    }

    public ObjectProperty<Split> split() {
        return split;
    }

    /** Takes up a way to share the picture, or ends it where it is the one in force. */
    public void turn(Split to) {
        split.set(split.get() == to || two.get().isEmpty() ? Split.NONE : to);
    }

    /** Who are compared, the first and the second; empty while nobody is chosen. */
    public ReadOnlyObjectProperty<List<AnnotatorId>> two() {
        return two.getReadOnlyProperty();
    }

    /** Who is seen on the canvas that is drawn on: oneself, where one is among the two. */
    public AnnotatorId here() {
        return there().equals(two.get().get(1)) ? two.get().get(0) : two.get().get(1);
    }

    /** Who is seen on the other one. */
    public AnnotatorId there() {
        return two.get().get(session.me().get().id().equals(two.get().get(1)) ? 0 : 1);
    }

    void of(AnnotatorId first, AnnotatorId second) {
        List<AnnotatorId> next = List.of(first, second);
        if (!next.equals(two.get())) {
            Split was = split.get();
            close();
            two.set(next);
            split.set(was);
        }
    }

    void ofNobody() {
        close();
        two.set(List.of());
    }

    private void turn() {
        secondNow = !secondNow;
        show();
    }

    private void show() {
        if (two.get().isEmpty()) {
            return;
        }
        List<Layers.Layer> layers = new ArrayList<>(session.layers().all());
        boolean changed = blinking.get() || alone.get() || split.get() != Split.NONE;
        if (changed) {
            layers.forEach(l -> before.putIfAbsent(l.annotator(), l.visible().get()));
        }
        for (Layers.Layer layer : layers) {
            AnnotatorId whose = layer.annotator();
            boolean was = before.getOrDefault(whose, layer.visible().get());
            layer.visible().set(changed ? isSeen(whose, was) : was);
        }
        if (!changed) {
            before.clear();
        }
    }

    private boolean isSeen(AnnotatorId whose, boolean before) {
        boolean ofTwo = two.get().contains(whose);
        if (split.get().isOnTwo()) {
            return whose.equals(here()) || !ofTwo && whose.equals(session.me().get().id());
        }
        if (ofTwo) {
            return !blinking.get() || whose.equals(two.get().get(secondNow ? 1 : 0));
        }
        return before && (!alone.get() && split.get() == Split.NONE || whose.equals(session.me().get().id()));
    }

    @Override
    public void close() {
        blinking.set(false);
        alone.set(false);
        split.set(Split.NONE);
    }
}
