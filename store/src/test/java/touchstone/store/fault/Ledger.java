package touchstone.store.fault;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.AnnotationId;
import touchstone.model.Entry;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;
import touchstone.store.Verification;
import tools.jackson.databind.JsonNode;

/** What the program called durable, and whether a file still holds it. */
final class Ledger {

    /** By the number of the log's entry: the object that it was said to be about, if one. */
    private final TreeMap<Long, String> acknowledged = new TreeMap<>();
    private long all;

    void add(JsonNode answer) {
        if (answer.path("edit").isNumber()) {
            acknowledged.put(answer.path("edit").asLong(), answer.path("id").asString(""));
            all++;
        }
    }

    void addAll(List<JsonNode> answers) {
        answers.forEach(this::add);
    }

    /** How many edits were acknowledged, in all projects. */
    long count() {
        return all;
    }

    /** How many edits the project at hand has to hold. */
    int standing() {
        return acknowledged.size();
    }

    void clear() {
        acknowledged.clear();
    }

    /**
     * What a file came to.
     *
     * @param refusal why it could not be opened, null where it could
     * @param lost acknowledged edits that it does not hold
     * @param problems that verifying it found, beside those of images' files
     * @param millis that opening it took
     */
    record Found(@Nullable ProjectRefused refusal, List<String> lost, List<String> problems, double millis) {

        boolean isWhole() {
            return refusal == null && lost.isEmpty() && problems.isEmpty();
        }

        @Override
        public String toString() {
            return (refusal == null ? "" : refusal.getMessage() + " ") + (lost.isEmpty() ? "" : "lost: " + lost)
                    + (problems.isEmpty() ? "" : " problems: " + problems);
        }
    }

    /** Opens a file for editing, as the user would, which also tidies up after a session that was cut off. */
    Found check(Path file) {
        long began = System.nanoTime();
        try (Project project = Project.open(file)) {
            return found(project, (System.nanoTime() - began) / 1e6);
        } catch (ProjectRefused refused) {
            return new Found(refused, List.of(), List.of(), (System.nanoTime() - began) / 1e6);
        }
    }

    /** Looks at a file that may not be written. */
    Found look(Path file) {
        long began = System.nanoTime();
        try (Project project = Project.openReadOnly(file)) {
            return found(project, (System.nanoTime() - began) / 1e6);
        } catch (ProjectRefused refused) {
            return new Found(refused, List.of(), List.of(), (System.nanoTime() - began) / 1e6);
        }
    }

    private Found found(Project project, double millis) throws ProjectRefused {
        List<String> problems = new ArrayList<>();
        for (Verification.Problem problem : project.verify().problems()) {
            if (problem.kind() != Verification.Kind.IMAGE_MISSING) {
                problems.add(problem.kind().key() + " " + problem.where());
            }
        }
        Map<Long, Entry> entries = new HashMap<>();
        try {
            project.entries(entry -> entries.put(entry.seq(), entry));
        } catch (UncheckedIOException unreadable) {
            problems.add(String.valueOf(unreadable.getMessage()));
        }
        List<String> lost = new ArrayList<>();
        acknowledged.forEach((seq, id) -> {
            Entry entry = entries.get(seq);
            if (entry == null) {
                lost.add("edit " + seq);
            } else if (!id.isEmpty()
                    && entry.changes().stream().noneMatch(c -> c.identity().equals(AnnotationId.of(id)))) {
                lost.add("edit " + seq + " is not about " + id);
            }
        });
        return new Found(null, lost, problems, millis);
    }
}
