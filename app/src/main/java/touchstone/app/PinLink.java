package touchstone.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import touchstone.app.project.Session;
import touchstone.app.review.Comments;
import touchstone.app.review.Discussion;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.Probe;
import touchstone.canvas.Viewport;
import touchstone.canvas.layer.Pin;
import touchstone.canvas.layer.PinLayer;
import touchstone.canvas.tool.Tools;
import touchstone.model.Annotation;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Point;
import touchstone.model.note.Comment;

/** Shows on the canvas where comments are pinned, and opens the one whose pin is clicked. */
final class PinLink {

    private final Session session;
    private final AnnotationCanvas canvas;
    private final Comments comments;
    private final Runnable reading;

    /** @param reading brings the comments to the front */
    PinLink(Session session, AnnotationCanvas canvas, Comments comments, Runnable reading) {
        this.session = session;
        this.canvas = canvas;
        this.comments = comments;
        this.reading = reading;
        comments.discussions().addListener(o -> show());
        comments.chosen().addListener(o -> show());
        comments.draft().addListener(o -> show());
        session.image().addListener(o -> show());
        canvas.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        show();
    }

    private void show() {
        List<Pin> pins = new ArrayList<>();
        List<Discussion> here = comments.here();
        for (Discussion d : here) {
            boolean chosen = d.first().id().equals(comments.chosen().get());
            pins.add(new Pin(at(d.first()), d.number(),
                    chosen ? Pin.State.CHOSEN : d.isResolved() ? Pin.State.SETTLED : Pin.State.OPEN));
        }
        Point draft = comments.draft().get();
        if (draft != null) {
            pins.add(new Pin(draft, here.size() + 1, Pin.State.CHOSEN));
        }
        canvas.setPins(pins);
    }

    private static Point at(Comment comment) {
        return new Point(comment.x(), comment.y());
    }

    /** Only with the selecting tool: whoever draws may begin under a pin. */
    private void pressed(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY || !canvas.getTool().equals(Tools.SELECT)
                || canvas.peekProperty().get()) {
            return;
        }
        Viewport view = canvas.getViewport();
        double letters = canvas.instruments().lettersProperty().get();
        List<Discussion> here = comments.here();
        for (Discussion d : here.reversed()) {
            Point head = view.toScreen(at(d.first()));
            if (PinLayer.isOnHead(e.getX() - head.x(), e.getY() - head.y(), letters)) {
                comments.cancel();
                comments.chosen().set(d.first().id());
                reading.run();
                e.consume();
                return;
            }
        }
    }

    /** Begins a comment under the pointer, else on what is selected, else in the middle of the view. */
    void begin() {
        Bounds selected = session.selected().stream().map(Annotation::geometry).map(g -> g.bounds())
                .filter(b -> !b.isEmpty()).reduce(Bounds::union).orElse(Bounds.EMPTY);
        Point middle = selected.isEmpty()
                ? canvas.getViewport().toImage(canvas.getWidth() / 2, canvas.getHeight() / 2)
                : new Point(selected.centerX(), selected.centerY());
        reading.run();
        comments.begin(Optional.ofNullable(canvas.probeProperty().get()).map(Probe::at).orElse(middle));
    }

    /** Brings a comment's place into view. */
    void look(Comment comment) {
        Point at = at(comment);
        Viewport view = canvas.getViewport();
        if (!view.visible(canvas.getWidth(), canvas.getHeight()).contains(at.x(), at.y())) {
            canvas.goTo(Viewport.centred(at.x(), at.y(), view.scale(), canvas.getWidth(), canvas.getHeight()));
        }
    }
}
