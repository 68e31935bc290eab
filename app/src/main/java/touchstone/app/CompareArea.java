package touchstone.app;

import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Parts;
import touchstone.app.project.Layers;
import touchstone.app.project.Applied;
import touchstone.app.project.Session;
import touchstone.app.quality.Compare;
import touchstone.app.quality.Compare.Split;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.Difference;
import touchstone.canvas.OtherLayer;
import touchstone.canvas.Probe;
import touchstone.canvas.Viewport;
import touchstone.canvas.layer.DifferenceLayer;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Messages;
import touchstone.model.geometry.Point;

/**
 * The canvas, and where two people are compared a second one that looks at the same place of the same picture: beside it, or
 * over it to the right of a line that can be moved. Only the first can be drawn on; the second moves both.
 */
final class CompareArea extends Region implements Session.Listener, AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(CompareArea.class);
    private static final double BETWEEN = 3;
    private static final double MARGIN = 8;

    private final Session session;
    private final Compare compare;
    private final CanvasArea area;
    private final AnnotationCanvas canvas;
    private final CanvasLink link;
    private final AnnotationCanvas other = new AnnotationCanvas();
    private final StackPane frame = new StackPane(other);
    private final Rectangle clip = new Rectangle();
    private final SwipeHandle handle = new SwipeHandle(this::requestLayout);
    private final HBox here = title("compare-here");
    private final HBox there = title("compare-there");
    private final Pointer pointerHere = new Pointer();
    private final Pointer pointerThere = new Pointer();
    private final ChangeListener<Viewport> leads = (o, was, is) -> follow(false);
    private final ChangeListener<Viewport> isLed = (o, was, is) -> follow(true);
    private boolean following;
    /** Whether a hand is moving the second picture: it also moves by itself, when it gets another size or image. */
    private boolean byHand;
    private boolean open;

    CompareArea(Session session, Compare compare, CanvasArea area, AnnotationCanvas canvas, CanvasLink link) {
        this.session = session;
        this.compare = compare;
        this.area = area;
        this.canvas = canvas;
        this.link = link;
        setMinSize(100, 80);
        other.setId("canvas-other");
        other.setAccessibleText(MESSAGES.text("compare.canvas"));
        other.setFocusTraversable(false);
        other.habits().lookingOnlyProperty().set(true);
        other.focusedProperty().addListener((o, was, is) -> {
            if (is) {
                canvas.requestFocus();
            }
        });
        other.addEventFilter(InputEvent.ANY, e -> byHand = true);
        other.addEventHandler(InputEvent.ANY, e -> byHand = false);
        other.instruments().pixelGridProperty().bind(canvas.instruments().pixelGridProperty());
        other.instruments().gridFromProperty().bind(canvas.instruments().gridFromProperty());
        other.instruments().lettersProperty().bind(canvas.instruments().lettersProperty());
        other.instruments().visionProperty().bind(canvas.instruments().visionProperty());
        other.instruments().heatProperty().bind(canvas.instruments().heatProperty());
        other.peekProperty().bind(canvas.peekProperty());
        for (Node node : List.of(frame, handle, here, there, pointerHere, pointerThere)) {
            node.setVisible(false);
            node.setManaged(false);
        }
        getChildren().addAll(area, frame, pointerHere, pointerThere, here, there, handle);
        compare.split().addListener(o -> changed());
        compare.two().addListener(o -> changed());
        session.me().addListener(o -> changed());
        session.layers().others().addListener(o -> objects());
        session.layers().all().addListener((Observable o) -> objects());
        canvas.probeProperty().addListener((o, was, is) -> point(pointerThere, is));
        other.probeProperty().addListener((o, was, is) -> point(pointerHere, is));
        canvas.displayProperty().addListener((o, was, is) -> {
            if (open && is != null) {
                other.displayProperty().set(is);
            }
        });
        session.listen(this);
    }

    private static HBox title(String id) {
        HBox title = new HBox();
        title.setId(id);
        title.getStyleClass().add("compare-title");
        title.setAlignment(Pos.CENTER);
        title.setMouseTransparent(true);
        return title;
    }

    /** Moves the line of a swipe by a share of the width. */
    void swipe(double by) {
        handle.move(by);
    }

    private void changed() {
        Split split = compare.two().get().isEmpty() ? Split.NONE : compare.split().get();
        canvas.setDifference(split == Split.DIFFERENCE
                ? new Difference(compare.two().get().get(0), compare.two().get().get(1))
                : null);
        if (split.isOnTwo()) {
            begin();
        } else {
            end();
        }
        titles(split);
        handle.setVisible(split == Split.SWIPE);
        frame.setVisible(split.isOnTwo());
        frame.setMouseTransparent(split == Split.SWIPE);
        frame.setClip(split == Split.SWIPE ? clip : null);
        if (split != Split.SIDE_BY_SIDE) {
            pointerHere.setVisible(false);
            pointerThere.setVisible(false);
        }
        requestLayout();
    }

    private void begin() {
        if (!open) {
            open = true;
            link.mirror(other);
            canvas.viewportProperty().addListener(leads);
            other.viewportProperty().addListener(isLed);
        }
        objects();
    }

    private void end() {
        if (open) {
            open = false;
            canvas.viewportProperty().removeListener(leads);
            other.viewportProperty().removeListener(isLed);
            link.mirror(null);
            other.close();
        }
    }

    /** Both look at the same place, whichever of them was moved. */
    private void follow(boolean otherMoved) {
        if (following || otherMoved && !byHand) {
            return;
        }
        following = true;
        if (otherMoved) {
            canvas.goTo(other.getViewport());
        } else {
            other.goTo(canvas.getViewport());
        }
        following = false;
    }

    private void objects() {
        if (!open || compare.two().get().isEmpty()) {
            return;
        }
        AnnotatorId whose = compare.there();
        Optional<Annotator> who = session.annotator(whose);
        Optional<Layers.Layer> layer = session.layers().of(whose);
        if (who.isEmpty() || layer.isEmpty()) {
            other.setOthers(List.of());
        } else {
            List<Annotation> objects = session.objectsOf(whose);
            other.setOthers(List.of(new OtherLayer(who.get(), objects, true,
                    layer.get().style(session.layers().others().get()))));
        }
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        if (open) {
            objects();
        }
    }

    @Override
    public void loaded() {
        if (open) {
            other.setImage(session.image().get(), session.schema().get());
            objects();
        }
    }

    private void titles(Split split) {
        here.setVisible(split != Split.NONE);
        there.setVisible(split != Split.NONE);
        if (split == Split.NONE) {
            return;
        }
        boolean difference = split == Split.DIFFERENCE;
        AnnotatorId first = difference ? compare.two().get().get(0) : compare.here();
        AnnotatorId second = difference ? compare.two().get().get(1) : compare.there();
        here.getChildren().setAll(chip(first, difference, DifferenceLayer.FIRST));
        there.getChildren().setAll(chip(second, difference, DifferenceLayer.SECOND));
    }

    private List<Node> chip(AnnotatorId whose, boolean difference, int colour) {
        String name = session.annotator(whose).map(Annotator::name).orElse("");
        Label text = Parts.text(difference ? MESSAGES.text("compare.only", name) : name);
        return difference ? List.of(Parts.swatch(colour), text) : List.of(text);
    }

    private void point(Pointer pointer, @Nullable Probe probe) {
        boolean wanted = probe != null && compare.split().get() == Split.SIDE_BY_SIDE;
        pointer.setVisible(wanted);
        if (wanted && probe != null) {
            Point at = canvas.getViewport().toScreen(probe.at());
            pointer.at(at.x() + (pointer == pointerThere ? frame.getLayoutX() : 0), at.y());
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return area.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return area.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        Split split = compare.split().get();
        if (split == Split.SIDE_BY_SIDE && open) {
            double half = Math.floor((width - BETWEEN) / 2);
            area.resizeRelocate(0, 0, half, height);
            frame.resizeRelocate(width - half, 0, half, height);
        } else {
            area.resizeRelocate(0, 0, width, height);
            frame.resizeRelocate(0, 0, open ? width : 0, open ? height : 0);
        }
        double line = Math.round(handle.share() * width);
        clip.setX(line);
        clip.setWidth(Math.max(0, width - line));
        clip.setHeight(height);
        handle.resizeRelocate(line - SwipeHandle.WIDTH / 2, 0, SwipeHandle.WIDTH, height);
        place(here, split == Split.SWIPE ? line - here.prefWidth(-1) - MARGIN : MARGIN);
        place(there, switch (split) {
            case SWIPE -> line + MARGIN;
            case SIDE_BY_SIDE -> frame.getLayoutX() + MARGIN;
            case DIFFERENCE, NONE -> here.prefWidth(-1) + 2 * MARGIN;
        });
        if (open) {
            follow(false);
        }
    }

    private static void place(Region title, double x) {
        title.resizeRelocate(x, MARGIN, title.prefWidth(-1), title.prefHeight(-1));
    }

    @Override
    public void close() {
        end();
    }
}
