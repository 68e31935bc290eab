package touchstone.app;

import java.util.function.Consumer;
import touchstone.app.project.Opening.Opened;

/** A project on its way into the window, which its user may give up meanwhile. On the screen's thread. */
final class Entering {

    private final Runnable over;
    private boolean dropped;

    /** @param over nobody has to be told any more that it is on its way */
    Entering(Runnable over) {
        this.over = over;
    }

    void drop() {
        if (!dropped) {
            dropped = true;
            over.run();
        }
    }

    Consumer<Opened> then(Consumer<Opened> ready) {
        return opened -> {
            if (dropped) {
                // Not waited for: the disk is as slow as it was.
                Thread.ofVirtual().name("leave project").start(opened.session()::close);
            } else {
                over.run();
                ready.accept(opened);
            }
        };
    }

    Consumer<String> failed(Consumer<String> tell) {
        return sentence -> {
            if (!dropped) {
                over.run();
                tell.accept(sentence);
            }
        };
    }
}
