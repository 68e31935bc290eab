package touchstone.cli;

import java.io.IOException;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.Provenance;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.Entry;
import touchstone.store.Project;

/** Turns the lines of {@link EditCommand} into edits of one annotator and commits them. */
final class Editor {

    private static final Messages TEXT = Messages.beside(Editor.class);

    /**
     * @param edit number of the log's entry
     * @param id of the object, null where the edit was not about exactly one
     * @param added names of labels that the project did not have before
     */
    record Done(long edit, @Nullable AnnotationId id, List<String> added) {
    }

    private final Project project;
    private final Annotator annotator;

    Editor(Project project, Annotator annotator) {
        this.project = project;
        this.annotator = annotator;
    }

    Done apply(JsonNode line) throws IOException {
        if (!line.isObject()) {
            throw refused("edit.object");
        }
        String op = line.path("op").asString("");
        return switch (op) {
            case "add" -> add(line);
            case "change" -> change(line);
            case "remove" -> {
                Annotation gone = existing(line);
                yield commit("edit.remove", gone, Change.remove(gone));
            }
            case "paint" -> paint(line);
            case "erase" -> erase(line);
            case "undo" -> done(project.undo(image(line).id(), annotator.id()), "edit.nothingToUndo");
            case "redo" -> done(project.redo(image(line).id(), annotator.id()), "edit.nothingToRedo");
            default -> throw refused("edit.op", op);
        };
    }

    private Done add(JsonNode line) throws IOException {
        Image image = image(line);
        Geometry geometry = GeometryJson.read(line.path("geometry"));
        return draw("edit.add", image, label(line), geometry);
    }

    private Done change(JsonNode line) throws IOException {
        Annotation before = existing(line);
        Geometry geometry = GeometryJson.read(line.path("geometry"));
        Label label = project.schema().byId(before.label()).orElseThrow();
        requireFitting(geometry, label, imageOf(before));
        Annotation after = before.withGeometry(geometry);
        return commit("edit.change", after, Change.replace(before, after));
    }

    private Done paint(JsonNode line) throws IOException {
        Points path = GeometryJson.points(line.path("path"));
        double radius = radius(line);
        if (hasId(line)) {
            Annotation before = existing(line);
            Annotation after = before.withGeometry(mask(before).paint(path, radius));
            return commit("edit.paint", after, Change.replace(before, after));
        }
        Image image = image(line);
        Mask mask = Mask.empty(image.width(), image.height()).paint(path, radius);
        if (mask.isEmpty()) {
            throw refused("edit.paintedNothing");
        }
        return draw("edit.paint", image, label(line), mask);
    }

    /** A mask of which nothing is left goes as a whole. */
    private Done erase(JsonNode line) throws IOException {
        if (!hasId(line)) {
            throw refused("edit.eraseWhat");
        }
        Annotation before = existing(line);
        Mask left = mask(before).erase(GeometryJson.points(line.path("path")), radius(line));
        return commit("edit.erase", before,
                left.isEmpty() ? Change.remove(before) : Change.replace(before, before.withGeometry(left)));
    }

    /** A label that the project does not have yet comes with its first object. */
    private Done draw(String name, Image image, Label label, Geometry geometry) throws IOException {
        requireFitting(geometry, label, image);
        Annotation drawn = drawn(image, label, geometry);
        boolean known = project.schema().byId(label.id()).isPresent();
        List<Change> changes = known
                ? List.of(Change.add(drawn))
                : List.of(Change.add(label), Change.add(drawn));
        Entry entry = project.commit(new Edit(TEXT.text(name, label.name()), changes), annotator.id());
        return new Done(entry.seq(), drawn.id(), known ? List.of() : List.of(label.name()));
    }

    private Done commit(String name, Annotation object, Change change) throws IOException {
        String label = project.schema().byId(object.label()).map(Label::name).orElse("");
        Entry entry = project.commit(Edit.of(TEXT.text(name, label), change), annotator.id());
        return new Done(entry.seq(), object.id(), List.of());
    }

    private static Done done(Optional<Entry> entry, String otherwise) throws InputRefused {
        Entry happened = entry.orElseThrow(() -> refused(otherwise));
        Set<AnnotationId> objects = happened.changes().stream().map(Change::any).filter(Annotation.class::isInstance)
                .map(item -> ((Annotation) item).id()).collect(Collectors.toSet());
        return new Done(happened.seq(), objects.size() == 1 ? objects.iterator().next() : null, List.of());
    }

    private Annotation drawn(Image image, Label label, Geometry geometry) {
        int guideline = project.guideline().map(g -> g.version()).orElse(0);
        return new Annotation(AnnotationId.create(), image.id(), label.id(), annotator.id(), geometry,
                label.attributes().stream().filter(a -> !a.initial().isEmpty())
                        .collect(Collectors.toMap(a -> a.name(), a -> a.initial())),
                Provenance.human(guideline));
    }

    private Image image(JsonNode line) throws InputRefused {
        if (!line.path("image").isString()) {
            throw refused("edit.image");
        }
        return Projects.image(project, line.path("image").stringValue());
    }

    private Image imageOf(Annotation annotation) {
        return project.images().stream().filter(i -> i.id().equals(annotation.image())).findFirst().orElseThrow();
    }

    private Label label(JsonNode line) throws InputRefused {
        String name = line.path("label").asString("").strip();
        if (name.isEmpty()) {
            throw refused("edit.label");
        }
        return project.schema().byName(name).orElseGet(() -> {
            int position = project.schema().labels().stream().mapToInt(Label::position).max().orElse(-1) + 1;
            return Label.named(name, position);
        });
    }

    private static void requireFitting(Geometry geometry, Label label, Image image) throws InputRefused {
        if (!label.kinds().contains(geometry.kind())) {
            throw refused("edit.kind", label.name(), geometry.kind().key());
        }
        if (geometry instanceof Mask m && (m.width() != image.width() || m.height() != image.height())) {
            throw refused("edit.frame", m.width(), m.height(), image.name(), image.width(), image.height());
        }
        if (geometry instanceof Keypoints k && label.skeleton() != null
                && k.joints().size() != label.skeleton().joints().size()) {
            throw refused("edit.joints", label.name(), label.skeleton().joints().size(), k.joints().size());
        }
    }

    private static boolean hasId(JsonNode line) {
        return !line.path("id").isMissingNode() && !line.path("id").isNull();
    }

    private Annotation existing(JsonNode line) throws InputRefused {
        String id = line.path("id").asString("");
        try {
            return project.annotation(AnnotationId.of(id)).orElseThrow(() -> refused("edit.noObject", id));
        } catch (IllegalArgumentException notAnId) {
            throw refused("edit.noObject", id);
        }
    }

    private static Mask mask(Annotation annotation) throws InputRefused {
        if (annotation.geometry() instanceof Mask mask) {
            return mask;
        }
        throw refused("edit.noMask", annotation.geometry().kind().key());
    }

    private static double radius(JsonNode line) throws InputRefused {
        JsonNode radius = line.path("radius");
        if (!radius.isNumber() || !Double.isFinite(radius.doubleValue()) || radius.doubleValue() <= 0) {
            throw refused("edit.radius");
        }
        return radius.doubleValue();
    }

    private static InputRefused refused(String key, Object... values) {
        return new InputRefused(TEXT.text(key, values));
    }
}
