package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Change;
import touchstone.qa.Severity;

/**
 * Objects of one label that are the same one drawn twice: {@link Limit#DUPLICATE_IOU} of their united area in common (of
 * points and lines: alike as {@link touchstone.qa.similarity.Iou} has it). The fix removes the later one where both are
 * exactly the same, attributes included.
 */
final class DuplicateCheck implements Check.OfLayer {

    @Override
    public String name() {
        return "duplicate";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public void look(Layer layer, Consumer<Problem> found) {
        layer.twins().copies().forEach((copy, first) -> {
            boolean exact = copy.geometry().equals(first.geometry()) && copy.attributes().equals(first.attributes());
            found.accept(layer.problem(this, copy, exact ? "duplicate.exact" : "duplicate").with(first.id())
                    .fixedBy(exact ? Layer.edit(this, Change.remove(copy)) : null));
        });
    }
}
