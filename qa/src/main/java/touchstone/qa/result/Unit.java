package touchstone.qa.result;

/** What a number counts. */
public enum Unit {
    /** From 0 to 1; shown as such, with a bar. */
    SHARE,
    /** A pure number, as a kappa or a slope. */
    NUMBER,
    /** Things. */
    COUNT, PIXELS, MILLIMETRES, SECONDS, MINUTES, HOURS,
    /** In whatever currency the user's prices are. */
    MONEY
}
