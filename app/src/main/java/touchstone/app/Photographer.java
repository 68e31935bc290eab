package touchstone.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import touchstone.model.Messages;

/** Waits until the window has come to rest, takes its picture and ends the program. */
final class Photographer extends AnimationTimer {

    private static final Messages MESSAGES = Messages.beside(Photographer.class);
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final int CALM_PULSES = 12;

    private final Workbench workbench;
    private final Start start;
    private final IntConsumer status;
    private long began;
    private int calm;

    Photographer(Workbench workbench, Start start, IntConsumer status) {
        this.workbench = workbench;
        this.start = start;
        this.status = status;
    }

    void begin() {
        if (start.project() == null) {
            start();
        } else {
            workbench.openFor(start.project(), start.image(), start.reading(), this::start, this::fail);
        }
    }

    @Override
    public void handle(long now) {
        began = began == 0 ? now : began;
        calm = workbench.isAtRest() ? calm + 1 : 0;
        if (calm >= CALM_PULSES) {
            stop();
            take();
        } else if (now - began > PATIENCE_NANOS) {
            stop();
            fail(MESSAGES.text("portrait.late"));
        }
    }

    private void take() {
        Path file = Objects.requireNonNull(start.picture());
        try {
            Files.write(file, new Portrayed(workbench.picture()).png());
            workbench.close();
            Platform.exit();
        } catch (IOException failed) {
            fail(MESSAGES.text("portrait.unwritten", file, String.valueOf(failed.getMessage())));
        }
    }

    private void fail(String sentence) {
        System.err.println(sentence);
        status.accept(4);
        Platform.exit();
    }
}
