package touchstone.app.quality;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.Provenance;
import touchstone.model.geometry.Geometry;
import touchstone.model.note.Decision;
import touchstone.qa.scoring.Disagreement;
import touchstone.store.Project;

/**
 * Takes objects over onto another layer. What is taken keeps its label, shape and attributes, says whose it was, and has
 * an identity that follows from the object and the layer: nothing comes twice, whoever takes it and how often.
 *
 * @param into the layer, whose annotator the project knows
 */
record Settling(Project project, Annotator into) {

    private static final Messages MESSAGES = Messages.beside(Settling.class);

    private record Look(LabelId label, Geometry geometry) {

        static Look of(Annotation annotation) {
            return new Look(annotation.label(), annotation.geometry());
        }
    }

    /**
     * After it the layer holds of the two objects those that were decided for, and neither a third time.
     *
     * @param decision null to open the place again
     */
    Edit decide(Disagreement place, Decision.Place about, @Nullable Decision decision) throws InputRefused {
        Map<AnnotationId, Annotation> there = byId(project.annotations(place.image().id(), into.id()));
        List<Change> changes = new ArrayList<>();
        settle(place.first(), decision != null && decision.outcome().takesFirst(), there, changes);
        settle(place.second(), decision != null && decision.outcome().takesSecond(), there, changes);
        Note before = project.note(about.note()).orElse(null);
        if (decision != null || before != null) {
            changes.add(new Change(before, decision == null ? null : decision.note()));
        }
        String name = decision == null ? "open" : decision.outcome().key();
        return new Edit(MESSAGES.text("edit.settle." + name, name(place.first()), name(place.second())), changes);
    }

    private void settle(@Nullable Annotation compared, boolean wanted, Map<AnnotationId, Annotation> there,
            List<Change> changes) throws InputRefused {
        if (compared == null) {
            return;
        }
        Annotation taken = there.get(id(compared));
        if (!wanted && taken != null) {
            changes.add(Change.remove(taken));
            there.remove(taken.id());
        } else if (wanted && taken == null) {
            Annotation now = project.annotations(compared.image(), compared.annotator()).stream()
                    .filter(a -> a.id().equals(compared.id())).findFirst()
                    .orElseThrow(() -> new InputRefused(MESSAGES.text("settle.gone", name(compared))));
            if (there.values().stream().map(Look::of).noneMatch(Look.of(now)::equals)) {
                Annotation copy = copy(now);
                changes.add(Change.add(copy));
                there.put(copy.id(), copy);
            }
        }
    }

    /** What both agree on as the first drew it; what one of them has changed since they were compared is left. */
    Edit takeOver(List<Agreed> agreed) {
        Map<ImageId, List<Agreed>> byImage = new LinkedHashMap<>();
        agreed.forEach(a -> byImage.computeIfAbsent(a.first().image(), id -> new ArrayList<>()).add(a));
        List<Change> changes = new ArrayList<>();
        byImage.forEach((image, pairs) -> {
            Set<Annotation> now = new HashSet<>(project.annotations(image));
            Map<AnnotationId, Annotation> there = byId(project.annotations(image, into.id()));
            Set<Look> looks = new HashSet<>();
            there.values().forEach(a -> looks.add(Look.of(a)));
            for (Agreed pair : pairs) {
                if (now.contains(pair.first()) && now.contains(pair.second()) && !there.containsKey(id(pair.first()))
                        && looks.add(Look.of(pair.first()))) {
                    changes.add(Change.add(copy(pair.first())));
                }
            }
        });
        return new Edit(MESSAGES.text("edit.settle.agreed", changes.size()), changes);
    }

    private AnnotationId id(Annotation source) {
        return new AnnotationId(UUID.nameUUIDFromBytes((source.id() + " " + into.id())
                .getBytes(StandardCharsets.UTF_8)));
    }

    private Annotation copy(Annotation source) {
        return new Annotation(id(source), source.image(), source.label(), into.id(), source.geometry(),
                source.attributes(), new Provenance(Provenance.Origin.ACCEPTED, name(source), null,
                        project.guideline().map(Guideline::version).orElse(0)));
    }

    private String name(@Nullable Annotation object) {
        return object == null ? "" : name(object.annotator());
    }

    private String name(AnnotatorId id) {
        return project.annotators().stream().filter(a -> a.id().equals(id)).map(Annotator::name).findFirst()
                .orElse("");
    }

    private static Map<AnnotationId, Annotation> byId(List<Annotation> annotations) {
        Map<AnnotationId, Annotation> byId = new HashMap<>();
        annotations.forEach(a -> byId.put(a.id(), a));
        return byId;
    }
}
