package touchstone.app.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Session;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.ObjectRow;

/**
 * What a row's ids stand for, as it was when this was taken, so that rows can be sorted on another thread.
 *
 * @param measured area and perimeter of masks, as they become known
 * @param times when objects were made and last changed, in milliseconds since 1970, as they become known
 */
record Facts(Map<LabelId, Label> labels, Map<AnnotatorId, Annotator> people, Map<ImageId, Image> images,
        AnnotatorId me, ConcurrentHashMap<AnnotationId, Measure> measured,
        ConcurrentHashMap<AnnotationId, Span> times) {

    /** In pixels; NaN for what there is none of. */
    record Measure(double area, double perimeter) {
    }

    record Span(long created, long changed) {

        Span until(long time) {
            return new Span(created, time);
        }
    }

    static Facts of(Session session, ConcurrentHashMap<AnnotationId, Measure> measured,
            ConcurrentHashMap<AnnotationId, Span> times) {
        Map<LabelId, Label> labels = new HashMap<>();
        session.schema().get().labels().forEach(l -> labels.put(l.id(), l));
        Map<AnnotatorId, Annotator> people = new HashMap<>();
        session.annotators().forEach(a -> people.put(a.id(), a));
        Map<ImageId, Image> images = new HashMap<>();
        List.copyOf(session.images()).forEach(i -> images.put(i.id(), i));
        return new Facts(labels, people, images, session.me().get().id(), measured, times);
    }

    String label(ObjectRow row) {
        Label label = labels.get(row.label());
        return label == null ? "" : label.name();
    }

    @Nullable
    Image image(ObjectRow row) {
        return images.get(row.image());
    }

    double area(ObjectRow row) {
        Measure known = measured.get(row.id());
        return known == null ? row.area() : known.area();
    }

    double perimeter(ObjectRow row) {
        Measure known = measured.get(row.id());
        return known == null ? row.perimeter() : known.perimeter();
    }

    boolean isMine(ObjectRow row) {
        return row.annotator().equals(me);
    }
}
