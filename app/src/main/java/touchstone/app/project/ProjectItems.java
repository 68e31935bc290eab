package touchstone.app.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Note;
import touchstone.model.Progress;

/** What belongs to the project as a whole: its images, its people, its labels and its guideline. */
final class ProjectItems {

    private static final int MANY = 50;

    private final ObservableList<Image> images = FXCollections.observableArrayList();
    private final ObservableList<Annotator> annotators = FXCollections.observableArrayList();
    // Views listen to these: a list made anew for each of them would be collected, and its listeners with it.
    private final ObservableList<Image> shownImages = FXCollections.unmodifiableObservableList(images);
    private final ObservableList<Annotator> shownAnnotators = FXCollections.unmodifiableObservableList(annotators);
    private final ObservableList<Note> notes = FXCollections.observableArrayList();
    private final ObservableList<Note> shownNotes = FXCollections.unmodifiableObservableList(notes);
    /** Null when images have come, gone or changed since it was made. */
    private @Nullable Map<ImageId, Image> byId;
    private final ReadOnlyObjectWrapper<LabelSchema> schema;
    private final ReadOnlyObjectWrapper<Optional<Guideline>> guideline;

    ProjectItems(Content content) {
        images.addListener((Observable o) -> byId = null);
        images.setAll(content.images());
        annotators.setAll(content.annotators());
        schema = new ReadOnlyObjectWrapper<>(content.schema());
        guideline = new ReadOnlyObjectWrapper<>(content.guideline());
        notes.setAll(content.notes());
    }

    void reset(Content content) {
        images.setAll(content.images());
        annotators.setAll(content.annotators());
        schema.set(content.schema());
        guideline.set(content.guideline());
        notes.setAll(content.notes());
    }

    /** What is said about the project itself. */
    ObservableList<Note> notes() {
        return shownNotes;
    }

    ObservableList<Image> images() {
        return shownImages;
    }

    ObservableList<Annotator> annotators() {
        return shownAnnotators;
    }

    ReadOnlyObjectProperty<LabelSchema> schema() {
        return schema.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Guideline>> guideline() {
        return guideline.getReadOnlyProperty();
    }

    Optional<Image> image(ImageId id) {
        if (byId == null) {
            Map<ImageId, Image> found = HashMap.newHashMap(images.size());
            images.forEach(image -> found.put(image.id(), image));
            byId = found;
        }
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Annotator> annotator(AnnotatorId id) {
        return annotators.stream().filter(a -> a.id().equals(id)).findFirst();
    }

    /** Knows somebody whose edit is only on its way to the file. */
    void expect(Annotator annotator) {
        annotators.add(annotator);
    }

    /**
     * Of an edit that brings or changes many images all are taken over at once: who listens looks at them only once.
     *
     * @param changes of anything but objects
     */
    void apply(List<Change> changes) {
        List<Change> ofImages = changes.stream().filter(c -> c.any() instanceof Image).toList();
        if (ofImages.size() < MANY) {
            changes.forEach(this::apply);
            return;
        }
        Map<ImageId, Image> after = new LinkedHashMap<>();
        images.forEach(image -> after.put(image.id(), image));
        for (Change change : ofImages) {
            if (change.after() instanceof Image image) {
                after.put(image.id(), image);
            } else {
                after.remove(((Image) change.any()).id());
            }
        }
        images.setAll(after.values());
        changes.stream().filter(c -> !(c.any() instanceof Image)).forEach(this::apply);
    }

    private void apply(Change change) {
        Item after = change.after();
        switch (change.any()) {
            case Image i -> replace(images, change.before(), (Image) after);
            case Annotator a ->
                replace(annotators, change.before() == null ? a : change.before(), (Annotator) after);
            case Label l -> {
                List<Label> labels = new ArrayList<>(schema.get().labels());
                replace(labels, change.before(), (Label) after);
                schema.set(new LabelSchema(labels));
            }
            case Guideline g -> guideline.set(Optional.ofNullable((Guideline) after)
                    .or(() -> guideline.get().filter(now -> !now.id().equals(g.id()))));
            case Annotation a -> {
            }
            case Progress p -> {
            }
            case Note n when n.image() == null -> replace(notes, change.before(), (Note) after);
            case Note n -> {
            }
        }
    }

    private static <T extends Item> void replace(List<T> list, @Nullable Item before, @Nullable T after) {
        int at = -1;
        for (int i = 0; before != null && i < list.size(); i++) {
            if (list.get(i).identity().equals(before.identity())) {
                at = i;
            }
        }
        if (after == null) {
            if (at >= 0) {
                list.remove(at);
            }
        } else if (at >= 0) {
            list.set(at, after);
        } else {
            list.add(after);
        }
    }
}
