package touchstone.qa.check;

import java.util.function.Consumer;
import touchstone.model.Annotation;
import touchstone.model.Label;
import touchstone.qa.Severity;

/**
 * Objects of any label that have more in common than the project's rule allows: more than {@link Limit#MAXIMUM_OVERLAP} of
 * the smaller one's area, or of the stricter one's rule where their labels differ in it. Each later object is told once,
 * with one earlier that it lies on. Without a rule every overlap is allowed.
 */
final class OverlapCheck implements Check.OfLayer {

    @Override
    public String name() {
        return "overlap";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public void look(Layer layer, Consumer<Problem> found) {
        if (!hasRule(layer)) {
            return;
        }
        Neighbours earlier = new Neighbours(layer.image());
        for (Placed placed : layer.twins().firsts()) {
            if (placed.area() > 0) {
                earlier.first(placed, other -> exceeds(layer, earlier, placed, other)).ifPresent(
                        other -> found.accept(problem(layer, earlier, placed, other)));
                earlier.add(placed);
            }
        }
    }

    private Problem problem(Layer layer, Neighbours neighbours, Placed placed, Placed other) {
        return layer.problem(this, placed.object(), "overlap", layer.name(other.object()),
                neighbours.shareOfSmaller(placed, other, 0), most(layer, placed, other))
                .with(other.object().id()).at(placed.bounds().intersection(other.bounds()));
    }

    private static boolean hasRule(Layer layer) {
        return layer.rules().of(Limit.MAXIMUM_OVERLAP) < 1
                || layer.rules().labels().values().stream().anyMatch(own -> own.containsKey(Limit.MAXIMUM_OVERLAP));
    }

    private static boolean exceeds(Layer layer, Neighbours neighbours, Placed a, Placed b) {
        double most = most(layer, a, b);
        return most < 1 && neighbours.shareOfSmaller(a, b, most) > most + 1e-9;
    }

    private static double most(Layer layer, Placed a, Placed b) {
        return Math.min(most(layer, a.object()), most(layer, b.object()));
    }

    private static double most(Layer layer, Annotation object) {
        Label label = layer.label(object);
        return label == null
                ? layer.rules().of(Limit.MAXIMUM_OVERLAP)
                : layer.rules().of(Limit.MAXIMUM_OVERLAP, label);
    }
}
