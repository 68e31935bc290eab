package touchstone.store.image;

import org.jspecify.annotations.Nullable;

/**
 * How a file asks to be looked at.
 *
 * @param window the samples that are black and white, null where the file does not say
 * @param inverted whether small samples are bright
 */
public record Viewing(@Nullable SampleRange window, boolean inverted) {

    /** As samples come. */
    public static final Viewing USUAL = new Viewing(null, false);
}
