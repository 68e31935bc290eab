package touchstone.app.exchange;

/** Says what was done to the project. */
@FunctionalInterface
interface Told {

    /** @param undoable whether the project's last step takes it back */
    void of(String sentence, boolean undoable);
}
