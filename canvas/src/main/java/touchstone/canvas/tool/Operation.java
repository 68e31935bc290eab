package touchstone.canvas.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import touchstone.model.AnnotationId;
import touchstone.model.Edit;

/**
 * Work on the selected objects that is done at once, as one edit. Its texts stand in the messages under
 * {@code operation.NAME} and {@code operation.NAME.hint}.
 */
public interface Operation {

    /**
     * What came of it.
     *
     * @param edit empty when there was nothing to change
     * @param selected what is selected from then on
     */
    record Outcome(Edit edit, Set<AnnotationId> selected) {

        public Outcome {
            selected = Set.copyOf(selected);
        }
    }

    String name();

    /** The settings that it looks at. */
    default List<Option> options() {
        return List.of();
    }

    /** Why it cannot be done now, a sentence; empty when it can. Asked often: must be quick. */
    Optional<String> obstacle(ToolContext context);

    /** Runs on a worker, only while there is no obstacle; must not change anything itself. */
    Outcome apply(ToolContext context);

    /** The operation's name for people. */
    default String title() {
        return Texts.of("operation." + name());
    }

    /** One line that says what it does. */
    default String hint() {
        return Texts.of("operation." + name() + ".hint");
    }
}
