package touchstone.qa.result;

/** A piece of a result that is shown as one. */
public sealed interface Part permits Figures, Grid, Chart, Cases {

    /** Its key in JSON within the result, in camel case. */
    String key();

    /** Its heading; empty where the result's own says enough. */
    String title();
}
