package touchstone.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.guideline.GuidelineFile;
import touchstone.guideline.GuidelineTemplate;
import touchstone.guideline.Pinning;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Entry;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.geometry.Bounds;
import touchstone.model.guideline.ClassRules;
import touchstone.model.guideline.Faults;
import touchstone.model.guideline.GuidelineDiff;
import touchstone.model.guideline.GuidelineText;
import touchstone.model.guideline.Publishing;
import touchstone.model.note.Case;
import touchstone.model.note.Draft;
import touchstone.model.note.Example;
import touchstone.model.note.ExampleVerdict;
import touchstone.model.note.Published;
import touchstone.model.note.ReadBy;
import touchstone.store.Project;

/** {@code guideline}: versions of the instructions, what differs between them, examples and cases. */
@Command(name = "guideline")
final class GuidelineCommand implements Callable<Integer> {

    private static final String DRAFT = "draft";

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", arity = "0..1", descriptionKey = "project")
    @Nullable
    Path file;

    /** What is asked for. */
    static final class Asked {

        @Option(names = "--show", descriptionKey = "guidelineShow")
        boolean show;

        @Option(names = "--publish", paramLabel = "FILE", descriptionKey = "guidelinePublish")
        @Nullable
        Path publish;

        @Option(names = "--draft", paramLabel = "FILE", descriptionKey = "guidelineDraft")
        @Nullable
        Path draft;

        @Option(names = "--diff", paramLabel = "VERSION", arity = "2", descriptionKey = "guidelineDiff")
        @Nullable
        List<String> diff;

        @Option(names = "--affected", descriptionKey = "guidelineAffected")
        boolean affected;

        @Option(names = "--examples", descriptionKey = "guidelineExamples")
        boolean examples;

        @Option(names = "--cases", descriptionKey = "guidelineCases")
        boolean cases;

        @Option(names = "--read", descriptionKey = "guidelineRead")
        boolean read;

        @Option(names = "--pin", paramLabel = "IMAGE", descriptionKey = "guidelinePin")
        @Nullable
        String pin;

        @Option(names = "--template", paramLabel = "NAME", descriptionKey = "guidelineTemplate")
        @Nullable
        String template;
    }

    @ArgGroup(exclusive = true)
    Asked asked = new Asked();

    @Option(names = "--changed", paramLabel = "LABEL", arity = "1..*", descriptionKey = "guidelineChanged")
    List<String> changed = List.of();

    @Option(names = "--wider", paramLabel = "LABEL", arity = "1..*", descriptionKey = "guidelineWider")
    List<String> wider = List.of();

    @Option(names = "--because", paramLabel = "TEXT", descriptionKey = "guidelineBecause", defaultValue = "")
    String because;

    @Option(names = "--annotator", paramLabel = "NAME", descriptionKey = "guidelineAnnotator")
    @Nullable
    String annotator;

    @Option(names = "--region", paramLabel = "X,Y,W,H", descriptionKey = "guidelineRegion")
    @Nullable
    String region;

    @Option(names = "--label", paramLabel = "LABEL", descriptionKey = "guidelineLabel")
    @Nullable
    String label;

    @Option(names = "--verdict", paramLabel = "VERDICT", descriptionKey = "guidelineVerdict", defaultValue = "positive")
    String verdict;

    @Mixin
    final AffectedOptions which = new AffectedOptions();

    GuidelineCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        if (asked.template != null) {
            return template(asked.template);
        }
        Path of = file;
        if (of == null) {
            throw new WrongUsage(output.text("guideline.which"));
        }
        boolean changes = asked.publish != null || asked.draft != null || asked.read || asked.pin != null
                || which.confirms();
        try (Project project = changes ? Projects.open(of, output) : Project.openReadOnly(of)) {
            if (asked.publish != null) {
                return publish(project, asked.publish.toString().equals(DRAFT) && !Files.exists(asked.publish)
                        ? version(project, DRAFT)
                        : GuidelineFile.read(asked.publish));
            } else if (asked.draft != null) {
                return draft(project, GuidelineFile.read(asked.draft));
            } else if (asked.diff != null) {
                return difference(project, asked.diff);
            } else if (asked.affected) {
                return which.answer(project, changed, author(project), output);
            } else if (asked.examples) {
                return examples(project);
            } else if (asked.cases) {
                return cases(project);
            } else if (asked.read) {
                return read(project);
            } else if (asked.pin != null) {
                return pin(project, asked.pin);
            }
            return show(project);
        }
    }

    private @Nullable AnnotatorId author(Project project) throws InputRefused {
        return annotator == null ? null : Annotators.named(project, annotator).id();
    }

    private int template(String name) throws WrongUsage {
        List<String> names = List.of(GuidelineTemplate.values()).stream().map(GuidelineTemplate::key).toList();
        if (name.equals("list")) {
            return output.answer(
                    () -> Json.object("templates", List.of(GuidelineTemplate.values()).stream()
                            .map(t -> Json.object("name", t.key(), "title", t.title())).toList()),
                    () -> List.of(GuidelineTemplate.values()).stream().map(t -> t.key() + ": " + t.title())
                            .collect(Collectors.joining("\n")));
        }
        GuidelineTemplate chosen = GuidelineTemplate.of(name).orElseThrow(
                () -> new WrongUsage(output.text("guideline.noTemplate", name, String.join(", ", names))));
        return output.answer(() -> Json.object("name", chosen.key(), "text", chosen.text()), chosen::text);
    }

    private Guideline newest(Project project) throws InputRefused {
        return project.guideline().orElseThrow(() -> new InputRefused(output.text("guideline.none")));
    }

    private int show(Project project) throws InputRefused {
        Guideline newest = newest(project);
        GuidelineText text = GuidelineText.of(newest.text());
        Map<AnnotatorId, String> people = people(project);
        List<Note> notes = project.notes();
        return output.answer(() -> Json.object("version", newest.version(), "text", newest.text(),
                "classes", text.classes().stream().map(GuidelineCommand::document).toList(),
                "hasDecisionTree", text.tree().isPresent(),
                "versions", versions(project, notes, people),
                "read", notes.stream().flatMap(n -> ReadBy.of(n).stream()).map(r -> Json.object(
                        "who", people.get(r.author()), "version", r.version(), "when", r.time().toString())).toList(),
                "draft", Pinning.current(notes).map(Draft::text).orElse(null)), newest::text);
    }

    private static List<Map<String, @Nullable Object>> versions(Project project, List<Note> notes,
            Map<AnnotatorId, String> people) {
        List<Map<String, @Nullable Object>> versions = new ArrayList<>();
        for (Guideline g : project.guidelines()) {
            Optional<Published> said = notes.stream().flatMap(n -> Published.of(n).stream())
                    .filter(p -> p.guideline().equals(g.id())).findFirst();
            versions.add(Json.object("version", g.version(), "published",
                    said.map(p -> p.time().toString()).orElse(null), "by",
                    said.map(Published::author).map(people::get).orElse(null), "changed",
                    said.map(p -> List.copyOf(new TreeSet<>(p.labels()))).orElse(List.of()), "because",
                    said.map(Published::because).orElse("")));
        }
        return versions;
    }

    private static Map<String, @Nullable Object> document(ClassRules rules) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("label", rules.label());
        rules.values().forEach((rule, value) -> said.put(rule.key(), value));
        said.put("minimumArea", rules.minimumArea().isPresent() ? rules.minimumArea().getAsDouble() : null);
        said.put("maximumOverlap", rules.overlap().isPresent() ? rules.overlap().getAsDouble() : null);
        said.put("tightnessPixels", rules.tightness().isPresent() ? rules.tightness().getAsDouble() : null);
        said.put("isSubjective", rules.subjective());
        return said;
    }

    private static Map<AnnotatorId, String> people(Project project) {
        return project.annotators().stream().collect(Collectors.toMap(Annotator::id, Annotator::name));
    }

    private int publish(Project project, String text) throws Exception {
        if (text.isBlank()) {
            throw new InputRefused(output.text("guideline.empty", Objects.requireNonNull(asked.publish).getFileName()));
        }
        Optional<Guideline> before = project.guideline();
        if (before.filter(g -> g.text().equals(text)).isPresent()) {
            throw new InputRefused(output.text("guideline.same", before.orElseThrow().version()));
        }
        Set<String> labels = new TreeSet<>();
        for (String name : changed) {
            labels.add(label(project, name).name());
        }
        Set<String> found = new TreeSet<>();
        for (String name : wider) {
            found.add(label(project, name).name());
        }
        labels.addAll(found);
        GuidelineDiff diff = GuidelineDiff.between(before.map(Guideline::text).orElse(""), text);
        Publishing publishing = Publishing.of(project, text, labels, found, because, author(project), Instant.now());
        Entry entry = project.commit(new Edit(output.text("guideline.edit", publishing.guideline().version()),
                publishing.changes()), author(project));
        int affected = AffectedOptions.relabelling(project).count().open();
        List<String> unnamed = before.isEmpty()
                ? List.of()
                : diff.labels().stream().filter(l -> project.schema().byName(l).isPresent() && !labels.contains(l))
                        .sorted().toList();
        if (!unnamed.isEmpty()) {
            output.say(output.text("guideline.unnamed", String.join(", ", unnamed)));
        }
        List<String> strangers = Faults.strangers(text, project.schema());
        if (!strangers.isEmpty()) {
            output.say(output.text("guideline.strangers", String.join(", ", strangers)));
        }
        return output.answer(
                () -> Json.object("version", publishing.guideline().version(), "changed", List.copyOf(labels),
                        "wider", List.copyOf(found), "differs", List.copyOf(new TreeSet<>(diff.labels())), "open",
                        affected, "edit", entry.seq()),
                () -> output.text("guideline.published", publishing.guideline().version(), affected));
    }

    private int draft(Project project, String text) throws Exception {
        AnnotatorId author = author(project);
        Entry entry = project.commit(Edit.of(output.text("guideline.draft.edit"),
                Pinning.draft(project, author, Instant.now(), old -> GuidelineText.of(text))), author);
        return output.answer(() -> Json.object("edit", entry.seq()), () -> output.text("guideline.drafted"));
    }

    private Label label(Project project, String name) throws InputRefused {
        return project.schema().byName(name).orElseThrow(() -> new InputRefused(output.text("guideline.noLabel", name,
                project.schema().labels().stream().map(Label::name).collect(Collectors.joining(", ")))));
    }

    private String version(Project project, String wanted) throws InputRefused {
        if (wanted.equals(DRAFT)) {
            return Pinning.current(project.notes(Draft.KIND)).map(Draft::text)
                    .orElseThrow(() -> new InputRefused(output.text("guideline.noDraft")));
        }
        return project.guidelines().stream().filter(g -> Integer.toString(g.version()).equals(wanted)).findFirst()
                .map(Guideline::text).orElseThrow(() -> new InputRefused(output.text("guideline.noVersion", wanted)));
    }

    private int difference(Project project, List<String> versions) throws InputRefused {
        GuidelineDiff diff = GuidelineDiff.between(version(project, versions.getFirst()),
                version(project, versions.getLast()));
        return output.answer(
                () -> Json.object("from", versions.getFirst(), "to", versions.getLast(), "labels",
                        List.copyOf(new TreeSet<>(diff.labels())), "sections",
                        diff.sections().stream().map(s -> Json.object("title", s.title(), "removed",
                                lines(s, GuidelineDiff.Kind.REMOVED), "added", lines(s, GuidelineDiff.Kind.ADDED)))
                                .toList()),
                () -> diff.isEmpty()
                        ? output.text("guideline.noDiff")
                        : diff.sections().stream()
                                .flatMap(s -> s.lines().stream()).map(l -> switch (l.kind()) {
                                    case SAME -> "  " + l.text();
                                    case ADDED -> "+ " + l.text();
                                    case REMOVED -> "- " + l.text();
                                }).collect(Collectors.joining("\n")));
    }

    private static List<String> lines(GuidelineDiff.Section section, GuidelineDiff.Kind kind) {
        return section.lines().stream().filter(l -> l.kind() == kind).map(GuidelineDiff.Line::text).toList();
    }

    private int examples(Project project) {
        Map<AnnotatorId, String> people = people(project);
        Map<ImageId, String> images = images(project);
        List<Example> all = project.notes(Example.KIND).stream().flatMap(n -> Example.of(n).stream()).toList();
        return output.answer(
                () -> Json.object("examples", all.stream().map(e -> Json.object("id", e.id(), "label", e.label(),
                        "verdict", e.verdict().key(), "reason", e.reason(), "image",
                        e.image() == null ? null : images.get(e.image()), "object", e.annotation(), "box",
                        box(e.place()), "who", e.author() == null ? null : people.get(e.author()), "when",
                        e.time().toString(), "picture", e.crop().base64().length() > 0)).toList()),
                () -> all.isEmpty()
                        ? output.text("guideline.noExamples")
                        : all.stream()
                                .map(e -> output.text("guideline.example", e.label(), e.verdict().key(), e.reason(),
                                        e.image() == null ? "-" : images.getOrDefault(e.image(), "-")))
                                .collect(Collectors.joining("\n")));
    }

    private static List<Double> box(Bounds place) {
        return List.of(place.minX(), place.minY(), place.width(), place.height());
    }

    private static Map<ImageId, String> images(Project project) {
        return project.images().stream().collect(Collectors.toMap(Image::id, Image::address));
    }

    private int cases(Project project) {
        Map<AnnotatorId, String> people = people(project);
        Map<ImageId, String> images = images(project);
        List<Case> all = project.notes(Case.KIND).stream().flatMap(n -> Case.of(n).stream()).toList();
        return output.answer(
                () -> Json.object("open", all.stream().filter(Case::isOpen).count(), "cases",
                        all.stream().map(c -> Json.object("id", c.id(), "image", images.get(c.image()), "object",
                                c.annotation(), "box", box(c.place()), "label", c.label(), "text", c.text(), "who",
                                c.author() == null ? null : people.get(c.author()), "when", c.time().toString(),
                                "open", c.isOpen(), "answer", c.isOpen() ? null : c.answer(), "answeredBy",
                                c.answeredBy() == null ? null : people.get(c.answeredBy()))).toList()),
                () -> all.isEmpty()
                        ? output.text("guideline.noCases")
                        : all.stream()
                                .map(c -> output.text(c.isOpen() ? "guideline.caseOpen" : "guideline.case",
                                        images.getOrDefault(c.image(), "-"), c.text(), c.answer()))
                                .collect(Collectors.joining("\n")));
    }

    private int read(Project project) throws Exception {
        Guideline newest = newest(project);
        Annotator who = Annotators.drawing(project, annotator, output);
        if (ReadBy.has(project.notes(ReadBy.KIND), who.id(), newest.id())) {
            throw new InputRefused(output.text("guideline.readBefore", who.name(), newest.version()));
        }
        Entry entry = project.commit(Edit.of(output.text("guideline.read.edit", newest.version()), Change.add(
                new ReadBy(NoteId.create(), who.id(), Instant.now(), newest.id(), newest.version()).note())), who.id());
        return output.answer(
                () -> Json.object("version", newest.version(), "who", who.name(), "edit", entry.seq()),
                () -> output.text("guideline.read", who.name(), newest.version()));
    }

    private int pin(Project project, String name) throws Exception {
        if (label == null || region == null || because.isBlank()) {
            throw new WrongUsage(output.text("guideline.pinWhat"));
        }
        ExampleVerdict said = ExampleVerdict.of(verdict)
                .orElseThrow(() -> new WrongUsage(output.text("guideline.verdict", verdict)));
        Label of = label(project, label);
        Image image = Projects.image(project, name);
        int[] v = Numbers.whole(region, ",", 4, "--region");
        if (v[2] <= 0 || v[3] <= 0 || v[0] < 0 || v[1] < 0 || v[0] + v[2] > image.width()
                || v[1] + v[3] > image.height()) {
            throw new WrongUsage(output.text("guideline.outside", region, image.width(), image.height()));
        }
        Annotator who = Annotators.drawing(project, annotator, output);
        List<Change> changes = Pinning.of(project,
                Pinning.Subject.place(image, Bounds.ofSize(v[0], v[1], v[2], v[3]), of, who.id()), of, said, because,
                who.id(), Instant.now());
        Entry entry = project.commit(new Edit(output.text("guideline.pin.edit", of.name()), changes), who.id());
        return output.answer(
                () -> Json.object("example", ((Note) changes.getFirst().any()).id(), "edit", entry.seq()),
                () -> output.text("guideline.pinned", of.name()));
    }
}
