package touchstone.canvas.tool;

import java.util.Optional;
import java.util.Set;
import touchstone.model.AnnotationId;
import touchstone.model.Edit;

/**
 * Where an input leads.
 *
 * @param edit the finished change, if the input ended a gesture that changed something
 * @param selection what is selected from now on, if that changes
 * @param question what the next state wants to know; its answer comes as an input
 * @param options the values of options from now on, if the input changed one
 */
public record Step(Tool next, Optional<Edit> edit, Optional<Set<AnnotationId>> selection, Optional<Question> question,
        Optional<Options> options) {

    /** Only the state changes, or nothing does. */
    public static Step to(Tool next) {
        return new Step(next, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Step done(Tool next, Edit edit) {
        return new Step(next, edit.isEmpty() ? Optional.empty() : Optional.of(edit), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    public Step selecting(AnnotationId... ids) {
        return selecting(Set.of(ids));
    }

    public Step selecting(Set<AnnotationId> ids) {
        return new Step(next, edit, Optional.of(Set.copyOf(ids)), question, options);
    }

    /** With what another input led to from the next state on. */
    Step then(Step later) {
        return new Step(later.next, later.edit.or(() -> edit), later.selection.or(() -> selection),
                later.question.or(() -> question), later.options.or(() -> options));
    }

    public Step asking(Question asked) {
        return new Step(next, edit, selection, Optional.of(asked), options);
    }

    public Step setting(Options values) {
        return new Step(next, edit, selection, question, Optional.of(values));
    }
}
