package touchstone.app.image;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.Stack;

/** Where in a stack the shown image lies, and a slider to go elsewhere; there only with a stack. */
public final class SliceBar extends HBox {

    private static final Messages MESSAGES = Messages.beside(SliceBar.class);
    private static final double WIDEST = 520;
    /** Fields that image files with several axes are given. */
    private static final List<String> AXES = List.of("scene", "z", "t", "axis5", "axis6", "axis7", Stack.SLICE);

    private final Session session;
    private final Slider slider = new Slider();
    private final Label place = Parts.rigid("", "slice-place");
    private final Label axes = Parts.elastic("dim");
    private boolean following;

    /**
     * @param back button left of the slider
     * @param on button right of it
     */
    public SliceBar(Session session, Node back, Node on) {
        this.session = session;
        getStyleClass().addAll("context-bar", "slice-bar");
        setId("slice-bar");
        slider.setId("slices");
        slider.setAccessibleText(MESSAGES.text("slice"));
        slider.setMin(1);
        slider.setBlockIncrement(1);
        Grown.by(slider.maxWidthProperty(), WIDEST);
        HBox.setHgrow(slider, Priority.ALWAYS);
        place.setId("slice-place");
        axes.setId("slice-axes");
        slider.valueProperty().addListener((o, was, is) -> {
            if (!following) {
                go((int) Math.round(is.doubleValue()) - 1);
            }
        });
        getChildren().addAll(Parts.text(MESSAGES.text("slice"), "dim"), back, slider, on, place, axes);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        session.image().addListener(o -> follow());
        session.stacks().all().addListener((Observable o) -> follow());
        follow();
    }

    /** A notch of the wheel is a slice: towards the hand is on. */
    public void scrolled(ScrollEvent e) {
        double turned = e.getDeltaY() == 0 ? e.getDeltaX() : e.getDeltaY();
        if (turned != 0 && isVisible()) {
            go((int) slider.getValue() - 1 + (turned < 0 ? 1 : -1));
        }
        e.consume();
    }

    private void go(int to) {
        Image shown = session.image().get();
        if (shown != null) {
            Stack stack = session.stacks().of(shown);
            session.show(stack.images().get(Math.clamp(to, 0, stack.images().size() - 1)).id());
        }
    }

    private void follow() {
        @Nullable
        Image shown = session.image().get();
        Stack stack = shown == null ? null : session.stacks().of(shown);
        boolean several = stack != null && !stack.isSingle();
        setVisible(several);
        setManaged(several);
        if (shown == null || stack == null || !several) {
            return;
        }
        int at = session.stacks().place(shown) + 1;
        following = true;
        slider.setMax(stack.images().size());
        slider.setValue(at);
        following = false;
        place.setText(MESSAGES.text("slice.place", at, stack.images().size()));
        axes.setText(axes(shown.fields()));
    }

    private static String axes(Map<String, String> fields) {
        return AXES.stream().filter(fields::containsKey).map(axis -> axis + " " + fields.get(axis))
                .collect(Collectors.joining(", "));
    }
}
