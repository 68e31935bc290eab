package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Path;
import touchstone.model.ProjectView;

/** One interchange format. */
public interface Format {

    /** Its name on the command line, as "coco". */
    String name();

    /** Its name for people, as "COCO instances and keypoints". */
    String title();

    /** Whether the file or folder looks like this format, judged by a cheap look at names and first bytes. */
    boolean recognises(Path from) throws IOException;

    /**
     * Reads a file or folder. Objects that cannot be used are listed in the result with their place and reason and do not
     * stop the rest.
     *
     * @throws touchstone.model.InputRefused when nothing of it can be used
     */
    Imported read(Path from, ReadOptions options) throws IOException;

    /** Whether {@link #write} can; some formats are only read. */
    default boolean isWritten() {
        return true;
    }

    /** Whether what {@link #write} makes names the parts of a division itself ({@link WriteOptions#parts}). */
    default boolean writesParts() {
        return false;
    }

    /** Writes one annotator's layer of the project to a file or folder and says what could not be carried. */
    Losses write(ProjectView project, WriteOptions options, Path to) throws IOException;
}
