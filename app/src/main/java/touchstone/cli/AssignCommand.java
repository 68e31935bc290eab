package touchstone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.handout.Candidates;
import touchstone.handout.Depths;
import touchstone.handout.Handout;
import touchstone.handout.LookAgain;
import touchstone.handout.Planting;
import touchstone.handout.Standings;
import touchstone.model.Annotator;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.note.Assignment.Task;
import touchstone.model.note.Assignment.Why;
import touchstone.qa.review.Assigning;
import touchstone.qa.review.Policies;
import touchstone.setup.JsonInput;
import touchstone.store.EditConflict;
import touchstone.store.Project;
import touchstone.store.exchange.Selection;

/** {@code assign}: gives images to people, with golden ones and earlier ones in between. */
@Command(name = "assign")
final class AssignCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--to", split = ",", paramLabel = "NAME", descriptionKey = "assign.to")
    List<String> to = List.of();

    @Option(names = "--golden", paramLabel = "RATE", descriptionKey = "assign.golden")
    double golden;

    @Option(names = "--repeats", paramLabel = "RATE", descriptionKey = "assign.repeats")
    double repeats;

    @Option(names = "--mirror", descriptionKey = "assign.mirror")
    boolean mirror;

    @Option(names = "--most", paramLabel = "N", descriptionKey = "assign.most")
    int most = Integer.MAX_VALUE;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", descriptionKey = "queue.seed")
    long seed;

    @Option(names = "--policy", paramLabel = "FILE|NAME", descriptionKey = "assign.policy")
    @Nullable
    String policy;

    @Option(names = "--only", paramLabel = "FILTER", descriptionKey = "packOnly")
    @Nullable
    String only;

    @Option(names = "--calibration", descriptionKey = "assign.calibration")
    boolean calibration;

    @Option(names = "--qualification", descriptionKey = "assign.qualification")
    boolean qualification;

    @Option(names = "--consensus", paramLabel = "K", descriptionKey = "assign.consensus")
    int consensus = 1;

    @Option(names = "--share", paramLabel = "SHARE", descriptionKey = "assign.share")
    double share = 1;

    @Option(names = "--relabel", descriptionKey = "assign.relabel")
    boolean relabel;

    @Option(names = "--upgrade", paramLabel = "DEPTH", descriptionKey = "assign.upgrade")
    @Nullable
    String upgrade;

    @Option(names = "--depth", paramLabel = "DEPTH", descriptionKey = "assign.depth")
    @Nullable
    String depth;

    @Option(names = "--plant", paramLabel = "N", descriptionKey = "assign.plant")
    int plant;

    @Option(names = "--unplant", descriptionKey = "assign.unplant")
    boolean unplant;

    @Option(names = "--batch", paramLabel = "NAME", descriptionKey = "assign.batch")
    String batch = "";

    @Option(names = "--by", paramLabel = "NAME", descriptionKey = "assign.by")
    @Nullable
    String by;

    @Option(names = "--list", descriptionKey = "assign.list")
    boolean list;

    AssignCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        if (list) {
            try (Project project = Project.openReadOnly(file)) {
                return standings(project);
            }
        }
        requireSense();
        try (Project project = Projects.open(file, output)) {
            Annotator lead = by == null ? null : Annotators.named(project, by.strip());
            if (unplant) {
                Edit edit = new Planting(project, seed).remove();
                if (!edit.isEmpty()) {
                    project.commit(edit, lead == null ? null : lead.id());
                }
                return output.answer(() -> Json.object("unplanted", edit.changes().size()),
                        () -> edit.isEmpty() ? output.text("assign.unplanted") : edit.name());
            }
            return assigned(project, lead);
        }
    }

    private void requireSense() throws WrongUsage {
        long tasks = List.of(calibration, qualification, relabel, upgrade != null).stream().filter(t -> t).count();
        if (tasks > 1) {
            throw new WrongUsage(output.text("assign.oneTask"));
        }
        if (to.isEmpty() && !unplant && !relabel) {
            throw new WrongUsage(output.text("assign.to"));
        }
        if (!(share > 0 && share <= 1) || most < 1 || plant < 0 || consensus < 1) {
            throw new WrongUsage(output.text("assign.numbers"));
        }
        if (relabel && (golden > 0 || repeats > 0 || consensus > 1 || plant > 0)) {
            throw new WrongUsage(output.text("assign.relabelAlone"));
        }
        if (!(golden >= 0 && repeats >= 0 && golden + repeats < 1)) {
            throw new WrongUsage(output.text("assign.rates"));
        }
    }

    private Task task() {
        return calibration
                ? Task.CALIBRATION
                : qualification
                        ? Task.QUALIFICATION
                        : relabel ? Task.RELABEL : upgrade != null ? Task.UPGRADE : Task.DRAW;
    }

    private @Nullable GeometryKind wantedDepth() throws WrongUsage {
        String wanted = upgrade != null ? upgrade : depth;
        if (wanted == null) {
            return null;
        }
        return GeometryKind.of(wanted).filter(Depths.ALL::contains)
                .orElseThrow(() -> new WrongUsage(output.text("assign.depth", wanted)));
    }

    private int assigned(Project project, @Nullable Annotator lead) throws IOException, EditConflict, WrongUsage {
        Task task = task();
        List<Annotator> people = new ArrayList<>();
        for (String name : to) {
            people.add(Handout.person(project, Annotators.name(name)));
        }
        Annotators.tellOfNew(project, people.stream().map(Annotator::name).toList(), output);
        Selection selection = only == null ? Selection.ALL : Selection.of(only);
        LookAgain again = task == Task.RELABEL ? LookAgain.of(project, people, selection) : null;
        Assigning assigning;
        try (Bar bar = output.bar()) {
            assigning = again != null
                    ? again.assigning(project, most)
                    : Assigning.of(project, new Assigning.Wish(task, people, candidates(project, task, selection, bar),
                            most, golden, repeats, consensus, seed));
        }
        Handout.Made made = new Handout(batch, task, wantedDepth(), mirror, again == null ? Map.of() : again.objects(),
                lead == null ? null : lead.id(), Instant.now(), seed).of(project, assigning);
        int planted = 0;
        try {
            project.commitWhole(made.edit(), lead == null ? null : lead.id());
            if (plant > 0) {
                Set<ImageId> images = assigning.given().values().stream().flatMap(List::stream)
                        .map(g -> g.image().id()).collect(Collectors.toSet());
                Edit edit = new Planting(project, seed).plant(images, plant);
                planted = edit.changes().size();
                project.commit(edit, lead == null ? null : lead.id());
            }
        } catch (EditConflict refused) {
            made.remove();
            throw refused;
        }
        output.remarks(assigning.remarks());
        return again == null ? told(assigning, planted) : told(again, assigning);
    }

    private int told(LookAgain again, Assigning assigning) {
        List<Object> people = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        assigning.given().forEach((who, given) -> {
            int objects = given.stream().mapToInt(g -> again.of(g.image(), who).size()).sum();
            people.add(Json.object("name", who.name(), "images", given.size(), "objects", objects, "order",
                    given.stream().map(g -> Json.object("image", g.image().address())).toList()));
            lines.add(output.text("assign.again", who.name(), given.size(), objects));
        });
        return output.answer(() -> Json.object("task", Task.RELABEL.key(), "people", people),
                () -> String.join("\n", lines));
    }

    private List<Image> candidates(Project project, Task task, Selection selection, Bar bar)
            throws IOException, WrongUsage {
        return new Candidates(project, task, seed).of(policy == null ? null : document(), selection, share,
                wantedDepth(), Quality.watch(bar));
    }

    private String document() throws IOException {
        String named = policy == null ? "" : policy;
        return Policies.NAMES.contains(named) && !Files.isRegularFile(Path.of(named))
                ? Policies.named(named).toString()
                : JsonInput.text(Path.of(named));
    }

    private int told(Assigning assigning, int planted) {
        List<Object> people = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        assigning.given().forEach((who, given) -> {
            Map<Why, Long> counts = given.stream()
                    .collect(Collectors.groupingBy(Assigning.Given::why, Collectors.counting()));
            Map<String, @Nullable Object> person = new LinkedHashMap<>();
            person.put("name", who.name());
            person.put("images", given.size());
            for (Why why : Why.values()) {
                person.put(why.key(), counts.getOrDefault(why, 0L));
            }
            person.put("order", given.stream().map(g -> Json.object("image", g.image().address(), "why",
                    g.why().key())).toList());
            people.add(person);
            lines.add(output.text("assign.person", who.name(), given.size(), counts.getOrDefault(Why.GOLDEN, 0L),
                    counts.getOrDefault(Why.REPEAT, 0L)));
        });
        if (planted > 0) {
            lines.add(output.text("assign.planted", planted));
        }
        return output.answer(() -> Json.object("task", task().key(), "seed", seed, "people", people, "planted",
                planted, "remarks", assigning.remarks()), () -> String.join("\n", lines));
    }

    private int standings(Project project) {
        List<Standings.Person> people = Standings.of(project);
        return output.answer(
                () -> Json.object("people", people.stream().map(p -> Json.object("name", p.annotator().name(), "given",
                        p.given(), "done", p.done(), "golden", p.golden(), "goldenDone", p.goldenDone(), "repeats",
                        p.repeats(), "repeatsDone", p.repeatsDone(), "escalated", p.escalated(), "planted",
                        p.planted(), "plantedCaught", p.caught())).toList(), "batches",
                        Standings.batches(project).stream().map(b -> Json.object("batch", b.name(), "task",
                                b.task().key(), "images", b.images(), "done", b.done(), "open",
                                b.open().stream().map(Image::address).toList())).toList()),
                () -> people.isEmpty()
                        ? output.text("assign.none")
                        : people.stream().map(p -> output.text("assign.standing", p.annotator().name(), p.done(),
                                p.given(), p.golden(), p.repeats(), p.escalated(), p.caught(), p.planted()))
                                .collect(Collectors.joining("\n"))
                                + Standings.batches(project).stream().filter(b -> !b.name().isBlank())
                                        .map(b -> "\n" + output.text("assign.batchLine",
                                                b.name(), b.done(), b.images()))
                                        .collect(Collectors.joining()));
    }
}
