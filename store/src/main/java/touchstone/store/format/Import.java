package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.OwnExtent;
import touchstone.model.Progress;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;

/**
 * What a read file means for a project: one edit that adds the file's objects as layers of their annotators, and a report.
 * Objects that the annotator has already, with the same image, label, shape and attributes, are not added again, so that
 * the same import twice does no harm. How far an annotator is with an image is taken over where the project says nothing
 * about it and the layer is not a model's. What is said about an image or its objects comes along. Ids are kept where the
 * project does not have them.
 */
public record Import(Edit edit, Report report) {

    private static final Messages TEXT = Messages.beside(Import.class);

    /**
     * @param annotator whose layer all objects become, by name; null: each object goes to the annotator whom the file
     *        names, or whose name is the file's
     * @param role of annotators that the project does not know yet and of whose role the file says nothing
     * @param images folder in which images lie that the project does not have, or null
     * @param watch who waits
     */
    public record Options(@Nullable String annotator, Annotator.Role role, @Nullable Path images, Watch watch) {

        public static final Options NONE = new Options(null, Annotator.Role.ANNOTATOR, null);

        /** For one who waits for the end. */
        public Options(@Nullable String annotator, Annotator.Role role, @Nullable Path images) {
            this(annotator, role, images, Watch.PATIENT);
        }

        /** The same for somebody else. */
        public Options watchedBy(Watch other) {
            return new Options(annotator, role, images, other);
        }
    }

    /**
     * @param images how many images the file names that are now in the project
     * @param annotations how many objects the edit adds
     * @param byKind the same by kind of shape; kinds that do not occur are missing
     * @param labels names of the labels of the file, in its order
     */
    public record Report(int images, int annotations, Map<GeometryKind, Integer> byKind, List<String> labels,
            List<Imported.Note> refused, List<Imported.Note> changed) {

        public Report {
            byKind = Map.copyOf(byKind);
            labels = List.copyOf(labels);
            refused = List.copyOf(refused);
            changed = List.copyOf(changed);
        }
    }

    /** What makes two objects of one annotator the same. */
    private record Content(ImageId image, LabelId label, Geometry geometry, Map<String, String> attributes) {
    }

    /** What the annotator has on an image already, and which ids are in use there. */
    private record Present(Set<Content> contents, Set<AnnotationId> ids) {
    }

    /**
     * @param projectFile where the project lies or will lie: image paths become relative to its folder
     * @throws IOException when an image file that was found cannot be read
     */
    public static Import edit(ProjectView into, Path projectFile, Imported from, Options options) throws IOException {
        return new Work(into, projectFile, from, options).run();
    }

    private static final class Work {

        private final ProjectView into;
        private final Imported from;
        private final Options options;
        private final ImportImages images;
        private final ImportLabels labels;
        private final List<Change> changes = new ArrayList<>();
        private final List<Imported.Note> refused;
        private final List<Imported.Note> changed;
        private final Map<GeometryKind, Integer> byKind = new EnumMap<>(GeometryKind.class);
        private final Map<String, Annotator> fresh = new HashMap<>();
        private final Map<Progress.Key, Present> layers = new HashMap<>();
        private final Map<String, Integer> present = new LinkedHashMap<>();
        private final Set<AnnotationId> ids = new HashSet<>();
        private final Map<ImageId, ImageId> imageIds = new HashMap<>();
        private final Map<AnnotationId, AnnotationId> newIds = new HashMap<>();
        private final Set<Progress.Key> told = new HashSet<>();
        private int taken;
        private int added;

        Work(ProjectView into, Path projectFile, Imported from, Options options) {
            this.into = into;
            this.from = from;
            this.options = options;
            refused = new ArrayList<>(from.refused());
            changed = new ArrayList<>(from.changed());
            images = new ImportImages(into, projectFile, from, options.images(), changed);
            labels = new ImportLabels(into.schema(), from.schema(), changed);
        }

        Import run() throws IOException {
            Map<AnnotatorId, Annotator> annotators = new LinkedHashMap<>();
            from.annotators().forEach(named -> annotators.put(named.id(), annotator(named)));
            labels.addTo(changes);
            guidelines();
            int looked = 0;
            for (Image named : from.images()) {
                options.watch().step(Watch.Step.TAKE, ++looked, from.images().size());
                Optional<Image> image = images.find(named, changes);
                if (image.isEmpty()) {
                    int objects = from.annotators().stream()
                            .mapToInt(a -> from.annotations(named.id(), a.id()).size()).sum();
                    refuse(named, "imageUnknown", Integer.toString(objects));
                    continue;
                }
                taken++;
                imageIds.put(named.id(), image.get().id());
                annotators.forEach((of, annotator) -> {
                    objects(named, image.get(), annotator, from.annotations(named.id(), of));
                    status(image.get(), annotator, from.status(named.id(), of));
                });
            }
            notes(annotators);
            present.forEach((name, count) -> changed.add(new Imported.Note(name,
                    TEXT.text("alreadyThere", count.toString()))));
            labels.noteForeignKinds(changed);
            String names = annotators.values().stream().map(Annotator::name).distinct()
                    .collect(Collectors.joining(", "));
            return new Import(new Edit(TEXT.text("importName", names), changes),
                    new Report(taken, added, byKind, from.schema().labels().stream().map(Label::name).toList(), refused,
                            changed));
        }

