package touchstone.cli;

import java.io.IOException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import touchstone.handout.LookAgain;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.Progress;
import touchstone.model.Provenance;
import touchstone.model.guideline.Under;
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
            case "accept" -> accept(line);
            case "confirm" -> confirm(line);
            case "status" -> status(line);
            case "review" -> review(line);
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
        Label label = label(line);
        return draw("edit.add", image, label, geometry, attributes(line, label));
    }

    /** Shape, label and attributes: what the line names. Attributes that it does not name stay. */
    private Done change(JsonNode line) throws IOException {
        Annotation before = existing(line);
        Label label = line.has("label")
                ? project.schema().byName(line.path("label").asString("").strip())
                        .orElseThrow(() -> refused("edit.noLabel", line.path("label").asString("")))
                : project.schema().byId(before.label()).orElseThrow();
        Geometry geometry = line.has("geometry") || !line.has("label") && !line.has("attributes")
                ? GeometryJson.read(line.path("geometry"))
                : before.geometry();
        requireFitting(geometry, label, imageOf(before));
        Map<String, String> attributes = new TreeMap<>(before.attributes());
        attributes.putAll(attributes(line, label));
        Annotation after = before.withGeometry(geometry).withLabel(label.id()).withAttributes(attributes);
        if (after.equals(before)) {
            throw refused("edit.same");
        }
        return commit("edit.change", after, Change.replace(before, after));
    }

    /** A copy of a prediction becomes the annotator's own; what the model said stays, so that it can still be measured. */
    private Done accept(JsonNode line) throws IOException {
        Annotation predicted = existing(line);
        if (predicted.provenance().origin() != Provenance.Origin.MODEL) {
            throw refused("edit.noPrediction");
        }
        Annotation own = new Annotation(AnnotationId.create(), predicted.image(), predicted.label(), annotator.id(),
                predicted.geometry(), predicted.attributes(), predicted.provenance().accepted(guideline()));
        return commit("edit.accept", own, Change.add(own));
    }

    /** Looked at again, and still right under the newest guideline. */
    private Done confirm(JsonNode line) throws IOException {
        List<Change> confirmed = Under.confirmed(List.of(existing(line)), guideline());
        if (confirmed.isEmpty()) {
            throw refused("edit.confirmed");
        }
        return commit("edit.confirm", (Annotation) confirmed.getFirst().any(), confirmed.getFirst());
    }

    /** The newest version, 0 where there is none. */
    private int guideline() {
        return project.guideline().map(Guideline::version).orElse(0);
    }

    /** How far somebody is with an image: the annotator, or who is named by "of" where somebody else's work is judged. */
    private Done status(JsonNode line) throws IOException {
        Image image = image(line);
        String key = line.path("status").asString("");
        Progress.Status status = Progress.Status.of(key).orElseThrow(() -> refused("edit.status", key,
                Arrays.stream(Progress.Status.values()).map(Progress.Status::key).collect(Collectors.joining(", "))));
        AnnotatorId of = line.has("of")
                ? Annotators.named(project, line.path("of").asString("").strip()).id()
                : annotator.id();
        Progress.Status said = project.status(image.id(), of);
        if (status == said) {
            throw refused("edit.same");
        }
        Progress before = said == Progress.Status.TODO ? null : new Progress(image.id(), of, said);
        Progress after = status == Progress.Status.TODO ? null : new Progress(image.id(), of, status);
        List<Change> changes = new ArrayList<>(status == Progress.Status.DONE
                ? LookAgain.through(project, List.of(image.id()), of)
                : List.of());
        changes.add(new Change(before, after));
        Entry entry = project.commit(new Edit(TEXT.text("edit.mark", status.key()), changes), annotator.id());
        return new Done(entry.seq(), null, List.of());
    }

    private Done review(JsonNode line) throws IOException {
        Image image = image(line);
        Entry entry = project.commit(new Edit(TEXT.text("edit.review", image.name()),
                ReviewLine.changes(project, image, annotator.id(), line)), annotator.id());
        return new Done(entry.seq(), null, List.of());
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
        Label label = label(line);
        return draw("edit.paint", image, label, mask, attributes(line, label));
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
    private Done draw(String name, Image image, Label label, Geometry geometry, Map<String, String> attributes)
            throws IOException {
        requireFitting(geometry, label, image);
        Annotation drawn = drawn(image, label, geometry, attributes);
        boolean known = project.schema().byId(label.id()).isPresent();
        List<Change> changes = known
                ? List.of(Change.add(drawn))
                : List.of(Change.add(label), Change.add(drawn));
        Entry entry = project.commit(new Edit(TEXT.text(name, label.name()), changes), annotator.id());
        return new Done(entry.seq(), drawn.id(), known ? List.of() : List.of(label.name()));
    }

    private Done commit(String name, Annotation object, Change change) throws IOException {
        String label = project.schema().byId(object.label()).map(Label::name).orElse("");
        Entry entry = project.commit(Under.version(Edit.of(TEXT.text(name, label), change), guideline()),
                annotator.id());
        return new Done(entry.seq(), object.id(), List.of());
    }

    private static Done done(Optional<Entry> entry, String otherwise) throws InputRefused {
        Entry happened = entry.orElseThrow(() -> refused(otherwise));
        Set<AnnotationId> objects = happened.changes().stream().map(Change::any).filter(Annotation.class::isInstance)
                .map(item -> ((Annotation) item).id()).collect(Collectors.toSet());
        return new Done(happened.seq(), objects.size() == 1 ? objects.iterator().next() : null, List.of());
    }

    private Annotation drawn(Image image, Label label, Geometry geometry, Map<String, String> attributes) {
        Map<String, String> all = new TreeMap<>();
        label.attributes().stream().filter(a -> !a.initial().isEmpty()).forEach(a -> all.put(a.name(), a.initial()));
        all.putAll(attributes);
        return new Annotation(AnnotationId.create(), image.id(), label.id(), annotator.id(), geometry, all,
                Provenance.human(guideline()));
    }

    private static Map<String, String> attributes(JsonNode line, Label label) throws InputRefused {
        JsonNode given = line.path("attributes");
        if (!given.isMissingNode() && !given.isObject()) {
            throw refused("edit.attributes");
        }
        Map<String, String> attributes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> one : given.properties()) {
            if (one.getValue().isContainer() || one.getValue().isNull()) {
                throw refused("edit.attributes");
            }
            String value = one.getValue().asString();
            if (label.attribute(one.getKey()).filter(a -> !a.accepts(value)).isPresent()) {
                throw refused("edit.attribute", value, one.getKey(), label.name());
            }
            attributes.put(one.getKey(), value);
        }
        return attributes;
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
