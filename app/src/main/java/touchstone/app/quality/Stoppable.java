package touchstone.app.quality;

import touchstone.qa.Watch;

/** A computation that can be told to stop and whose progress nobody wants to know. */
final class Stoppable implements Watch {

    private volatile boolean stopped;

    void stop() {
        stopped = true;
    }

    @Override
    public void done(int images, int of) {
        // Nobody looks.
    }

    @Override
    public boolean cancelled() {
        return stopped;
    }
}
