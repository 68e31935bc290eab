package touchstone.app;

import java.util.Set;
import touchstone.app.project.Session;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.app.quality.QualityView;
import touchstone.canvas.AnnotationCanvas;
import touchstone.model.ObjectRow;
import touchstone.model.geometry.Bounds;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.note.Comment;

/** Goes to where something lies that may be on another image: shows that image, chooses the objects and zooms to them. */
final class Places {

    private final Session session;
    private final AnnotationCanvas canvas;
    private final CanvasLink link;

    Places(Session session, AnnotationCanvas canvas, CanvasLink link) {
        this.session = session;
        this.canvas = canvas;
        this.link = link;
    }

    void jump(QualityView.Place place) {
        session.show(place.image());
        place.annotators().forEach(session.layers()::show);
        look(place.objects(), place.bounds());
    }

    void jump(ObjectRow row) {
        session.show(row.image());
        session.layers().show(row.annotator());
        look(Set.of(row.id()), row.bounds());
    }

    void jump(Annotation object) {
        session.show(object.image());
        session.layers().show(object.annotator());
        look(Set.of(object.id()), object.geometry().bounds());
    }

    void look(Comment comment, PinLink pins) {
        session.show(comment.image());
        link.whenLoaded(() -> pins.look(comment));
    }

    /** @param object null for the place alone */
    void jump(ImageId image, @Nullable AnnotationId object, @Nullable AnnotatorId whose, Bounds bounds) {
        session.show(image);
        if (whose != null) {
            session.layers().show(whose);
        }
        look(object == null ? Set.of() : Set.of(object), bounds);
    }

    private void look(Set<AnnotationId> objects, Bounds bounds) {
        link.whenLoaded(() -> {
            session.selection().set(objects);
            if (!bounds.isEmpty()) {
                canvas.zoomTo(bounds);
            }
        });
    }
}
