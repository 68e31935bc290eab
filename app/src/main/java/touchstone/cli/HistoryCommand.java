package touchstone.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
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
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Note;
import touchstone.model.Progress;
import touchstone.model.Spacing;
import touchstone.model.Entry;
import touchstone.model.note.SignOff;
import touchstone.qa.conduct.EditDistance;
import touchstone.store.Lineage;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;
import touchstone.store.SignOffs;

/** {@code history}: who did what and when, of a project, an image or one object. */
@Command(name = "history")
final class HistoryCommand implements Callable<Integer> {

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--image", paramLabel = "NAME", descriptionKey = "image")
    @Nullable
    String image;

    @Option(names = "--annotation", paramLabel = "ID", descriptionKey = "annotation")
    @Nullable
    String annotation;

    HistoryCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        try (Project project = Projects.look(file, output)) {
            if (image == null && annotation == null) {
                return output.json ? all(project) : lines(project);
            }
            ImageId ofImage = image == null ? null : Projects.image(project, image).id();
            List<Entry> entries = project.history(ofImage, annotation == null ? null : id(annotation));
            if (annotation != null && ofImage == null && entries.isEmpty()) {
                throw new InputRefused(output.text("edit.noObject", annotation));
            }
            LineageAnswer lineage = annotation == null
                    ? null
                    : Lineage.of(project, id(annotation), entries)
                            .map(found -> new LineageAnswer(found, EditDistance.of(entries, found.object()),
                                    project.auditHead()))
                            .orElse(null);
            Names names = Names.in(project);
            Set<Long> back = setBack(entries);
            return output.answer(() -> {
                Map<String, @Nullable Object> document = Json.object("entries",
                        entries.stream().map(e -> document(e, names, back.contains(e.seq()))).toList());
                document.putAll(rest(project, lineage == null ? null : lineage.document()));
                return document;
            },
                    () -> entries.isEmpty()
                            ? output.text("history.none")
                            : entries.stream()
                                    .map(e -> text(e, e.changes().size(), names, back.contains(e.seq())))
                                    .collect(Collectors.joining("\n"))
                                    + (lineage == null ? "" : lineage.text(output)));
        }
    }

    /** The whole log can be too long to be held. */
    private int all(Project project) throws Exception {
        Names names = Names.in(project);
        Instant[] before = { Instant.MIN };
        return output.answer("entries", entry -> project.entries(e -> {
            entry.accept(document(e, names, e.time().isBefore(before[0])));
            before[0] = e.time();
        }), () -> rest(project, null));
    }

    /** What is told after the entries. */
    private static Map<String, @Nullable Object> rest(Project project, @Nullable Object lineage) {
        return Json.object("lineage", lineage, "signOffs",
                SignOffs.of(project).stream().map(HistoryCommand::document).toList(), "auditHead",
                project.auditHead());
    }

    private static Map<String, @Nullable Object> document(SignOff s) {
        return Json.object("name", s.name(), "time", s.time().toString(), "meaning", s.meaning(), "signed", s.head(),
                "at", s.seq());
    }

    /** The entries that are earlier by the clock than the one before them. */
    private static Set<Long> setBack(List<Entry> entries) {
        Set<Long> back = new HashSet<>();
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).time().isBefore(entries.get(i - 1).time())) {
                back.add(entries.get(i).seq());
            }
        }
        return back;
    }

    private AnnotationId id(String text) throws InputRefused {
        try {
            return AnnotationId.of(text);
        } catch (IllegalArgumentException notAnId) {
            throw new InputRefused(output.text("edit.noObject", text));
        }
    }

    /** Names for what the log refers to by id; what has gone since keeps its id. */
    private record Names(Map<AnnotatorId, String> annotators, Map<ImageId, String> images, Project project) {

        static Names in(Project project) {
            return new Names(project.annotators().stream().collect(Collectors.toMap(Annotator::id, Annotator::name)),
                    project.images().stream().collect(Collectors.toMap(Image::id, Image::address)), project);
        }

        @Nullable
        String of(@Nullable AnnotatorId id) {
            return id == null ? null : annotators.getOrDefault(id, id.toString());
        }

        @Nullable
        String of(@Nullable LabelId id) {
            return id == null ? null : project.schema().byId(id).map(Label::name).orElse(id.toString());
        }

        String of(ImageId id) {
            return images.getOrDefault(id, id.toString());
        }

        String of(Annotation a) {
            return project.schema().byId(a.label()).map(Label::name).orElse(a.label().toString());
        }
    }

    private static Map<String, @Nullable Object> document(Entry e, Names names, boolean back) {
        return Json.object("edit", e.seq(), "when", e.time().toString(), "clockWasSetBack",
                back, "who", names.of(e.author()), "what", e.name(),
                "kind", e.kind().key(), "of", e.of(), "changes",
                e.changes().stream().map(c -> change(c, names)).toList(), "hash", e.hash());
    }

    private static Map<String, @Nullable Object> change(Change c, Names names) {
        return Json.object("item", kind(c.any()), "id", id(c.any()), "before",
                item(c.before(), names), "after", item(c.after(), names));
    }

    private static @Nullable Object id(Item item) {
        return item instanceof Annotation || item instanceof Note ? item.identity() : null;
    }

    static String kind(Item item) {
        return switch (item) {
            case Image i -> "image";
            case Annotator a -> "annotator";
            case Label l -> "label";
            case Guideline g -> "guideline";
            case Progress p -> "review";
            case Note n -> "note";
            case Annotation a -> "annotation";
        };
    }

    private static @Nullable Map<String, @Nullable Object> item(@Nullable Item item, Names names) {
        return switch (item) {
            case null -> null;
            case Image i -> Json.object("path", i.address(), "width", i.width(), "height", i.height(), "sha256",
                    i.sha256(), "spacing", spacing(i), "fields", i.fields());
            case Annotator a -> Json.object("name", a.name(), "role", a.role().key());
            case Label l -> Json.object("name", l.name(), "parent", names.of(l.parent()), "subjective", l.subjective());
            case Guideline g -> Json.object("version", g.version());
            case Progress p ->
                Json.object("image", names.of(p.image()), "annotator", names.of(p.annotator()), "outcome",
                        p.status().key());
            case Note n -> Json.object("kind", n.kind(), "image", n.image() == null ? null : names.of(n.image()),
                    "annotation", n.annotation(), "who", names.of(n.author()), "when", n.time().toString(), "fields",
                    n.fields());
            case Annotation a -> Json.object("image", names.of(a.image()), "label", names.of(a), "annotator",
                    names.of(a.annotator()), "geometry", GeometryJson.write(a.geometry()), "attributes",
                    a.attributes(), "origin", a.provenance().origin().key(), "guideline",
                    a.provenance().guidelineVersion());
        };
    }

    private static @Nullable List<Double> spacing(Image image) {
        Spacing spacing = image.spacing();
        return spacing == null ? null : List.of(spacing.y(), spacing.x());
    }

    private int lines(Project project) throws ProjectRefused {
        Names names = Names.in(project);
        Instant[] before = { Instant.MIN };
        project.histories().eachLine((entry, changes) -> {
            output.line(text(entry, changes, names, entry.time().isBefore(before[0])));
            before[0] = entry.time();
        });
        if (before[0].equals(Instant.MIN)) {
            output.line(output.text("history.none"));
        }
        return Failure.DONE;
    }

    private String text(Entry e, int changes, Names names, boolean back) {
        String who = names.of(e.author());
        return output.text("history.line", e.seq(), DateTimeFormatter.ISO_INSTANT.format(e.time()),
                who == null ? "-" : who, e.kind().key(), e.name(), changes, e.hash().substring(0, 12))
                + (back ? output.text("history.setBack") : "");
    }
}
