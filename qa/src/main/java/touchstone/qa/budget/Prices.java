package touchstone.qa.budget;

import org.jspecify.annotations.Nullable;
import touchstone.qa.result.Unit;

/**
 * What labels cost.
 *
 * @param label of one label, above 0
 * @param item of getting an item before anybody labels it, not below 0
 * @param unit money, or hours of work where no price of an hour is known
 * @param money what may be spent in all; null for no bound
 */
public record Prices(double label, double item, Unit unit, @Nullable Double money) {

    /** What one more item with one label costs. */
    public double each() {
        return label + item;
    }
}
