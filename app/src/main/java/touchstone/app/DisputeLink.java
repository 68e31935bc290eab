package touchstone.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Applied;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.app.quality.QualityView;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.layer.Dispute;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.ImageId;
import touchstone.qa.ErrorKind;
import touchstone.qa.scoring.Disagreement;

/** Shows on the canvas where the people that were compared last differ, as long as their objects are still the same. */
final class DisputeLink implements Session.Listener, AutoCloseable {

    private final Session session;
    private final AnnotationCanvas canvas;
    private final QualityView quality;
    private final Disk worker = new Disk("disputes");
    private Map<ImageId, List<Disagreement>> byImage = Map.of();
    private int asked;

    DisputeLink(Session session, AnnotationCanvas canvas, QualityView quality) {
        this.session = session;
        this.canvas = canvas;
        this.quality = quality;
        session.listen(this);
        session.layers().disagreements().addListener(o -> show());
        quality.disagreements().addListener((o, was, is) -> {
            group(is.orElse(List.of()));
            show();
        });
        session.image().addListener(o -> canvas.setDisputes(List.of()));
    }

    private void group(List<Disagreement> all) {
        Map<ImageId, List<Disagreement>> groups = new HashMap<>();
        all.forEach(d -> groups.computeIfAbsent(d.image().id(), id -> new ArrayList<>()).add(d));
        byImage = groups;
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        if (!byImage.isEmpty()) {
            show();
        }
    }

    @Override
    public void loaded() {
        show();
    }

    private void show() {
        int mine = ++asked;
        List<Disagreement> here = session.image().get() == null
                ? List.of()
                : byImage.getOrDefault(session.image().get().id(), List.of());
        if (quality.disagreements().get().isEmpty() || here.isEmpty()) {
            session.layers().found().set(quality.disagreements().get().map(d -> 0));
            canvas.setDisputes(List.of());
            return;
        }
        List<Annotation> objects = List.copyOf(session.objects());
        worker.ask(() -> disputes(here, objects), places -> {
            if (mine == asked) {
                session.layers().found().set(Optional.of(places.size()));
                canvas.setDisputes(session.layers().disagreements().get() ? places : List.of());
            }
        }, sentence -> canvas.setDisputes(List.of()));
    }

    private static List<Dispute> disputes(List<Disagreement> here, List<Annotation> objects) {
        Map<AnnotationId, Annotation> now = HashMap.newHashMap(objects.size());
        objects.forEach(o -> now.put(o.id(), o));
        List<Dispute> places = new ArrayList<>();
        for (Disagreement d : here) {
            if (holds(d.first(), now) && holds(d.second(), now)) {
                dispute(d).ifPresent(places::add);
            }
        }
        return places;
    }

    private static boolean holds(@Nullable Annotation compared, Map<AnnotationId, Annotation> now) {
        return compared == null || compared.equals(now.get(compared.id()));
    }

    /** What only one of them has, but all of an object that is called differently. */
    private static Optional<Dispute> dispute(Disagreement d) {
        Dispute.Grade grade = Dispute.Grade.valueOf(d.severity().name());
        Annotation first = d.first();
        Annotation second = d.second();
        return first == null || second == null || d.kind() == ErrorKind.CLASS
                ? Dispute.whole(grade, d.any().geometry())
                : Dispute.between(grade, first.geometry(), second.geometry());
    }

    @Override
    public void close() {
        worker.close();
    }
}
