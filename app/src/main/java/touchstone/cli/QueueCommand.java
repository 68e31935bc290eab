package touchstone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import touchstone.handout.KeptPolicy;
import touchstone.model.Annotator;
import touchstone.model.InputRefused;
import touchstone.model.NoteId;
import touchstone.model.note.WorkPolicy;
import touchstone.qa.json.QueueJson;
import touchstone.qa.review.Policies;
import touchstone.qa.review.Policy;
import touchstone.qa.review.PolicyReader;
import touchstone.qa.review.Predictions;
import touchstone.qa.review.Queue;
import touchstone.qa.sampling.Strata;
import touchstone.setup.JsonInput;
import touchstone.store.EditConflict;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;

/** {@code queue}: what a review policy takes from a project, each item with its reason. */
@Command(name = "queue")
final class QueueCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--policy", paramLabel = "FILE|PHASE", descriptionKey = "queue.policy")
    @Nullable
    String policy;

    @Option(names = "--save", descriptionKey = "queue.save")
    boolean save;

    @Option(names = "--for", paramLabel = "NAME", descriptionKey = "queue.for")
    @Nullable
    String forWhom;

    @Option(names = "--of", split = ",", paramLabel = "NAME", descriptionKey = "queue.of")
    List<String> of = List.of();

    @Option(names = "--seed", paramLabel = "SEED", descriptionKey = "queue.seed")
    @Nullable
    Long seed;

    @Option(names = "--limit", paramLabel = "N", descriptionKey = "queue.limit")
    @Nullable
    Integer limit;

    @Option(names = "--confidence", paramLabel = "C", defaultValue = "0.95", descriptionKey = "confidence")
    double confidence;

    @Option(names = "--predictions", paramLabel = "FILE", descriptionKey = "queue.predictions")
    @Nullable
    Path predictions;

    @Option(names = "--embeddings", paramLabel = "FILE", descriptionKey = "queue.embeddings")
    @Nullable
    Path embeddings;

    @Mixin
    final Overlap overlap = new Overlap();

    QueueCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        if (limit != null && limit < 0) {
            throw new WrongUsage(output.text("queue.limit"));
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new WrongUsage(output.text("sample.confidence"));
        }
        if (save && policy == null) {
            throw new WrongUsage(output.text("queue.save"));
        }
        Predictions known = new Predictions(ImageNumbers.probabilities(predictions), ImageNumbers.points(embeddings));
        try (Project project = save ? Projects.open(file, output) : Project.openReadOnly(file);
                Bar bar = output.bar()) {
            Annotator person = forWhom == null ? null : Annotators.named(project, forWhom.strip());
            WorkPolicy kept = policy == null
                    ? WorkPolicy.of(project.notes(WorkPolicy.KIND), person == null ? null : person.id())
                            .orElseThrow(() -> new InputRefused(output.text("queue.none")))
                    : null;
            PolicyReader.Read read = policy == null
                    ? KeptPolicy.read(project, Objects.requireNonNull(kept).text())
                    : new PolicyReader(policy, project).read(document(policy));
            long from = seed != null ? seed : kept != null ? kept.seed() : 1;
            if (save && policy != null) {
                keep(project, new WorkPolicy(NoteId.create(), null, Instant.now(), person == null ? null : person.id(),
                        document(policy).toPrettyString(), from));
            }
            Queue queue = Queue.of(project, people(project), read.policy(), read.limits(), known, overlap.rules(),
                    from, limit == null ? Integer.MAX_VALUE : limit, Quality.watch(bar));
            String meaning = meaning(read.policy(), queue.strata());
            return output.answer(() -> QueueJson.of(read.policy(), queue, from, confidence, meaning),
                    () -> text(read.policy(), queue, meaning));
        }
    }

    /** It takes the place of what was kept for the same before. */
    private void keep(Project project, WorkPolicy policy) throws EditConflict, ProjectRefused {
        project.commit(KeptPolicy.keep(project, policy), null);
    }

    /** A file of that name comes before a policy that is built in. */
    private static JsonNode document(String policy) throws IOException {
        return Policies.NAMES.contains(policy) && !Files.isRegularFile(Path.of(policy))
                ? Policies.named(policy)
                : JsonInput.file(Path.of(policy));
    }

    /** Those who are named, else all whose role is annotator. */
    private List<Annotator> people(Project project) throws InputRefused {
        List<Annotator> people = new ArrayList<>();
        for (String name : of) {
            Annotator annotator = Annotators.named(project, name.strip());
            if (!people.contains(annotator)) {
                people.add(annotator);
            }
        }
        return of.isEmpty()
                ? project.annotators().stream().filter(a -> a.role() == Annotator.Role.ANNOTATOR).toList()
                : people;
    }

    private String meaning(Policy of, Strata strata) {
        if (strata.size() == 0) {
            return output.text(of.from() == Policy.From.OPEN ? "queue.nothingOpen" : "queue.nothing");
        }
        if (strata.drawn() == strata.size()) {
            return output.text("queue.all", strata.size());
        }
        double most = (double) strata.mostIfNone(confidence) / strata.size();
        boolean blind = strata.all().stream().anyMatch(s -> !s.random() && s.drawn() < s.size());
        return output.text("queue.statement", strata.drawn(), strata.size(), confidence, most)
                + (blind ? " " + output.text("queue.blind") : "");
    }

    private String text(Policy of, Queue queue, String meaning) {
        String rules = queue.taken().stream()
                .map(t -> "  " + output.text("queue.rule", t.rule().name(), t.count(), t.matched()))
                .collect(Collectors.joining("\n"));
        String items = queue.entries().stream().map(this::line).collect(Collectors.joining("\n"));
        return output.text("queue.text", of.phase(), queue.entries().size(), queue.population()) + "\n" + rules + "\n"
                + meaning + (items.isEmpty() ? "" : "\n" + items);
    }

    private String line(Queue.Entry entry) {
        String who = entry.annotator() == null ? "" : "  " + entry.annotator().name();
        String objects = entry.objects().isEmpty() ? "" : "  " + output.text("queue.objects", entry.objects().size());
        return entry.image().address() + who + objects + "  " + QueueJson.reason(entry);
    }
}
