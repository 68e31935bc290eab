package touchstone.qa.agreement;

import touchstone.qa.Estimate;

/** One coefficient of agreement. A new one is a class and a line in {@link Coefficients#ALL}. */
public interface Coefficient {

    /** Its name in JSON, as "cohenKappa". */
    String name();

    Estimate of(RatingTable table);
}
