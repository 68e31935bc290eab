package touchstone.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import touchstone.guideline.Pinning;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.geometry.Bounds;
import touchstone.model.guideline.GuidelineText;
import touchstone.model.guideline.Picture;
import touchstone.model.note.Example;
import touchstone.model.note.ExampleVerdict;
import touchstone.store.ImageFinder;
import touchstone.store.Project;
import touchstone.store.format.Formats;
import touchstone.store.format.Import;
import touchstone.store.format.ReadOptions;

/** One of the sample projects that come with the program, as its {@code project.json} describes it. */
public record SampleProject(Path folder, String name, JsonNode description) {

    private static final Messages TEXT = Messages.beside(SampleProject.class);
    /** Set by whoever starts the program: where the samples lie. */
    private static final String SAMPLES = "touchstone.samples";

    public static SampleProject named(String name) throws IOException {
        String samples = System.getProperty(SAMPLES);
        if (samples == null || !Files.isDirectory(Path.of(samples))) {
            throw new InputRefused(TEXT.text("sample.none"));
        }
        Path description = Path.of(samples, name, "project.json");
        if (name.contains("/") || name.contains("\\") || name.startsWith(".") || !Files.isRegularFile(description)) {
            throw new InputRefused(TEXT.text("sample.unknown", name, String.join(", ", names(Path.of(samples)))));
        }
        return new SampleProject(description.resolveSibling(""), name, JsonInput.file(description));
    }

    /** All that come with the program, by name; none where it was started without them. */
    public static List<SampleProject> all() throws IOException {
        String samples = System.getProperty(SAMPLES);
        List<SampleProject> all = new ArrayList<>();
        if (samples != null && Files.isDirectory(Path.of(samples))) {
            for (String name : names(Path.of(samples))) {
                all.add(named(name));
            }
        }
        return all;
    }

    /** A picture that shows what the project is about. */
    public Path picture() {
        return folder.resolve(description.path("images").path(0).asString(""));
    }

    private static List<String> names(Path samples) throws IOException {
        try (Stream<Path> folders = Files.list(samples)) {
            return folders.filter(f -> Files.isRegularFile(f.resolve("project.json")))
                    .map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    /** In the program's language where the description has it, {@code title_de} for German, in English elsewhere. */
    public String title() {
        String english = description.path("title").asString(name);
        return description.path("title_" + Messages.language().getLanguage()).asString(english);
    }

    /** Makes the project in a folder of its own, the images beside it; what could not be finished is not left behind. */
    public void build(Path file, Consumer<String> progress) throws IOException {
        Path into = file.toAbsolutePath().resolveSibling("");
        copy("images", into);
        copy("guideline", into);
        Project project = Project.create(file);
        boolean built = false;
        try (project) {
            setUp(project, into, progress);
            for (JsonNode layer : description.path("layers")) {
                progress.accept(TEXT.text("sample.layer", layer.path("annotator").asString("")));
                addLayer(project, file, layer);
            }
            publish(project);
            built = true;
        } finally {
            if (!built) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void setUp(Project project, Path into, Consumer<String> progress) throws IOException {
        List<Change> changes = new ArrayList<>();
        SchemaFile.read(folder.resolve(description.path("schema").asString("schema.json"))).labels()
                .forEach(label -> changes.add(Change.add(label)));
        List<Path> images = new ArrayList<>();
        description.path("images").forEach(image -> images.add(into.resolve(image.asString(""))));
        changes.addAll(new ImageFinder(project, progress).toAdd(images).changes());
        project.commit(new Edit(TEXT.text("new.edit"), changes), null);
    }

    /** The guideline comes last, because its examples are pinned from what was drawn. */
    private void publish(Project project) throws IOException {
        Path guideline = folder.resolve(description.path("guideline").asString("guideline.md"));
        if (!Files.isRegularFile(guideline)) {
            return;
        }
        GuidelineText text = GuidelineText.of(Files.readString(guideline));
        List<Change> changes = new ArrayList<>();
        for (JsonNode example : description.path("examples")) {
            Example pinned = example(project, example);
            changes.add(Change.add(pinned.note()));
            text = text.withPicture(pinned.label(), Picture.of(pinned.verdict(), pinned.reason(), pinned.id()));
        }
        changes.add(Change.add(new Guideline(GuidelineId.create(), 1, text.text())));
        project.commit(new Edit(TEXT.text("sample.guideline"), changes), null);
    }

    /** A region of an image, or the largest object of a label, or the smallest, that somebody drew on it. */
    private Example example(Project project, JsonNode of) throws IOException {
        Image image = project.imageNamed(of.path("image").asString("")).orElseThrow();
        Label label = project.schema().byName(of.path("label").asString("")).orElseThrow();
        AnnotatorId who = project.annotatorNamed(of.path("annotator").asString("")).orElseThrow().id();
        JsonNode region = of.path("region");
        Pinning.Subject subject = region.isArray()
                ? Pinning.Subject.place(image, Bounds.ofSize(region.path(0).asInt(0), region.path(1).asInt(0),
                        region.path(2).asInt(0), region.path(3).asInt(0)), label, who)
                : new Pinning.Subject(image, object(project, of, image, label, who), true);
        return Pinning.example(project, subject, label,
                ExampleVerdict.of(of.path("verdict").asString("")).orElseThrow(), of.path("because").asString(""), who,
                Instant.now());
    }

    private static Annotation object(Project project, JsonNode of, Image image, Label label, AnnotatorId who) {
        Comparator<Annotation> bySize = Comparator.comparingDouble(a -> a.geometry().area());
        return project.annotations(image.id(), who).stream().filter(a -> a.label().equals(label.id()))
                .max(of.path("smallest").asBoolean(false) ? bySize.reversed() : bySize).orElseThrow();
    }

    private void addLayer(Project project, Path file, JsonNode layer) throws IOException {
        Path path = folder.resolve(layer.path("path").asString(""));
        Import.Options options = new Import.Options(layer.path("annotator").asString(name),
                Annotator.Role.of(layer.path("role").asString("")).orElse(Annotator.Role.ANNOTATOR), null);
        Import layerImport = Import.edit(project, file,
                Formats.named(layer.path("format").asString("")).read(path, ReadOptions.NONE), options);
        project.commit(layerImport.edit(), null);
    }

    private void copy(String part, Path into) throws IOException {
        Path from = folder.resolve(part);
        if (!Files.isDirectory(from)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path source : files) {
            Path target = into.resolve(folder.relativize(source).toString());
            Files.createDirectories(target.resolveSibling(""));
            if (!Files.exists(target)) {
                Files.write(target, Files.readAllBytes(source));
            }
        }
    }
}
