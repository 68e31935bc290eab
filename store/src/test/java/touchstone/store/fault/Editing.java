package touchstone.store.fault;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One {@code touchstone edit}, fed with lines and listened to. */
final class Editing implements AutoCloseable {

    /** Lines that are sent ahead of their answers, so that the program is always at work. */
    private static final int AHEAD = 8;

    private final Process process;
    private final BufferedWriter in;
    private final Thread listener;
    private final Thread errorListener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();
    private final List<JsonNode> answers = new ArrayList<>();
    private final StringBuilder complaints = new StringBuilder();
    /** What was sent, to be read beside the answers. */
    private final List<String> lines = new ArrayList<>();
    private int learned;
    private boolean ended;

    private Editing(Process process) {
        this.process = process;
        in = process.outputWriter(StandardCharsets.UTF_8);
        listener = Thread.ofVirtual().start(this::listen);
        errorListener = Thread.ofVirtual().start(this::complaints);
    }

    static Editing start(Program program, Map<String, String> environment, Path project) throws IOException {
        return new Editing(program.builder(List.of(), environment, "edit", project, "--annotator", "Ann").start());
    }

    private void listen() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                JsonNode answer = answer(line);
                lock.lock();
                try {
                    if (answer != null) {
                        answers.add(answer);
                        heard.signalAll();
                    }
                } finally {
                    lock.unlock();
                }
            }
        } catch (IOException cut) {
            // Killed in the middle of a line, which then says nothing.
        } finally {
            lock.lock();
            try {
                ended = true;
                heard.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void complaints() {
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                lock.lock();
                try {
                    complaints.append(line).append('\n');
                } finally {
                    lock.unlock();
                }
            }
        } catch (IOException cut) {
            // Nothing more is said.
        }
    }

    private static @Nullable JsonNode answer(String line) {
        try {
            JsonNode answer = Faults.JSON.readTree(line);
            return answer.isObject() && answer.has("line") ? answer : null;
        } catch (JacksonException cutOff) {
            return null;
        }
    }

    /** Sends a line, after waiting until few are unanswered; false when the program has gone. */
    boolean send(String line) throws InterruptedException {
        await(lines.size() - AHEAD + 1);
        if (hasEnded()) {
            return false;
        }
        lines.add(line);
        try {
            in.write(line);
            in.newLine();
            in.flush();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Sends a line and waits for its answer; null when the program has gone. */
    @Nullable
    JsonNode ask(String line) throws InterruptedException {
        return send(line) && await(lines.size()) ? answers().get(lines.size() - 1) : null;
    }

    /** Draws on a thread of its own until so many lines are sent or the program has gone. */
    Thread draw(Gestures gestures, int count) {
        return Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < count; i++) {
                    if (!send(gestures.next())) {
                        return;
                    }
                    learn(gestures);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void learn(Gestures gestures) {
        lock.lock();
        try {
            for (; learned < answers.size(); learned++) {
                gestures.learn(lines.get(learned), answers.get(learned));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many lines are answered; false when the program ends before. */
    boolean await(int count) throws InterruptedException {
        lock.lock();
        try {
            while (answers.size() < count && !ended) {
                heard.await();
            }
            return answers.size() >= count;
        } finally {
            lock.unlock();
        }
    }

    List<JsonNode> answers() {
        lock.lock();
        try {
            return List.copyOf(answers);
        } finally {
            lock.unlock();
        }
    }

    int sent() {
        return lines.size();
    }

    String said() {
        lock.lock();
        try {
            return complaints.toString();
        } finally {
            lock.unlock();
        }
    }

    private boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    long pid() {
        return process.pid();
    }

    /** As kill -9 does. What it had answered before is still heard. */
    void kill() throws InterruptedException {
        // Not the process's own method: that one also closes the pipe, with answers in it.
        process.toHandle().destroyForcibly();
        listener.join();
        process.waitFor();
    }

    /** Ends the input and waits for the program. */
    int finish() throws InterruptedException {
        try {
            in.close();
        } catch (IOException gone) {
            // Its exit code tells.
        }
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.toHandle().destroyForcibly();
            return -1;
        }
        listener.join();
        errorListener.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
