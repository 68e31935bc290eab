package touchstone.app.exchange;

import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import touchstone.app.project.Disk;
import touchstone.app.project.LargeEdit;
import touchstone.app.task.Task;
import touchstone.app.task.Tasks;
import touchstone.model.Messages;
import touchstone.store.Bulk;

/** Work beside the drawing hand, on a thread of its own, that says what it is doing. On the screen's thread. */
final class Background implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(Background.class);

    private final Disk files = new Disk("versions");
    private final Tasks tasks;
    private final BiConsumer<String, String> tell;
    private boolean closed;

    /**
     * @param tasks where what goes on is shown
     * @param tell told a title and a text that the user has to read
     */
    Background(Tasks tasks, BiConsumer<String, String> tell) {
        this.tasks = tasks;
        this.tell = tell;
    }

    /** Says something that the user has to read. */
    void tell(String title, String sentence) {
        tell.accept(title, sentence);
    }

    /** @param doing key of what is said meanwhile */
    <T> void ask(String doing, Callable<T> work, Consumer<T> then) {
        ask(doing, work, then, sentence -> tell(MESSAGES.text("versions.title"), sentence));
    }

    <T> void ask(String doing, Callable<T> work, Consumer<T> then, Consumer<String> failed) {
        if (closed) {
            return;
        }
        Task task = tasks.begin(MESSAGES.text(doing), null);
        files.ask(work, found -> {
            task.end();
            take(then, found);
        }, sentence -> {
            task.end();
            take(failed, sentence);
        });
    }

    /** Work that says how far it is, and that can be given up and leaves no trace then. */
    @FunctionalInterface
    interface Watched<T> {

        T make(Bulk.Watch watch) throws Exception;
    }

    /** As {@link #ask(String, Callable, Consumer)}, with a button that stops it. */
    <T> void watched(String doing, Watched<T> work, Consumer<T> then) {
        watched(doing, work, then, sentence -> tell(MESSAGES.text("versions.title"), sentence));
    }

    <T> void watched(String doing, Watched<T> work, Consumer<T> then, Consumer<String> failed) {
        if (closed) {
            return;
        }
        LargeEdit shown = new LargeEdit(tasks, MESSAGES.text(doing));
        files.ask(() -> work.make(shown), found -> {
            shown.end();
            take(then, found);
        }, sentence -> {
            shown.end();
            if (!shown.cancelled()) {
                take(failed, sentence);
            }
        });
    }

    /** As {@link #ask}, without a word: for what only fills in a picture. */
    <T> void quietly(Callable<T> work, Consumer<T> then) {
        if (!closed) {
            files.ask(work, found -> take(then, found), sentence -> {
            });
        }
    }

    /** What comes after the window's project is closed is for nobody. */
    private <T> void take(Consumer<T> then, T found) {
        if (!closed) {
            then.accept(found);
        }
    }

    /** Lets what was begun come to its end. */
    @Override
    public void close() {
        closed = true;
        files.close();
    }
}
