package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.Progress;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;

/**
 * What a read file means for a project: one edit that adds the file's objects as a layer of one annotator, and a report.
 * Objects that the annotator has already, with the same image, label, shape and attributes, are not added again, so that
 * the same import twice does no harm. Each image of the file on which nobody says otherwise counts as done by the
 * annotator, unless the layer is a model's: a file that names an image and no object on it says that there is none.
 */
public record Import(Edit edit, Report report) {

    private static final Messages TEXT = Messages.beside(Import.class);

    /**
     * @param annotator whose layer the objects become, by name; null for the name of the file
     * @param role of the annotator, if the project does not know that name yet
     * @param images folder in which images lie that the project does not have, or null
     */
    public record Options(@Nullable String annotator, Annotator.Role role, @Nullable Path images) {

        public static final Options NONE = new Options(null, Annotator.Role.ANNOTATOR, null);
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
        private final Set<ImageId> done = new HashSet<>();
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
            Annotator annotator = annotator();
            labels.addTo(changes);
            int present = 0;
            for (Image named : from.images()) {
                List<Annotation> objects = from.annotations(named.id());
                Optional<Image> image = images.find(named, changes);
                if (image.isEmpty()) {
                    refuse(named, "imageUnknown", Integer.toString(objects.size()));
                    continue;
                }
                taken++;
                present += objects(named, image.get(), annotator, objects);
                if (from.status(named.id(), from.annotator().id()) == Progress.Status.DONE) {
                    markDone(image.get(), annotator);
                }
            }
            if (present > 0) {
                changed.add(new Imported.Note(annotator.name(),
                        TEXT.text("alreadyThere", Integer.toString(present))));
            }
            labels.noteForeignKinds(changed);
            return new Import(new Edit(TEXT.text("importName", annotator.name()), changes),
                    new Report(taken, added, byKind, from.schema().labels().stream().map(Label::name).toList(), refused,
                            changed));
        }

        private Annotator annotator() {
            String name = options.annotator() == null ? from.annotator().name() : options.annotator();
            Optional<Annotator> known = into.annotatorNamed(name);
            if (known.isPresent()) {
                if (known.get().role() != options.role() && options.role() != Annotator.Role.ANNOTATOR) {
                    changed.add(new Imported.Note(name, TEXT.text("roleKept", name, known.get().role().key())));
                }
                return known.get();
            }
            Annotator fresh = Annotator.named(name, options.role());
            changes.add(Change.add(fresh));
            return fresh;
        }

        /** @return how many of the objects the annotator had already */
        private int objects(Image named, Image image, Annotator annotator, List<Annotation> objects) {
            boolean otherSize = named.width() > 0
                    && (named.width() != image.width() || named.height() != image.height());
            boolean shapes = false;
            int present = 0;
            Set<Content> had = new HashSet<>();
            for (Annotation a : into.annotations(image.id(), annotator.id())) {
                had.add(new Content(image.id(), a.label(), a.geometry(), a.attributes()));
            }
            for (Annotation a : objects) {
                if (isRefused(named, image, a)) {
                    continue;
                }
                shapes |= a.geometry().kind() != GeometryKind.TAG;
                Label label = labels.of(a.label());
                if (had.contains(new Content(image.id(), label.id(), a.geometry(), a.attributes()))) {
                    present++;
                    continue;
                }
                changes.add(Change.add(new Annotation(AnnotationId.create(), image.id(), label.id(), annotator.id(),
                        a.geometry(), a.attributes(), a.provenance())));
                labels.used(label, a.geometry().kind());
                byKind.merge(a.geometry().kind(), 1, Integer::sum);
                added++;
            }
            if (otherSize && shapes) {
                changed.add(new Imported.Note(named.path(), TEXT.text("projectSize",
                        Integer.toString(named.width()), Integer.toString(named.height()),
                        Integer.toString(image.width()), Integer.toString(image.height()))));
            }
            return present;
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

        private void markDone(Image image, Annotator annotator) {
            if (done.add(image.id()) && annotator.role() != Annotator.Role.MODEL
                    && into.status(image.id(), annotator.id()) == Progress.Status.TODO) {
                changes.add(Change.add(new Progress(image.id(), annotator.id(), Progress.Status.DONE)));
            }
        }

        private void refuse(Image named, String key, Object... values) {
            refused.add(new Imported.Note(named.path(), TEXT.text(key, values)));
        }
    }
}
