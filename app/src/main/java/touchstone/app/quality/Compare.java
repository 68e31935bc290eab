package touchstone.app.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;
import touchstone.app.project.Layers;
import touchstone.app.project.Session;
import touchstone.model.AnnotatorId;

/** Two annotators' layers over the same image: in turn, or without the others. Afterwards all is seen as before. */
public final class Compare implements AutoCloseable {

    private final Session session;
    private final BooleanProperty blinking = new SimpleBooleanProperty();
    private final BooleanProperty alone = new SimpleBooleanProperty();
    private final Map<AnnotatorId, Boolean> before = new HashMap<>();
    private final Timeline clock;
    private List<AnnotatorId> two = List.of();
    private boolean secondNow;

    Compare(Session session) {
        this.session = session;
        clock = new Timeline(new KeyFrame(Duration.seconds(1), e -> turn()));
        clock.setCycleCount(Animation.INDEFINITE);
        blinking.addListener((o, was, is) -> {
            if (is) {
                clock.play();
            } else {
                clock.stop();
            }
            secondNow = false;
            show();
        });
        alone.addListener((o, was, is) -> show());
    }

    /** Whether the two are seen in turn, a second each. */
    public BooleanProperty blinking() {
        return blinking;
    }

    /** Whether the layers of others are hidden; one's own, on which one draws, stays. */
    public BooleanProperty alone() {
        return alone;
    }

    void of(AnnotatorId first, AnnotatorId second) {
        close();
        two = List.of(first, second);
    }

    private void turn() {
        secondNow = !secondNow;
        show();
    }

    private void show() {
        if (two.isEmpty()) {
            return;
        }
        List<Layers.Layer> layers = new ArrayList<>(session.layers().all());
        boolean changed = blinking.get() || alone.get();
        if (changed) {
            layers.forEach(l -> before.putIfAbsent(l.annotator(), l.visible().get()));
        }
        for (Layers.Layer layer : layers) {
            AnnotatorId whose = layer.annotator();
            boolean was = before.getOrDefault(whose, layer.visible().get());
            if (changed && two.contains(whose)) {
                layer.visible().set(!blinking.get() || whose.equals(two.get(secondNow ? 1 : 0)));
            } else if (alone.get()) {
                layer.visible().set(was && whose.equals(session.me().get().id()));
            } else {
                layer.visible().set(was);
            }
        }
        if (!changed) {
            before.clear();
        }
    }

    @Override
    public void close() {
        blinking.set(false);
        alone.set(false);
    }
}
