package touchstone.app;

import java.util.List;
import java.util.function.Consumer;
import touchstone.app.project.Applied;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.canvas.OtherLayer;
import touchstone.canvas.layer.Look;
import touchstone.canvas.layer.Style;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.note.Blackout;

/** Shows on the canvas which parts of the image its copies have black. */
final class BlackoutLink implements Session.Listener, AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(BlackoutLink.class);

    private final Session session;
    private final Consumer<OtherLayer> shown;
    private final Disk worker = new Disk("blackouts");
    private final Annotator copies = Annotator.named(MESSAGES.text("black.layer"), Annotator.Role.CONSENSUS);
    private int asked;

    /** @param shown told the layer to be shown above all others */
    BlackoutLink(Session session, Consumer<OtherLayer> shown) {
        this.session = session;
        this.shown = shown;
        session.listen(this);
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        if (done.concerns(Blackout.KIND)) {
            show();
        }
    }

    @Override
    public void loaded() {
        show();
    }

    private void show() {
        int mine = ++asked;
        Image image = session.image().get();
        if (image == null) {
            return;
        }
        worker.ask(() -> session.project().notes(image.id()).stream().flatMap(n -> Blackout.of(n).stream())
                .map(Blackout::bounds).toList(), parts -> {
                    if (mine == asked) {
                        shown.accept(layer(image, parts));
                    }
                }, sentence -> {
                });
    }

    private OtherLayer layer(Image image, List<Bounds> parts) {
        LabelId none = LabelId.create();
        List<Annotation> boxes = parts.stream().map(b -> Annotation.drawn(image.id(), none, copies.id(),
                new Box(b.minX(), b.minY(), b.width(), b.height(), 0))).toList();
        return new OtherLayer(copies, boxes, true,
                Style.of(copies.role(), 1).withLook(new Look(Look.ColourBy.ANNOTATOR, Look.Body.BOTH, 1, false))
                        .withColour(0));
    }

    @Override
    public void close() {
        worker.close();
    }
}
