package touchstone.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A project as those see it who only read: quality numbers, reports, exports. A project file is one; so is the content
 * of an interchange file that was read without a project.
 */
public interface ProjectView {

    LabelSchema schema();

    List<Annotator> annotators();

    /** In the order they were added. */
    List<Image> images();

    /** The images that are no repeats: as many as the set has. */
    default List<Image> originals() {
        return images().stream().filter(i -> !i.isRepeat()).toList();
    }

    /** One annotator's objects on one image, in the order they were added (the last is on top). */
    List<Annotation> annotations(ImageId image, AnnotatorId annotator);

    /** The newest guideline, if the project has one. */
    Optional<Guideline> guideline();

    /** All versions of the guideline, oldest first, where the view has kept them. */
    default List<Guideline> guidelines() {
        return guideline().stream().toList();
    }

    /** How far the annotator is with the image; {@link Progress.Status#TODO} where nothing says more. */
    default Progress.Status status(ImageId image, AnnotatorId annotator) {
        return Progress.Status.TODO;
    }

    /** All that is said about the work, oldest first, where the view has kept it. */
    default List<Note> notes() {
        return List.of();
    }

    /** Hash of the last entry of the log that led to this content; empty where the view has no log. */
    default String auditHead() {
        return "";
    }

    /** Where the image's file is meant to be; it need not be there. */
    Path file(Image image);

    /**
     * Visits everything that was ever done, oldest first, without holding it all; nothing where the view has no log. The
     * visitor may not ask the view for anything that changes it.
     */
    default void entries(Consumer<Entry> visitor) {
        // A file from elsewhere tells what is there, not how it came about.
    }

    default Optional<Annotator> annotatorNamed(String name) {
        return annotators().stream().filter(a -> a.name().equals(name)).findFirst();
    }
}
