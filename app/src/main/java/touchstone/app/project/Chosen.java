package touchstone.app.project;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableObjectValue;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;

/** What is selected, and which objects of the shown image that are, found once for all who ask. */
final class Chosen {

    private final ShownObjects objects;
    private final ObservableObjectValue<Annotator> me;
    private final ObjectProperty<Set<AnnotationId>> ids = new SimpleObjectProperty<>(Set.of());
    private List<Annotation> all = List.of();
    private List<Annotation> mine = List.of();
    private Set<AnnotationId> of = Set.of();
    private @Nullable AnnotatorId by;
    private long at = -1;

    Chosen(ShownObjects objects, ObservableObjectValue<Annotator> me) {
        this.objects = objects;
        this.me = me;
    }

    ObjectProperty<Set<AnnotationId>> ids() {
        return ids;
    }

    /** In the order of the image's objects. */
    List<Annotation> all() {
        find();
        return all;
    }

    /** Those of them that are one's own. */
    List<Annotation> mine() {
        find();
        return mine;
    }

    @SuppressWarnings("ReferenceEquality") // a set that is set anew may as well be looked up anew
    private void find() {
        Set<AnnotationId> now = ids.get();
        AnnotatorId who = me.get().id();
        if (at == objects.revision() && of == now && who.equals(by)) {
            return;
        }
        List<Annotation> list = objects.list();
        all = now.isEmpty()
                ? List.of()
                : now.size() > list.size() / 2
                        ? list.stream().filter(o -> now.contains(o.id())).toList()
                        : now.stream().map(objects::place).filter(place -> place >= 0)
                                .sorted(Comparator.naturalOrder()).map(list::get).toList();
        Predicate<Annotation> isMine = o -> o.annotator().equals(who);
        mine = all.stream().allMatch(isMine) ? all : all.stream().filter(isMine).toList();
        of = now;
        by = who;
        at = objects.revision();
    }
}
