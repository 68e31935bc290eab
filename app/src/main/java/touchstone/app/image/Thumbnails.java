package touchstone.app.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import touchstone.model.ImageId;
import touchstone.store.Project;
import touchstone.store.image.Opening;

/**
 * Small pictures of the project's images, made by one thread of low priority, those asked for last first; kept in the
 * project, so that the next time they are only read. Once nothing is asked for, those of the other images are made ahead.
 */
public final class Thumbnails implements AutoCloseable {

    private static final int IN_MEMORY = 600;
    private static final int ASKED_AT_MOST = 400;
    /** Bytes of a file; larger ones are only decoded when somebody looks. */
    private static final long SMALL_FILE = 24L << 20;
    private static final long BETWEEN_MILLIS = 15;

    private record Wish(touchstone.model.Image image, Consumer<Image> then) {
    }

    private final Project project;
    private final Thread worker;
    private final Deque<Wish> wishes = new ArrayDeque<>();
    private final Deque<touchstone.model.Image> ahead = new ArrayDeque<>();
    private final Set<ImageId> without = new HashSet<>();
    private volatile boolean open = true;
    /** On the screen's thread only. */
    private final Map<ImageId, Image> shown = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ImageId, Image> eldest) {
            return size() > IN_MEMORY;
        }
    };

    @SuppressWarnings("ThreadPriorityCheck") // a courtesy to whoever draws meanwhile; nothing depends on it
    public Thumbnails(Project project) {
        this.project = project;
        worker = Thread.ofPlatform().name("thumbnails").daemon().priority(Thread.MIN_PRIORITY).start(this::work);
    }

    /** On the screen's thread: the small picture at once where it is in memory, or later; never for one that has none. */
    Optional<Image> want(touchstone.model.Image image, Consumer<Image> then) {
        Image there = shown.get(image.id());
        if (there == null) {
            synchronized (wishes) {
                if (!without.contains(image.id())) {
                    wishes.addFirst(new Wish(image, then));
                    if (wishes.size() > ASKED_AT_MOST) {
                        wishes.removeLast();
                    }
                    wishes.notifyAll();
                }
            }
        }
        return Optional.ofNullable(there);
    }

    /** Makes them in this order once there is nothing else to do. */
    void prepare(List<touchstone.model.Image> images) {
        synchronized (wishes) {
            ahead.clear();
            ahead.addAll(images);
            wishes.notifyAll();
        }
    }

    private void work() {
        while (open) {
            try {
                Wish wish = next();
                if (wish != null) {
                    serve(wish);
                }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | OutOfMemoryError broken) {
                // A picture less in the list; opening the image says what is wrong with it.
                System.getLogger(Thumbnails.class.getName()).log(System.Logger.Level.DEBUG, "no thumbnail", broken);
            }
        }
    }

    private @Nullable Wish next() throws InterruptedException {
        synchronized (wishes) {
            while (open && wishes.isEmpty() && ahead.isEmpty()) {
                wishes.wait();
            }
            if (!wishes.isEmpty()) {
                return wishes.removeFirst();
            }
        }
        Thread.sleep(BETWEEN_MILLIS);
        synchronized (wishes) {
            touchstone.model.Image image = wishes.isEmpty() ? ahead.pollFirst() : null;
            return image == null || image.bytes() > SMALL_FILE ? null : new Wish(image, made -> {
            });
        }
    }

    private void serve(Wish wish) {
        byte[] bytes = bytes(wish.image());
        if (bytes == null) {
            synchronized (wishes) {
                without.add(wish.image().id());
            }
            return;
        }
        Image picture = new Image(new ByteArrayInputStream(bytes));
        Platform.runLater(() -> {
            if (open) {
                shown.put(wish.image().id(), picture);
                wish.then().accept(picture);
            }
        });
    }

    private byte @Nullable [] bytes(touchstone.model.Image image) {
        String key = Thumbnail.key(image);
        Optional<byte[]> kept = project.cached(key);
        if (kept.isPresent()) {
            return kept.get();
        }
        try {
            byte[] made = Thumbnail.of(project.file(image), image, new Opening() {
                @Override
                public boolean isWanted() {
                    return open;
                }
            });
            if (!project.readOnly()) {
                project.cache(key, made);
            }
            return made;
        } catch (IOException | CancellationException none) {
            return null;
        }
    }

    /** Images whose files came back are tried again. */
    void retry() {
        synchronized (wishes) {
            without.clear();
        }
    }

    /** Waits for the one that is being made, as the project must not be used after it is closed. */
    @Override
    public void close() {
        open = false;
        synchronized (wishes) {
            wishes.notifyAll();
        }
        try {
            worker.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
