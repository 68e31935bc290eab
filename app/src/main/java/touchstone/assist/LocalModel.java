package touchstone.assist;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import touchstone.canvas.segment.PromptedModel;
import touchstone.canvas.segment.SeenPicture;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * A model on this machine. Its process starts with the first question and again after it died; the picture that it looked
 * at last is kept, so that further prompts on it are quick. A dropped question is left alone to come to its end: what was
 * seen will be of use to the next one.
 */
public final class LocalModel implements PromptedModel, Closeable {

    private static final Messages TEXT = Messages.beside(LocalModel.class);
    private static final long LOOK_MILLIS = 20;
    private static final int HASH_SHOWN = 16;

    private final Path addOn;
    private final ModelFile encoder;
    private final ModelFile decoder;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(runnable -> {
        Thread thread = new Thread(runnable, "model");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable ModelProcess process;
    private @Nullable SeenPicture looked;

    /** @throws InputRefused when the add-on is not there */
    public LocalModel(Path addOn, ModelFile encoder, ModelFile decoder) throws InputRefused {
        if (!AddOn.isThere(addOn)) {
            throw new InputRefused(TEXT.text("addon", addOn));
        }
        this.addOn = addOn;
        this.encoder = encoder;
        this.decoder = decoder;
    }

    @Override
    public String name() {
        return encoder.path().getFileName() + " sha256:" + encoder.sha256().substring(0, HASH_SHOWN) + "+"
                + decoder.sha256().substring(0, HASH_SHOWN);
    }

    @Override
    public Region outline(SeenPicture picture, List<Prompt> prompts, int width, int height, BooleanSupplier dropped)
            throws IOException {
        float[] xy = new float[4 * prompts.size()];
        float[] labels = new float[2 * prompts.size()];
        int points = 0;
        for (Prompt prompt : prompts) {
            switch (prompt) {
                case Prompt.At(var at, boolean object) -> {
                    xy[2 * points] = (float) at.x();
                    xy[2 * points + 1] = (float) at.y();
                    labels[points++] = object ? SegmentationEngine.OBJECT : SegmentationEngine.BACKGROUND;
                }
                case Prompt.Within(var box) -> {
                    xy[2 * points] = (float) box.minX();
                    xy[2 * points + 1] = (float) box.minY();
                    labels[points++] = SegmentationEngine.BOX_FROM;
                    xy[2 * points] = (float) box.maxX();
                    xy[2 * points + 1] = (float) box.maxY();
                    labels[points++] = SegmentationEngine.BOX_TO;
                }
            }
        }
        float[] at = Arrays.copyOf(xy, 2 * points);
        float[] what = Arrays.copyOf(labels, points);
        return await(worker.submit(() -> new Region(width, height,
                lookingAt(picture).outline(at, what, width, height))), dropped, width, height);
    }

    private ModelProcess lookingAt(SeenPicture picture) throws IOException {
        ModelProcess running = process;
        if (running == null || !running.isAlive()) {
            looked = null;
            running = ModelProcess.start(addOn, encoder, decoder);
            process = running;
        }
        if (looked != picture) {
            looked = null;
            running.look(picture.width(), picture.height(), picture.rgb());
            looked = picture;
        }
        return running;
    }

    private static Region await(Future<Region> answer, BooleanSupplier dropped, int width, int height)
            throws IOException {
        while (!dropped.getAsBoolean()) {
            try {
                return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                // Looks again whether anybody waits.
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof IOException refused
                        ? new IOException(refused.getMessage(), refused)
                        : new IOException(TEXT.text("ended"), failed);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return new Region(width, height, new BitSet());
    }

    /** Ends the process, also in the middle of its work. */
    @Override
    public void close() {
        worker.shutdownNow();
        ModelProcess running = process;
        if (running != null) {
            running.close();
        }
    }
}
