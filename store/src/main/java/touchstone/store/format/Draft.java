package touchstone.store.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import touchstone.model.Address;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Attribute;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.model.Palette;
import touchstone.model.OwnExtent;
import touchstone.model.Progress;
import touchstone.model.Provenance;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.store.image.ImageFile;

/** An {@link Imported} while its file is being read: checks what every format has to check, and keeps the notes. */
final class Draft {

    /** Beyond this, in pixels, no image reaches and the COCO rule of filling polygons does not count. */
    static final double FARTHEST = 1e8;

    private static final int BETWEEN_STEPS = 1_000;
    private static final Messages TEXT = Messages.beside(Draft.class);
    private static final int LARGEST_SIDE = 1_000_000;

    /** A label to be: found by name, filled while the file is read. */
    static final class LabelDraft {
        final LabelId id = LabelId.create();
        final String name;
        private final int position;
        private int colour;
        private @Nullable Skeleton skeleton;
        private @Nullable LabelDraft parent;
        private Set<GeometryKind> kinds = EnumSet.allOf(GeometryKind.class);
        private final Map<String, Attribute> attributes = new LinkedHashMap<>();

        private LabelDraft(String name, int position) {
            this.name = name;
            this.position = position;
            this.colour = Palette.colour(position);
        }

        void colour(int rgb) {
            colour = rgb & 0xffffff;
        }

        void skeleton(Skeleton joints) {
            skeleton = joints;
        }

        @Nullable
        Skeleton skeleton() {
            return skeleton;
        }

        /** Says which wider label this one is a kind of; a circle of such labels is broken. */
        void parent(LabelDraft wider) {
            for (LabelDraft at = wider; at != null; at = at.parent) {
                if (at == this) {
                    return;
                }
            }
            parent = wider;
        }

        void allowAll() {
            kinds = EnumSet.allOf(GeometryKind.class);
        }

        void attribute(Attribute attribute) {
            attributes.putIfAbsent(attribute.name(), attribute);
        }

        private Label label() {
            return new Label(id, name, colour, null, kinds, List.copyOf(attributes.values()), skeleton, "", position)
                    .withParent(parent == null ? null : parent.id);
        }
    }

    final Path base;
    private final String source;
    private final ImageFinder finder;
    private final Watch watch;
    private final Annotator annotator;
    private final Map<String, Annotator> named = new LinkedHashMap<>();
    private final Map<Progress.Key, Progress> progress = new LinkedHashMap<>();
    private final Map<String, LabelDraft> labels = new LinkedHashMap<>();
    private final Map<String, Image> images = new LinkedHashMap<>();
    private final List<Annotation> annotations = new ArrayList<>();
    private final Set<ImageId> untouched = new HashSet<>();
    private final List<Imported.Note> refused = new ArrayList<>();
    private final List<Imported.Note> changed = new ArrayList<>();

    /**
     * @param from the file or folder that is read
     * @param base the folder against which its image paths are meant
     */
    Draft(Path from, Path base, ReadOptions options) {
        this.base = base;
        source = nameOf(from);
        finder = new ImageFinder(options.images(), base);
        watch = options.watch();
        int dot = source.lastIndexOf('.');
        annotator = Annotator.named(dot > 0 ? source.substring(0, dot) : source, Annotator.Role.ANNOTATOR);
    }

