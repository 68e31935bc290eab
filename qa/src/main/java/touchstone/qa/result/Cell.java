package touchstone.qa.result;

import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotationId;
import touchstone.model.ImageId;
import touchstone.qa.Estimate;

/** What stands in one place of a table. */
public sealed interface Cell {

    /** A text that people outside the program have chosen: a label, an annotator, a file. */
    record Name(String text) implements Cell {
    }

    /**
     * One word of a fixed list that files for programs know by its key, whatever the reader's language.
     *
     * @param text the word in that language
     */
    record Word(String key, String text) implements Cell {
    }

    /** A text of the program's own. */
    record Text(String text) implements Cell {
    }

    record Count(long count) implements Cell {
    }

    record Value(Estimate estimate, Unit unit) implements Cell {
    }

    /**
     * An image, or one object on it, that a reader can go to.
     *
     * @param text what it is called
     */
    record Place(ImageId image, @Nullable AnnotationId object, String text) implements Cell {
    }
}
