package touchstone.canvas.segment;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Point;

/**
 * A model that outlines what prompts point at, as those of the "segment anything" kind do. It may take seconds to look at a
 * picture for the first time; what it saw may be kept, because prompts on one picture come one after another.
 */
public interface PromptedModel {

    /** Where to look, in the picture's pixels. */
    sealed interface Prompt {

        /** @param object whether the object is there, else what is not part of it */
        record At(Point point, boolean object) implements Prompt {
        }

        /** The object lies inside. */
        record Within(Bounds box) implements Prompt {
        }
    }

    /**
     * What is prompted, as large as asked for.
     *
     * @param set pixel x + y * width of the answer
     */
    record Region(int width, int height, BitSet set) {
    }

    /** What tells it from others, for whoever asks later which model helped: its file's name and hash. */
    String name();

    /**
     * Outlines an object.
     *
     * @param width of the answer, which covers the whole picture
     * @param dropped whether nobody waits for the answer any more
     * @throws IOException when there is no answer, with a sentence for the user
     */
    Region outline(SeenPicture picture, List<Prompt> prompts, int width, int height, BooleanSupplier dropped)
            throws IOException;
}
