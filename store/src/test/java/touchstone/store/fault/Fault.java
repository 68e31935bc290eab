package touchstone.store.fault;

import java.io.IOException;

/** One kind of trial. */
interface Fault {

    String name();

    /** How many trials make the figure that is promised. */
    int trials();

    void run(Trial trial) throws IOException, InterruptedException;
}
