package touchstone.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
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
            write(workbench.picture(), file);
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

    private static void write(WritableImage picture, Path file) throws IOException {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("png");
        }
    }
}
