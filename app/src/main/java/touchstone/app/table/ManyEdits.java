package touchstone.app.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.AnnotatorId;
import touchstone.model.Attribute;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.model.guideline.Under;

/** Changes many of one's own objects, on whatever images, by one edit. */
final class ManyEdits {

    private static final Messages MESSAGES = Messages.beside(ManyEdits.class);

    private final Session session;
    private final Consumer<String> say;

    /** @param say told what could not be done for some of them */
    ManyEdits(Session session, Consumer<String> say) {
        this.session = session;
        this.say = say;
    }

    void label(Collection<AnnotationId> objects, Label label) {
        change(objects, o -> label.fits(o.geometry())
                ? Optional.of(o.withLabel(label.id()))
                : Optional.empty(), n -> MESSAGES.text("edit.label", n, label.name()),
                n -> MESSAGES.text("not.label", n, label.name()));
    }

    /** @param value empty to take the attribute away */
    void attribute(Collection<AnnotationId> objects, String name, String value) {
        LabelSchema schema = session.schema().get();
        change(objects, o -> {
            Optional<Attribute> known = schema.byId(o.label()).flatMap(l -> l.attribute(name));
            if (known.isEmpty() && !o.attributes().containsKey(name)
                    || known.filter(a -> !a.accepts(value)).isPresent()) {
                return Optional.empty();
            }
            Map<String, String> values = new TreeMap<>(o.attributes());
            if (value.isEmpty()) {
                values.remove(name);
            } else {
                values.put(name, value);
            }
            return Optional.of(o.withAttributes(values));
        }, n -> MESSAGES.text("edit.attribute", n, name), n -> MESSAGES.text("not.attribute", n, name));
    }

    void delete(Collection<AnnotationId> objects) {
        List<AnnotationId> ids = List.copyOf(objects);
        AnnotatorId me = session.me().get().id();
        session.commitLarge(MESSAGES.text("edit.delete", ids.size()), watch -> {
            List<Change> changes = new ArrayList<>();
            for (AnnotationId id : ids) {
                watch.check();
                session.project().annotation(id).filter(o -> o.annotator().equals(me))
                        .ifPresent(o -> changes.add(Change.remove(o)));
            }
            return new Edit(MESSAGES.text("edit.delete", changes.size()), changes);
        }, () -> {
        });
    }

    private void change(Collection<AnnotationId> objects, Function<Annotation, Optional<Annotation>> how,
            Function<Integer, String> name, Function<Integer, String> not) {
        List<AnnotationId> ids = List.copyOf(objects);
        AnnotatorId me = session.me().get().id();
        int version = session.guidelineVersion();
        session.commitLarge(name.apply(ids.size()), watch -> {
            List<Change> changes = new ArrayList<>();
            int unfit = 0;
            for (AnnotationId id : ids) {
                watch.check();
                Optional<Annotation> mine = session.project().annotation(id).filter(o -> o.annotator().equals(me));
                if (mine.isEmpty()) {
                    continue;
                }
                Optional<Annotation> after = how.apply(mine.get());
                if (after.isEmpty()) {
                    unfit++;
                } else if (!after.equals(mine)) {
                    changes.add(Change.replace(mine.get(), after.get()));
                }
            }
            if (unfit > 0) {
                String sentence = not.apply(unfit);
                Platform.runLater(() -> say.accept(sentence));
            }
            return Under.version(new Edit(name.apply(changes.size()), changes), version);
        }, () -> {
        });
    }
}