    static String nameOf(Path path) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        return name == null ? path.toString() : name.toString();
    }

    static Path folderOf(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    /** File name of what is read, the source of its objects. */
    String source() {
        return source;
    }

    void refuse(String where, String key, Object... values) {
        refused.add(new Imported.Note(where, TEXT.text(key, values)));
    }

    void refuse(String where, InvalidGeometry reason) {
        refused.add(new Imported.Note(where, String.valueOf(reason.getMessage())));
    }

    void refuse(String where, InputRefused reason) {
        refused.add(new Imported.Note(where, reason.getMessage()));
    }

    void refuse(Imported.Note note) {
        refused.add(note);
    }

    void change(String where, String key, Object... values) {
        changed.add(new Imported.Note(where, TEXT.text(key, values)));
    }

    /** The label of that name, new at the end of the schema when there is none yet. */
    LabelDraft label(String name) {
        return labels.computeIfAbsent(name, n -> new LabelDraft(n, labels.size()));
    }

    /** As {@link #label}, for tags only until a shape is named so. */
    LabelDraft tagLabel(String name) {
        LabelDraft label = label(name);
        label.kinds = EnumSet.of(GeometryKind.TAG);
        return label;
    }

    Optional<LabelDraft> knownLabel(String name) {
        return Optional.ofNullable(labels.get(name));
    }

    /** Text that a project file can hold: a lone half of a surrogate pair, which UTF-8 cannot write, is replaced. */
    String clean(String where, String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        String repaired = new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16);
        if (!repaired.equals(text)) {
            change(where, "nameRepaired");
        }
        return repaired;
    }

    /**
     * An image of the file, or nothing when it was refused. A size that is not positive is looked up in the image file.
     *
     * @param path as the file has it; backslashes become slashes; one picture of a file as {@link Address} says
     */
    Optional<Image> image(String where, String path, double width, double height) throws IOException {
        return image(where, path, width, height, false);
    }

    /** As {@link #image(String, String, double, double)}, but an unknown size becomes 0 x 0. */
    Optional<Image> imageOfUnknownSize(String where, String path) throws IOException {
        return image(where, path, 0, 0, true);
    }

    /**
     * An image of which only the name without its ending is known: that of a file that is there, else of a JPEG.
     *
     * @param stem a path with forward slashes
     */
    Optional<Image> imageNamed(String where, String stem, double width, double height) throws IOException {
        return image(where, finder.complete(stem).orElse(stem + ".jpg"), width, height);
    }

    /** The image that a picture of another ending stands for: that of a file that is called so, else of the name itself. */
    Optional<Image> imageLike(String where, String path, double width, double height) throws IOException {
        return image(where, finder.complete(ImportImages.stem(path)).orElse(path), width, height);
    }

    /** An image whose file is there; its size is the file's. */
    Optional<Image> imageFile(String where, String path, Path file) throws IOException {
        try {
            ImageFile found = ImageFile.inspect(file);
            return image(where, path, found.width(), found.height());
        } catch (InputRefused notAnImage) {
            refuse(where, notAnImage);
            return Optional.empty();
        }
    }

    /**
     * One of several annotators that the file names. Who names any has to give each object and each status its annotator;
     * in other files all objects are of one, who has the name of the file and is done with all images.
     */
    Annotator annotator(String name, Annotator.Role role) {
        return named.computeIfAbsent(name, n -> Annotator.named(n, role));
    }

    void status(Image image, Annotator of, Progress.Status status) {
        Progress said = new Progress(image.id(), of.id(), status);
        progress.put(said.identity(), said);
    }

    boolean hasStatus(Image image, Annotator of) {
        return progress.containsKey(new Progress.Key(image.id(), of.id()));
    }

    /** Says something more of an image of this file. */
    void field(Image image, String name, String value) {
        images.computeIfPresent(image.address(), (path, known) -> {
            Map<String, String> fields = new HashMap<>(known.fields());
            fields.put(name, value);
            return known.withFields(fields);
        });
    }

    /** Says that nobody has been through the image: that it has no object means nothing. */
    void untouched(Image image) {
        untouched.add(image.id());
    }

    private Optional<Image> image(String where, String path, double width, double height, boolean anySize)
            throws IOException {
        watch.step(Watch.Step.READ, annotations.size(), 0);
        String name = path.replace('\\', '/');
        if (name.isBlank() || name.endsWith("/")) {
            refuse(where, "imageNoName");
            return Optional.empty();
        }
        if (!isPath(name)) {
            refuse(where, "imagePathUnusable");
            return Optional.empty();
        }
        Address address = Address.of(name, file -> finder.find(file).isPresent());
        Image known = images.get(address.text());
        if (known != null) {
            change(where, "imageRepeated");
            return Optional.of(known);
        }
        if (width > LARGEST_SIDE || height > LARGEST_SIDE) {
            refuse(where, "imageSizeAbsurd", number(width), number(height));
            return Optional.empty();
        }
        Image image;
        if (width >= 1 && height >= 1 && width == Math.rint(width) && height == Math.rint(height)) {
            image = unseen(address, (int) width, (int) height);
        } else {
            Optional<ImageFile.Plane> file = inspect(address);
            if (file.isPresent()) {
                image = unseen(address, file.get().width(), file.get().height());
                change(where, "imageSizeFromFile", number(image.width()), number(image.height()));
            } else if (anySize) {
                image = unseen(address, 0, 0);
            } else {
                refuse(where, "imageSizeUnknown", number(width), number(height));
                return Optional.empty();
            }
        }
        images.put(address.text(), image);
        return Optional.of(image);
    }

    private static Image unseen(Address address, int width, int height) {
        return Image.unseen(address.path(), width, height).withPlane(address.plane());
    }

    private Optional<ImageFile.Plane> inspect(Address address) throws IOException {
        Optional<Path> file = finder.find(address.path());
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<ImageFile.Plane> planes = ImageFile.inspect(file.get()).planes();
            return address.plane() < planes.size() ? Optional.of(planes.get(address.plane())) : Optional.empty();
        } catch (InputRefused notAnImage) {
            return Optional.empty();
        }
    }

    static boolean isPath(String name) {
        try {
            return !Path.of(name).toString().isEmpty();
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    /** A number as a user would write it: without decimals where it has none, in words where it is none. */
    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "?";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /**
     * Adds an object unless it lies wholly outside its image.
     *
     * @param where asked only for a note: to word it takes longer than to read the object
     * @return whether it was added
     */
    boolean add(Supplier<String> where, Image image, LabelDraft label, Geometry geometry,
            Map<String, String> attributes,
            Provenance provenance) {
        return add(where, image, label, annotator, geometry, attributes, provenance);
    }

    /** As the other, as an object of one of several annotators. */
    boolean add(Supplier<String> where, Image image, LabelDraft label, Annotator by, Geometry geometry,
            Map<String, String> attributes, Provenance provenance) {
        Bounds bounds = geometry.bounds();
        if (image.width() > 0 && !bounds.isEmpty()
                && !bounds.intersects(new Bounds(0, 0, image.width(), image.height()))) {
            refuse(where.get(), "outside", number(image.width()), number(image.height()));
            return false;
        }
        attributes.keySet().stream().filter(name -> !OwnExtent.NAMES.contains(name))
                .forEach(name -> label.attribute(Attribute.text(name)));
        if (annotations.size() % BETWEEN_STEPS == 0) {
            watch.step(Watch.Step.READ, annotations.size(), 0);
        }
        annotations.add(new Annotation(AnnotationId.create(), image.id(), label.id, by.id(), geometry,
                attributes, provenance));
        return true;
    }

    /** Refuses the file when it has objects and none of them could be used. */
    Imported finish() throws InputRefused {
        if (annotations.isEmpty() && images.isEmpty() && !refused.isEmpty()) {
            Imported.Note first = refused.getFirst();
            throw new InputRefused(TEXT.text("nothingUsable", source, Integer.toString(refused.size()), first.where(),
                    first.reason()));
        }
        if (named.isEmpty()) {
            images.values().stream().filter(i -> !untouched.contains(i.id()))
                    .forEach(i -> status(i, annotator, Progress.Status.DONE));
        }
        return new Imported(new LabelSchema(labels.values().stream().map(LabelDraft::label).toList()),
                named.isEmpty() ? List.of(annotator) : List.copyOf(named.values()), List.copyOf(images.values()),
                annotations, List.copyOf(progress.values()), List.of(), new Imported.Notes(refused, changed), base);
    }
}
