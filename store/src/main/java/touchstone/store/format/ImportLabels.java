package touchstone.store.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import touchstone.model.Attribute;
import touchstone.model.Change;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.model.Palette;
import touchstone.model.Skeleton;
import touchstone.model.geometry.GeometryKind;

/** Maps the labels of a read file onto a project's by name: known ones gain what they lack, the others are new. */
final class ImportLabels {

    private static final Messages TEXT = Messages.beside(ImportLabels.class);

    private record Use(Label label, GeometryKind kind) {
    }

    private final Map<LabelId, Label> mapped = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<Use, Integer> foreignKinds = new LinkedHashMap<>();

    ImportLabels(LabelSchema project, LabelSchema file, List<Imported.Note> notes) {
        Map<LabelId, LabelId> ids = new HashMap<>();
        file.labels().forEach(l -> ids.put(l.id(), known(project, l).map(Label::id).orElse(l.id())));
        int next = project.labels().stream().mapToInt(Label::position).max().orElse(-1) + 1;
        for (Label label : file.labels()) {
            Label known = known(project, label).orElse(null);
            if (known == null) {
                LabelId parent = label.parent();
                Label fresh = at(label, next++).withParent(parent == null ? null : ids.get(parent));
                mapped.put(label.id(), fresh);
                changes.add(Change.add(fresh));
            } else {
                Label merged = merge(known, label, notes);
                mapped.put(label.id(), merged);
                if (!merged.equals(known)) {
                    changes.add(Change.replace(known, merged));
                }
            }
        }
    }

    private static Optional<Label> known(LabelSchema project, Label label) {
        return project.byName(label.name()).or(() -> project.byId(label.id()));
    }

    /** The label at the end of a project's schema; a palette colour follows its place, any other is kept. */
    private static Label at(Label label, int position) {
        int colour = label.colour() == Palette.colour(label.position()) ? Palette.colour(position) : label.colour();
        return label.withColour(colour).withPosition(position);
    }

    private static Label merge(Label known, Label other, List<Imported.Note> notes) {
        Label merged = known;
        Skeleton skeleton = other.skeleton();
        if (known.skeleton() == null && skeleton != null) {
            merged = merged.withSkeleton(skeleton);
        } else if (skeleton != null && !Objects.equals(known.skeleton(), skeleton)) {
            notes.add(new Imported.Note(known.name(), TEXT.text("skeletonDiffers")));
        }
        List<Attribute> attributes = new ArrayList<>(known.attributes());
        other.attributes().stream().filter(a -> known.attribute(a.name()).isEmpty()).forEach(attributes::add);
        return attributes.size() == known.attributes().size() ? merged : merged.withAttributes(attributes);
    }

    void addTo(List<Change> edit) {
        edit.addAll(changes);
    }

    /** The project's label for one of the file's. */
    Label of(LabelId id) {
        return Objects.requireNonNull(mapped.get(id));
    }

    /** How many joints an object of the file's label must have; 0 for any number. */
    int joints(LabelId id) {
        Skeleton skeleton = of(id).skeleton();
        return skeleton == null ? 0 : skeleton.joints().size();
    }

    void used(Label label, GeometryKind kind) {
        if (!label.kinds().contains(kind)) {
            foreignKinds.merge(new Use(label, kind), 1, Integer::sum);
        }
    }

    void noteForeignKinds(List<Imported.Note> notes) {
        foreignKinds.forEach((use, count) -> notes.add(new Imported.Note(use.label.name(),
                TEXT.text("kindNotAllowed", use.label.name(), use.kind.key(), count.toString()))));
    }
}
