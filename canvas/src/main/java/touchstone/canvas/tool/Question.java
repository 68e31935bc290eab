package touchstone.canvas.tool;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Work that takes longer than a gesture may wait. The canvas runs it on a worker and hands the answer to the tool as an
 * input. Only the newest question counts: another one, or the tool's idle state, drops it. It must not change anything.
 */
@FunctionalInterface
public interface Question {

    /**
     * @param dropped whether nobody waits for the answer any more; look often and then return anything
     * @throws IOException when the image cannot be read, with a sentence for the user
     */
    Input.Answer answer(BooleanSupplier dropped) throws IOException;
}