        /** The project's annotator for one of the file's. */
        private Annotator annotator(Annotator named) {
            String name = options.annotator() == null ? named.name() : options.annotator();
            Annotator.Role role = options.annotator() != null || named.role() == Annotator.Role.ANNOTATOR
                    ? options.role()
                    : named.role();
            Optional<Annotator> known = into.annotatorNamed(name).or(() -> Optional.ofNullable(fresh.get(name)));
            if (known.isPresent()) {
                if (known.get().role() != role && role != Annotator.Role.ANNOTATOR) {
                    changed.add(new Imported.Note(name, TEXT.text("roleKept", name, known.get().role().key())));
                }
                return known.get();
            }
            boolean idFree = into.annotators().stream().noneMatch(a -> a.id().equals(named.id()));
            Annotator annotator = new Annotator(idFree ? named.id() : AnnotatorId.create(), name, role);
            fresh.put(name, annotator);
            changes.add(Change.add(annotator));
            return annotator;
        }

        /** The guideline goes with its versions, which objects refer to; a project's own stays. */
        private void guidelines() {
            if (into.guidelines().isEmpty()) {
                from.guidelines().forEach(g -> changes.add(Change.add(g)));
            } else if (from.guideline().isPresent() && !from.guideline().get().text().equals(
                    into.guideline().map(Guideline::text).orElse(""))) {
                changed.add(new Imported.Note(TEXT.text("whereGuideline"), TEXT.text("guidelineKept")));
            }
        }

        private Present present(Image image, Annotator annotator) {
            return layers.computeIfAbsent(new Progress.Key(image.id(), annotator.id()), key -> {
                Set<Content> contents = new HashSet<>();
                Set<AnnotationId> ids = new HashSet<>();
                for (Annotator any : into.annotators()) {
                    for (Annotation a : into.annotations(image.id(), any.id())) {
                        ids.add(a.id());
                        if (any.id().equals(annotator.id())) {
                            contents.add(content(image, a.label(), a));
                        }
                    }
                }
                return new Present(contents, ids);
            });
        }

        /** Projects of before boxes beside joints were kept have the same objects without them. */
        private static Content content(Image image, LabelId label, Annotation a) {
            return new Content(image.id(), label, a.geometry(), OwnExtent.others(a.attributes()));
        }

        private void objects(Image named, Image image, Annotator annotator, List<Annotation> objects) {
            boolean otherSize = named.width() > 0
                    && (named.width() != image.width() || named.height() != image.height());
            boolean shapes = false;
            Present had = present(image, annotator);
            for (Annotation a : objects) {
                if (isRefused(named, image, a)) {
                    continue;
                }
                shapes |= a.geometry().kind() != GeometryKind.TAG;
                Label label = labels.of(a.label());
                if (had.contents.contains(content(image, label.id(), a))) {
                    present.merge(annotator.name(), 1, Integer::sum);
                    continue;
                }
                AnnotationId id = had.ids.contains(a.id()) || !ids.add(a.id()) ? AnnotationId.create() : a.id();
                newIds.put(a.id(), id);
                changes.add(Change.add(new Annotation(id, image.id(), label.id(), annotator.id(), a.geometry(),
                        a.attributes(), a.provenance())));
                labels.used(label, a.geometry().kind());
                byKind.merge(a.geometry().kind(), 1, Integer::sum);
                added++;
            }
            if (otherSize && shapes) {
                changed.add(new Imported.Note(named.address(), TEXT.text("projectSize",
                        Integer.toString(named.width()), Integer.toString(named.height()),
                        Integer.toString(image.width()), Integer.toString(image.height()))));
            }
        }

        /** A shape that its image cannot hold: a mask of another frame, or one that lies wholly outside. */
        private boolean isRefused(Image named, Image image, Annotation a) {
            if (a.geometry() instanceof Mask m && (m.width() != image.width() || m.height() != image.height())) {
                refuse(named, "maskFrame", Integer.toString(m.width()), Integer.toString(m.height()),
                        Integer.toString(image.width()), Integer.toString(image.height()));
                return true;
            }
            Bounds bounds = a.geometry().bounds();
            if (!bounds.isEmpty() && !bounds.intersects(new Bounds(0, 0, image.width(), image.height()))) {
                refuse(named, "outside", Integer.toString(image.width()), Integer.toString(image.height()));
                return true;
            }
            if (a.geometry() instanceof Keypoints k && labels.joints(a.label()) > 0
                    && labels.joints(a.label()) != k.joints().size()) {
                refuse(named, "keypointJoints", Integer.toString(k.joints().size()),
                        Integer.toString(labels.joints(a.label())));
                return true;
            }
            return false;
        }

        private void status(Image image, Annotator annotator, Progress.Status status) {
            Progress said = new Progress(image.id(), annotator.id(), status);
            boolean news = status != Progress.Status.TODO && annotator.role() != Annotator.Role.MODEL
                    && into.status(image.id(), annotator.id()) == Progress.Status.TODO;
            if (news && told.add(said.identity())) {
                changes.add(Change.add(said));
            }
        }

        /** What the file says about its images and objects; what it says about itself stays there. */
        private void notes(Map<AnnotatorId, Annotator> annotators) {
            if (from.notes().isEmpty()) {
                return;
            }
            Set<NoteId> had = into.notes().stream().map(Note::id).collect(Collectors.toSet());
            for (Note note : from.notes()) {
                ImageId image = note.image() == null ? null : imageIds.get(note.image());
                if (image != null && had.add(note.id())) {
                    Annotator author = note.author() == null ? null : annotators.get(note.author());
                    AnnotationId object = note.annotation();
                    changes.add(Change.add(new Note(note.id(), note.kind(), image,
                            object == null ? null : newIds.getOrDefault(object, object),
                            author == null ? null : author.id(), note.time(), note.fields())));
                }
            }
        }

        private void refuse(Image named, String key, Object... values) {
            refused.add(new Imported.Note(named.address(), TEXT.text(key, values)));
        }
    }
}
