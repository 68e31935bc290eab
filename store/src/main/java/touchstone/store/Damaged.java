package touchstone.store;

/** Bytes of the project file that do not mean anything. Never leaves the package: it becomes an entry in a list. */
final class Damaged extends Exception {

    Damaged() {
    }

    Damaged(Throwable cause) {
        super(cause);
    }
}
