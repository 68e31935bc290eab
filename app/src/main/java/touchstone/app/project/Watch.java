package touchstone.app.project;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/** Looks every few seconds whether the project's file is still in its place and has room. */
final class Watch implements AutoCloseable {

    private static final Duration OFTEN = Duration.seconds(2);

    private final Timeline timer;

    Watch(Runnable look) {
        timer = new Timeline(new KeyFrame(OFTEN, e -> look.run()));
        timer.setCycleCount(Animation.INDEFINITE);
        timer.play();
    }

    @Override
    public void close() {
        timer.stop();
    }
}
