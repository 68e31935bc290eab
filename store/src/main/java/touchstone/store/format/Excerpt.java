package touchstone.store.format;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Note;
import touchstone.model.Progress;
import touchstone.model.ProjectLens;
import touchstone.model.ProjectView;
import touchstone.model.Provenance;

/** A part of a project, or the whole seen more coarsely, as a view of its own: what an export writes. */
public final class Excerpt extends ProjectLens {

    private static final Set<Progress.Status> UNSETTLED = Set.of(Progress.Status.RETURNED, Progress.Status.ESCALATED,
            Progress.Status.SKIPPED);

    /**
     * @param complete only images that one of the annotators is done with
     * @param accepted only objects that a person drew or took over, on images that were not skipped, escalated or returned
     * @param level labels deeper in the tree than this count as their ancestor there, 0 for the top; -1 for no such limit
     */
    public record Choice(boolean complete, boolean accepted, int level) {

        public static final Choice ALL = new Choice(false, false, -1);
    }

    /** Where an image lies for those who read the export, and its file. */
    record Place(String path, Path file) {
    }

    private final Choice choice;
    private final List<Image> images;
    private final LabelSchema schema;
    private final Map<LabelId, LabelId> coarse = new HashMap<>();
    private final Map<ImageId, Path> files;

    /** @param annotators whose work is exported */
    public Excerpt(ProjectView whole, List<AnnotatorId> annotators, Choice choice) {
        this(whole, choice, whole.images().stream()
                .filter(image -> !choice.complete() || annotators.stream()
                        .anyMatch(a -> whole.status(image.id(), a) == Progress.Status.DONE))
                .toList(), Map.of());
    }

    private Excerpt(ProjectView whole, Choice choice, List<Image> images, Map<ImageId, Path> files) {
        super(whole);
        this.choice = choice;
        this.images = List.copyOf(images);
        this.files = Map.copyOf(files);
        LabelSchema all = whole.schema();
        Map<LabelId, Label> kept = new LinkedHashMap<>();
        for (Label label : all.labels()) {
            Label counted = choice.level() < 0 ? label : all.ancestor(label.id(), choice.level()).orElse(label);
            coarse.put(label.id(), counted.id());
            kept.put(counted.id(), counted);
        }
        schema = new LabelSchema(List.copyOf(kept.values()));
    }

    /** Some of the images alone. */
    Excerpt of(Set<ImageId> some) {
        return new Excerpt(project, choice, images.stream().filter(i -> some.contains(i.id())).toList(), files);
    }

    /**
     * Without images that show another one again: they were made to see whether somebody agrees with himself, and a model
     * would learn from the same picture twice.
     */
    Excerpt once() {
        return of(images.stream().filter(i -> !i.isRepeat()).map(Image::id)
                .collect(Collectors.toSet()));
    }

    /** With images that lie elsewhere: each a file of its own. Those without a place are left out. */
    Excerpt moved(Map<ImageId, Place> places) {
        Map<ImageId, Path> moved = new HashMap<>();
        places.forEach((id, place) -> moved.put(id, place.file()));
        return new Excerpt(project, choice, images.stream().filter(i -> places.containsKey(i.id()))
                .map(i -> at(i, Objects.requireNonNull(places.get(i.id())))).toList(), moved);
    }

    private static Image at(Image image, Place place) {
        return image.withPath(place.path()).withPlane(0);
    }

    @Override
    public LabelSchema schema() {
        return schema;
    }

    @Override
    public List<Image> images() {
        return images;
    }

    @Override
    public List<Annotation> annotations(ImageId image, AnnotatorId annotator) {
        if (choice.accepted() && UNSETTLED.contains(project.status(image, annotator))) {
            return List.of();
        }
        return project.annotations(image, annotator).stream()
                .filter(a -> !choice.accepted() || a.provenance().origin() != Provenance.Origin.MODEL)
                .map(a -> a.withLabel(coarse.getOrDefault(a.label(), a.label()))).toList();
    }

    @Override
    public List<Note> notes() {
        Set<ImageId> shown = images.stream().map(Image::id).collect(Collectors.toSet());
        return project.notes().stream().filter(n -> n.image() == null || shown.contains(n.image())).toList();
    }

    @Override
    public Path file(Image image) {
        Path moved = files.get(image.id());
        return moved == null ? project.file(image) : moved;
    }
}
