package touchstone.app;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import touchstone.app.project.Opening.Opened;
import touchstone.app.project.Session;

/** A project on its way into the window, which its user may give up meanwhile. On the screen's thread. */
final class Entering {

    /** Nobody has to be told any more that it is on its way. */
    private Runnable over = () -> {
    };
    /** Done when it is in the window, or its file is let go of. */
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private boolean dropped;
    private boolean inPlace;

    /** Nothing is on its way. */
    static Entering nothing() {
        Entering nothing = new Entering();
        nothing.gone.complete(null);
        return nothing;
    }

    /** @param end takes back what says, from now on, that it is on its way; what said so before is taken back */
    void told(Runnable end) {
        over.run();
        over = end;
    }

    /** Begins when one that was given up has let go of its file, which may be the same. */
    void after(Entering before, Runnable begin) {
        if (before.gone.isDone()) {
            begin.run();
            return;
        }
        CompletableFuture<Void> _ = before.gone.thenRun(() -> Platform.runLater(() -> {
            if (dropped) {
                gone.complete(null);
            } else {
                begin.run();
            }
        }));
    }

    void drop() {
        if (!dropped) {
            dropped = true;
            over.run();
        }
    }

    /** @param ready brings it into the window, and says so by {@link #arrived} or lets go of it */
    Consumer<Opened> then(Consumer<Opened> ready) {
        return opened -> {
            if (dropped) {
                letGo(opened.session());
            } else {
                ready.accept(opened);
            }
        };
    }

    /** Closes what nobody wants any more. Not waited for: the disk is as slow as it was. */
    void letGo(Session session) {
        Thread.ofVirtual().name("leave project").start(() -> {
            try {
                session.close();
            } finally {
                gone.complete(null);
            }
        });
    }

    /** What nobody wants any more is closed. */
    void left() {
        gone.complete(null);
    }

    /** Whether nothing is on its way any more. */
    boolean isOver() {
        return gone.isDone();
    }

    boolean isDropped() {
        return dropped;
    }

    /** It is in the window. */
    void arrived() {
        inPlace = true;
        gone.complete(null);
        over.run();
    }

    /** What is to be done once it is certain that it does not come into the window. */
    void otherwise(Runnable then) {
        CompletableFuture<Void> _ = gone.thenRun(() -> Platform.runLater(() -> {
            if (!inPlace) {
                then.run();
            }
        }));
    }

    Consumer<String> failed(Consumer<String> tell) {
        return sentence -> {
            gone.complete(null);
            if (!dropped) {
                over.run();
                tell.accept(sentence);
            }
        };
    }
}
