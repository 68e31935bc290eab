package touchstone.store.format;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Attribute;
import touchstone.model.Guideline;
import touchstone.model.GuidelineId;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.Provenance;
import touchstone.model.Skeleton;
import touchstone.model.Spacing;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

/** Projects of all that a project can hold, the same for the same seed. */
final class RandomProjects {

    private static final List<String> WORDS = List.of("cell", "=1+1", "a,b", "\"quoted\"", "two\nlines",
            "\u00e4\u03b1\u4e2d",
            "\ud83d\ude00", " blank ", "<b>&amp;</b>", "x".repeat(60), "@x", "tab\there", "'", "null", "7", "-0.5",
            "true");

    private final Random random;
    private final Path folder;

    private RandomProjects(long seed, Path folder) {
        random = new Random(seed);
        this.folder = folder;
    }

    static Imported of(long seed, Path folder) {
        return new RandomProjects(seed, folder).project();
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private Imported project() {
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            labels.add(label(i, labels));
        }
        List<Annotator> annotators = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            annotators.add(Annotator.named(word() + i, one(Annotator.Role.values())));
        }
        List<Guideline> guidelines = IntStream.rangeClosed(1, random.nextInt(3))
                .mapToObj(v -> new Guideline(GuidelineId.create(), v, "# " + word())).toList();
        List<Image> images = new ArrayList<>();
        List<Progress> progress = new ArrayList<>();
        List<Annotation> all = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            Image image = image(i);
            images.add(image);
            for (Annotator annotator : annotators) {
                Progress.Status status = one(Progress.Status.values());
                if (status != Progress.Status.TODO) {
                    progress.add(new Progress(image.id(), annotator.id(), status));
                }
                for (int n = random.nextInt(5); n > 0; n--) {
                    Label label = labels.get(random.nextInt(labels.size()));
                    all.add(new Annotation(AnnotationId.create(), image.id(), label.id(), annotator.id(),
                            shape(image, label), attributes(), provenance()));
                }
            }
        }
        List<Note> notes = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            notes.add(note(images.get(random.nextInt(images.size())), annotators.getFirst(), all));
        }
        return new Imported(new LabelSchema(labels), annotators, images, all, progress, guidelines,
                new Imported.Notes(List.of(), List.of()), folder, notes);
    }

    private Note note(Image image, Annotator author, List<Annotation> all) {
        boolean ofImage = random.nextBoolean();
        return new Note(NoteId.create(), one(new String[]{ "comment", "case", "=x" }), ofImage ? image.id() : null,
                ofImage && !all.isEmpty() ? all.getFirst().id() : null, random.nextBoolean() ? author.id() : null,
                Instant.ofEpochMilli(random.nextLong(1L << 42)), attributes());
    }

    private Image image(int number) {
        Image image = Image.unseen("folder " + random.nextInt(2) + "/" + number + " \u00e4#1.png",
                20 + random.nextInt(120),
                20 + random.nextInt(90));
        boolean seen = random.nextBoolean();
        return new Image(image.id(), image.path(), random.nextInt(3), image.width(), image.height(),
                seen ? "0123456789abcdef".repeat(4) : null, seen ? random.nextLong(1L << 40) : 0,
                random.nextBoolean() ? new Spacing(random.nextDouble() + 1e-9, 0.25) : null, attributes());
    }

    private Label label(int position, List<Label> before) {
        Skeleton skeleton = random.nextInt(3) > 0
                ? null
                : new Skeleton(List.of("a", "b" + word(), "c"), List.of(new Skeleton.Edge(0, 2)),
                        List.of(new Skeleton.Pair(0, 1)));
        EnumSet<GeometryKind> kinds = random.nextBoolean()
                ? EnumSet.allOf(GeometryKind.class)
                : EnumSet.of(GeometryKind.BOX, GeometryKind.MASK);
        Label label = new Label(Label.named("", 0).id(), word() + position, random.nextInt(1 << 24),
                random.nextBoolean() ? (Character) 'q' : null, kinds,
                List.of(Attribute.text("note"),
                        new Attribute("grade " + word(), Attribute.Type.SELECT, List.of("I", "II"), "I", true)),
                skeleton, word(), position);
        return before.isEmpty() ? label : label.withParent(before.getFirst().id()).withSubjective(random.nextBoolean());
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            attributes.put("k " + word(), word());
        }
        return attributes;
    }

    private Provenance provenance() {
        Provenance.Origin origin = one(Provenance.Origin.values());
        return new Provenance(origin, origin == Provenance.Origin.HUMAN ? "" : word(),
                random.nextBoolean() ? (Double) random.nextDouble() : null, random.nextInt(3));
    }

    /** Within its image, some of it with coordinates that take all 53 bits. */
    private Geometry shape(Image image, Label label) {
        double w = image.width();
        double h = image.height();
        return switch (random.nextInt(10)) {
            case 0 -> new Tag();
            case 1 -> new Box(random.nextDouble(w / 2), random.nextDouble(h / 2), random.nextDouble(w / 2),
                    random.nextDouble(h / 2));
            case 2 -> new Box(random.nextInt(10), 5.5, 3 + random.nextInt(9), 4, random.nextInt(360));
            case 3 -> new Ellipse(w / 2, h / 2, random.nextDouble(w / 2), random.nextDouble(h / 2),
                    random.nextInt(3) * 17.5);
            case 4 -> Polygon.of(ring(w, h));
            case 5 -> new Polygon(List.of(
                    new Polygon.Part(Points.of(1, 1, 15, 1, 15, 15, 1, 15), List.of(Points.of(3, 3, 3, 6, 6, 6))),
                    new Polygon.Part(Points.of(16, 16, 19, 16, 19, 19), List.of())));
            case 6 -> new Polyline(ring(w, h));
            case 7 -> new Keypoints(IntStream.range(0, label.skeleton() == null ? 1 : 3)
                    .mapToObj(i -> new Keypoints.Joint(random.nextDouble(w), random.nextDouble(h), random.nextInt(3)))
                    .toList());
            case 8 -> nothing(image, label);
            default -> {
                int step = 1 + random.nextInt(6);
                yield Mask.ofPixels(image.width(), image.height(), (x, y) -> (x / step + y) % 5 == 0 && x > step);
            }
        };
    }

    /** What has no pixel or no joint that is there. */
    private Geometry nothing(Image image, Label label) {
        return switch (random.nextInt(3)) {
            case 0 -> new Keypoints(Collections.nCopies(label.skeleton() == null ? 1 : 3,
                    new Keypoints.Joint(0, 0, Keypoints.ABSENT)));
            case 1 -> new Polygon(List.of(
                    new Polygon.Part(Points.of(2.6, 2.6, 2.9, 2.6, 2.9, 2.9), List.of()),
                    new Polygon.Part(Points.of(3.6, 2.6, 3.9, 2.6, 3.9, 2.9), List.of())));
            default -> Mask.ofPixels(image.width(), image.height(), (x, y) -> false);
        };
    }

    private Points ring(double w, double h) {
        double[] xy = new double[6 + 2 * random.nextInt(5)];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = random.nextDouble(i % 2 == 0 ? w : h);
        }
        return Points.of(xy);
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }
}
