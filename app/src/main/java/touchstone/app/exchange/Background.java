package touchstone.app.exchange;

import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import touchstone.app.project.Disk;
import touchstone.app.task.Task;
import touchstone.app.task.Tasks;
import touchstone.model.Messages;

/**
 * Work beside the drawing hand, on a thread of its own, that says what it is doing.
 *
 * @param tasks where what goes on is shown
 * @param tell told a title and a text that the user has to read
 */
record Background(Disk files, Tasks tasks, BiConsumer<String, String> tell) {

    private static final Messages MESSAGES = Messages.beside(Background.class);

    /** @param doing key of what is said meanwhile */
    <T> void ask(String doing, Callable<T> work, Consumer<T> then) {
        ask(doing, work, then, sentence -> tell.accept(MESSAGES.text("versions.title"), sentence));
    }

    <T> void ask(String doing, Callable<T> work, Consumer<T> then, Consumer<String> failed) {
        Task task = tasks.begin(MESSAGES.text(doing), null);
        files.ask(work, found -> {
            task.end();
            then.accept(found);
        }, sentence -> {
            task.end();
            failed.accept(sentence);
        });
    }

    /** As {@link #ask}, without a word: for what only fills in a picture. */
    <T> void quietly(Callable<T> work, Consumer<T> then) {
        files.ask(work, then, sentence -> {
        });
    }
}
