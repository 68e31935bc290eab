package touchstone.app.label;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Session;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Attribute;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.model.ObjectRow;
import touchstone.model.geometry.GeometryKind;
import touchstone.store.Bulk;
import touchstone.store.Project;
import touchstone.store.Rows;

/** Changes of the schema that take the objects of all images with them, each one edit. */
final class SchemaEdits {

    private static final Messages MESSAGES = Messages.beside(SchemaEdits.class);
    private static final int PAGE = 5000;

    private SchemaEdits() {
    }

    /** Objects keep their label by its id, so that a new name is safe. */
    static void replace(Session session, Label before, Label after, int target) {
        List<Change> changes = new ArrayList<>();
        if (!after.equals(before)) {
            changes.add(Change.replace(before, after));
        }
        Targets.set(session, before.id(), target).ifPresent(changes::add);
        if (!changes.isEmpty()) {
            String name = after.name().equals(before.name())
                    ? MESSAGES.text("edit.change", after.name())
                    : MESSAGES.text("edit.rename", before.name(), after.name());
            session.commit(new Edit(name, changes));
        }
    }

    /** Makes everybody's objects of one label those of another, which takes over its kinds and attributes. */
    static void merge(Session session, Label from, Label into) {
        String name = MESSAGES.text("edit.merge", from.name(), into.name());
        session.commitLarge(name, watch -> new Edit(name, merged(session.project(), from, into, watch)), () -> {
        });
    }

    /** Removes a label, and with it everybody's objects of it. */
    static void delete(Session session, Label label) {
        String name = MESSAGES.text("edit.delete", label.name());
        session.commitLarge(name, watch -> {
            Project project = session.project();
            List<Change> changes = new ArrayList<>();
            for (Annotation object : objects(project, label, watch)) {
                changes.add(Change.remove(object));
            }
            changes.addAll(orphans(project.schema(), label, label, label.parent()));
            changes.add(Change.remove(label));
            return new Edit(name, changes);
        }, () -> {
        });
    }

    static List<Change> merged(Project project, Label from, Label into, Bulk.Watch watch) throws InputRefused {
        List<Annotation> objects = objects(project, from, watch);
        boolean points = objects.stream().anyMatch(o -> o.geometry().kind() == GeometryKind.KEYPOINTS);
        if (points && !Objects.equals(from.skeleton(), into.skeleton())) {
            throw new InputRefused(MESSAGES.text("merge.joints", from.name(), into.name()));
        }
        Label wider = wider(from, into);
        List<Change> changes = new ArrayList<>();
        for (Annotation object : objects) {
            changes.add(Change.replace(object, object.withLabel(into.id())));
        }
        changes.add(Change.replace(into, wider));
        changes.addAll(orphans(project.schema(), from, into, into.id()));
        changes.add(Change.remove(from));
        return changes.stream().filter(c -> !Objects.equals(c.before(), c.after())).toList();
    }

    /** Whatever could be drawn or said of the one can be of the other from then on. */
    private static Label wider(Label from, Label into) {
        Set<GeometryKind> kinds = EnumSet.copyOf(into.kinds());
        kinds.addAll(from.kinds());
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        into.attributes().forEach(a -> attributes.put(a.name(), a));
        for (Attribute other : from.attributes()) {
            attributes.merge(other.name(), other, SchemaEdits::reconciled);
        }
        return new Label(into.id(), into.name(), into.colour(), into.shortcut(), kinds,
                List.copyOf(attributes.values()), into.skeleton(), into.description(), into.position(),
                from.id().equals(into.parent()) ? from.parent() : into.parent(), into.subjective());
    }

    /** All choices of both; where the types differ, any text. */
    private static Attribute reconciled(Attribute one, Attribute other) {
        if (one.type() != other.type()) {
            return new Attribute(one.name(), Attribute.Type.TEXT, List.of(), one.initial(), false);
        }
        Set<String> choices = new LinkedHashSet<>(one.choices());
        choices.addAll(other.choices());
        return new Attribute(one.name(), one.type(), List.copyOf(choices), one.initial(),
                one.required() && other.required());
    }

    private static List<Change> orphans(LabelSchema schema, Label of, Label but,
            touchstone.model.@Nullable LabelId parent) {
        return schema.children(of.id()).stream().filter(l -> !l.id().equals(but.id()))
                .map(l -> Change.replace(l, l.withParent(parent))).toList();
    }

    private static List<Annotation> objects(Project project, Label label, Bulk.Watch watch) {
        List<Annotation> found = new ArrayList<>();
        AnnotationId after = null;
        do {
            watch.check();
            watch.done(found.size(), 0);
            Rows page = project.rows(after, PAGE);
            for (ObjectRow row : page.rows()) {
                if (row.label().equals(label.id())) {
                    Optional<Annotation> object = project.annotation(row.id());
                    object.ifPresent(found::add);
                }
            }
            after = page.last();
        } while (after != null);
        return found;
    }
}
