package touchstone.app;

import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import touchstone.app.chart.Reading;
import touchstone.app.dock.Docks;
import touchstone.app.image.ImagesView;
import touchstone.app.project.Session;
import touchstone.app.quality.QualityView;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.ImageId;
import touchstone.model.geometry.Bounds;
import touchstone.qa.result.Alarm;

/** From a figure on a page to its pictures. */
final class Leads implements Reading {

    private final Session session;
    private final Docks docks;
    private final Places places;
    private final Supplier<ImagesView> images;

    Leads(Session session, Docks docks, Places places, Supplier<ImagesView> images) {
        this.session = session;
        this.docks = docks;
        this.places = places;
        this.images = images;
    }

    @Override
    public void name(String name) {
        session.annotators().stream().filter(a -> a.name().equals(name)).findFirst().ifPresent(annotator -> {
            toImages();
            session.layers().show(annotator.id());
            images.get().pick(annotator.id());
        });
    }

    @Override
    public void place(ImageId image, List<AnnotationId> objects, @Nullable Bounds bounds) {
        docks.tall().set(false);
        places.jump(new QualityView.Place(image, new HashSet<>(objects),
                session.annotators().stream().map(Annotator::id).toList(), bounds == null ? Bounds.EMPTY : bounds));
    }

    @Override
    public void images(String why, List<ImageId> of) {
        toImages();
        images.get().pick(why, of);
    }

    /** Shows the objects of whom it is about, and gold's beside them where one may see it, instead of everybody's. */
    @Override
    public void alarm(Alarm alarm) {
        Alarm.Page page = alarm.page();
        if (page != null && alarm.images().isEmpty()) {
            show(page.key());
            return;
        }
        images(alarm.what(), alarm.images());
        AnnotatorId whose = alarm.about();
        if (whose != null) {
            session.layers().of(whose)
                    .ifPresent(layer -> session.layers().showAlone(layer, session.person().get().id()));
            session.annotators().stream().filter(a -> a.role() == Annotator.Role.GOLD && !session.blind().get())
                    .forEach(gold -> session.layers().show(gold.id()));
        }
    }

    private void toImages() {
        show("images");
    }

    private void show(String panel) {
        docks.tall().set(false);
        docks.reveal(panel);
    }
}
