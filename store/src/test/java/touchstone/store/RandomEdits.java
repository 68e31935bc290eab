package touchstone.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Attribute;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.Provenance;
import touchstone.model.Skeleton;
import touchstone.model.Spacing;
import touchstone.model.geometry.GeometryKind;

/** Edits that fit a project as it is, or that must be refused. */
final class RandomEdits {

    private final Project project;
    private final RandomGenerator random;

    RandomEdits(Project project, RandomGenerator random) {
        this.project = project;
        this.random = random;
    }

    /** Something for the first edits to work on. */
    static Edit start() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            changes.add(Change.add(Label.named("label " + i, i)));
            changes.add(Change.add(Annotator.named("annotator " + i, Annotator.Role.ANNOTATOR)));
            changes.add(Change.add(Image.unseen("image " + i, RandomShapes.WIDTH, RandomShapes.HEIGHT)));
        }
        return new Edit("Start", changes);
    }

    Edit next() {
        if (random.nextInt(10) == 0) {
            return mergeLabels();
        }
        List<Change> changes = new ArrayList<>();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            change().ifPresent(changes::add);
        }
        return new Edit("edit " + random.nextInt(1000), changes);
    }

    /** Removes a label and gives its objects another, which may be new. */
    private Edit mergeLabels() {
        List<Change> changes = new ArrayList<>();
        Optional<Label> removed = any(project.schema().labels());
        if (removed.isPresent()) {
            Label into = Label.named("m" + random.nextLong(), 0);
            changes.add(Change.remove(removed.get()));
            changes.add(Change.add(into));
            for (Image image : project.images()) {
                for (Annotation a : project.annotations(image.id())) {
                    if (a.label().equals(removed.get().id())) {
                        changes.add(Change.replace(a, a.withLabel(into.id())));
                    }
                }
            }
        }
        return new Edit("merge", changes);
    }

    private Optional<Change> change() {
        return switch (random.nextInt(15)) {
            case 12 -> Optional.of(Change.add(note()));
            case 13 -> any(project.notes()).map(n -> Change.replace(n, changed(n)));
            case 14 -> any(project.notes()).map(Change::remove);
            case 0 -> Optional.of(Change.add(newItem()));
            case 1 -> any(project.schema().labels()).map(l -> Change.replace(l, changed(l)));
            case 2 -> any(project.images()).map(i -> Change.replace(i, changed(i)));
            case 3 -> progress();
            case 4 -> anything().map(Change::remove);
            case 5 -> annotation().map(Change::remove);
            case 6, 7, 8 -> annotation().map(a -> Change.replace(a, changed(a)));
            default -> drawn().map(Change::add);
        };
    }

    private Item newItem() {
        String name = "n" + random.nextLong();
        return switch (random.nextInt(4)) {
            case 0 -> Annotator.named(name, any(List.of(Annotator.Role.values())).orElseThrow());
            case 1 -> new Image(ImageId.create(), "../b i/" + name + "\u00e9.png",
                    RandomShapes.WIDTH, RandomShapes.HEIGHT, null, 0);
            case 2 -> new Guideline(GuidelineId.create(), project.guideline().map(Guideline::version).orElse(0) + 1,
                    name);
            default -> new Label(LabelId.create(), name, random.nextInt(0x1000000),
                    random.nextBoolean() ? null : (Character) '\u00e9',
                    EnumSet.of(any(List.of(GeometryKind.values())).orElseThrow(), GeometryKind.TAG),
                    List.of(new Attribute("a\"\n", Attribute.Type.SELECT, List.of("", "x\u0000y"), "", true)),
                    random.nextBoolean()
                            ? null
                            : new Skeleton(List.of("a", "b"), List.of(new Skeleton.Edge(0, 1)), List.of()),
                    "\ud83d\ude00", random.nextInt(9));
        };
    }

    /** Of the project, of an image, or of an object that may be gone. */
    private Note note() {
        Optional<Annotation> object = random.nextBoolean() ? annotation() : Optional.empty();
        Optional<ImageId> image = object.map(Annotation::image)
                .or(() -> random.nextBoolean() ? any(project.images()).map(Image::id) : Optional.empty());
        return new Note(NoteId.create(), random.nextBoolean() ? "comment" : "kind " + random.nextInt(9),
                image.orElse(null), object.map(Annotation::id).orElse(null),
                random.nextBoolean() ? null : any(project.annotators()).map(Annotator::id).orElse(null),
                Instant.ofEpochMilli(random.nextLong(1L << 42)), Map.of("text", "\u00e9\n\"" + random.nextInt()));
    }

    private Note changed(Note note) {
        return random.nextInt(4) == 0
                ? new Note(note.id(), "kind", any(project.images()).map(Image::id).orElse(null), null, null,
                        note.time(), Map.of())
                : note.withFields(Map.of("resolved", "true", "n", "" + random.nextInt(9)));
    }

    private Optional<Change> progress() {
        return any(project.images()).flatMap(image -> any(project.annotators()).map(annotator -> {
            Progress.Status before = project.status(image.id(), annotator.id());
            Progress.Status after = random.nextBoolean() ? Progress.Status.DONE : Progress.Status.SKIPPED;
            Progress marked = new Progress(image.id(), annotator.id(), after);
            return before == Progress.Status.TODO
                    ? Change.add(marked)
                    : Change.replace(new Progress(image.id(), annotator.id(), before), marked);
        }));
    }

    private Optional<Item> anything() {
        List<Item> items = new ArrayList<>(project.schema().labels());
        items.addAll(project.annotators());
        items.addAll(project.images());
        return any(items);
    }

    private Optional<Annotation> annotation() {
        return any(project.images()).flatMap(image -> any(project.annotations(image.id())));
    }

    private Optional<Annotation> drawn() {
        return any(project.images()).flatMap(image -> any(project.annotators()).flatMap(annotator -> any(
                project.schema().labels())
                .map(label -> Annotation.drawn(image.id(), label.id(), annotator.id(), RandomShapes.any(random)))));
    }

    /** The parent may well close a circle. */
    private Label changed(Label label) {
        return switch (random.nextInt(4)) {
            case 0 -> label.withSubjective(!label.subjective());
            case 1 -> label.withParent(any(project.schema().labels()).map(Label::id).orElse(null));
            case 2 -> label.withParent(null);
            default -> label.withColour(random.nextInt(0x1000000));
        };
    }

    private Image changed(Image image) {
        return switch (random.nextInt(4)) {
            case 3 -> image.withPlane(random.nextInt(10_000));
            case 0 -> image.withSpacing(
                    random.nextBoolean() ? null : new Spacing(random.nextDouble() + 1e-9, random.nextDouble() + 1e-9));
            case 1 -> image.withFields(Map.of("site " + random.nextInt(2), "\u00e9\n\"" + random.nextInt(3)));
            default -> image.withPath(image.path() + "x");
        };
    }

    private Annotation changed(Annotation a) {
        return switch (random.nextInt(4)) {
            case 0 -> a.withAttributes(Map.of("k" + random.nextInt(3), "v\u0000\u2028" + random.nextInt()));
            case 1 -> new Annotation(a.id(), a.image(), a.label(), a.annotator(), a.geometry(), a.attributes(),
                    Provenance.model("net", random.nextDouble()).accepted(random.nextInt(3)));
            case 2 -> a.withGeometry(RandomShapes.any(random));
            default -> a.withGeometry(RandomShapes.of(a.geometry().kind(), random));
        };
    }

    private <T> Optional<T> any(List<? extends T> of) {
        return of.isEmpty() ? Optional.empty() : Optional.of(of.get(random.nextInt(of.size())));
    }
}
