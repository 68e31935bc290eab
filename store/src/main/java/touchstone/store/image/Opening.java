package touchstone.store.image;

/** Follows the opening of a picture whose file must be gone through first. Called on the opening thread. */
public interface Opening {

    /** Waits for the end. */
    Opening PATIENT = new Opening() {
    };

    /** Once this is false opening may end with a {@link java.util.concurrent.CancellationException}. */
    default boolean isWanted() {
        return true;
    }

    /** How much of the file has been gone through, from 0 to 1; may never be called. */
    default void soFar(double share) {
    }
}
