package touchstone.qa.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.qa.Severity;

/**
 * Objects inside a larger one of their label, by {@link Limit#NESTED_SHARE} of their area. Each is told once, with one
 * that holds it.
 */
final class NestedCheck implements Check.OfLayer {

    @Override
    public String name() {
        return "nested";
    }

    @Override
    public Severity severity() {
        return Severity.MODERATE;
    }

    @Override
    public void look(Layer layer, Consumer<Problem> found) {
        List<Placed> bySize = new ArrayList<>(layer.twins().firsts());
        bySize.removeIf(placed -> !(placed.area() > 0));
        bySize.sort(Comparator.comparingDouble(Placed::area).reversed());
        Neighbours larger = new Neighbours(layer.image());
        for (Placed placed : bySize) {
            Annotation object = placed.object();
            Label label = layer.label(object);
            double least = label == null
                    ? layer.rules().of(Limit.NESTED_SHARE)
                    : layer.rules().of(Limit.NESTED_SHARE, label);
            larger.first(placed, other -> other.object().label().equals(object.label())
                    && larger.shareOfSmaller(placed, other, least) >= least * (1 - 1e-9)).ifPresent(
                            holder -> found.accept(layer.problem(this, object, "nested").with(holder.object().id())));
            larger.add(placed);
        }
    }
}
