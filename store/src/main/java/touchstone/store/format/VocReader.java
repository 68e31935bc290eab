package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.Provenance;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;

/** Reads one Pascal VOC file into a draft. */
final class VocReader {

    static final String ROOT = "annotation";
    /** Fields that are 0 or 1; what is 0 says nothing. */
    static final List<String> FLAGS = List.of("truncated", "difficult", "occluded");
    static final String POSE = "pose";
    static final String UNSPECIFIED = "Unspecified";

    private static final Messages TEXT = Messages.beside(VocReader.class);
    private static final Set<String> WORTHLESS = Set.of("", UNSPECIFIED, "unspecified");

    private final Path file;
    private final String name;
    private final boolean countsFromOne;
    private final Draft draft;
    private final List<Xml.Node> fields = new ArrayList<>();

    VocReader(Path file, Path folder, boolean countsFromOne, Draft draft) {
        this.file = file;
        this.countsFromOne = countsFromOne;
        this.draft = draft;
        name = folder.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    /** Where the images are: beside the files, or in the challenge's own folder for them. */
    static Path imageFolder(Path folder) {
        for (Path candidate : List.of(folder.resolve("JPEGImages"), folder.resolveSibling("JPEGImages"))) {
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return folder;
    }

    void read() throws IOException {
        Xml.read(file, ROOT, new Xml.Visitor() {
            @Override
            public void root(Map<String, String> attributes) {
                // Says nothing.
            }

            @Override
            public void child(Xml.Node child) {
                fields.add(child);
            }
        });
        Xml.Node all = new Xml.Node(ROOT, Map.of(), fields, "", 1);
        Xml.Node size = all.child("size").orElse(all);
        String path = all.textOf("filename");
        Optional<Image> image = draft.image(name, draft.clean(name, path.isEmpty() ? stem() : path),
                number(size, "width"), number(size, "height"));
        if (image.isPresent()) {
            List<Xml.Node> objects = all.all("object");
            for (int i = 0; i < objects.size(); i++) {
                object(TEXT.text("whereObject", name, Integer.toString(i + 1)), image.get(), objects.get(i));
            }
        }
    }

    private String stem() {
        return ImportImages.stem(Draft.nameOf(file)) + ".jpg";
    }

    private static double number(Xml.Node node, String field) {
        Double value = Xml.number(node.textOf(field));
        return value == null ? 0 : value;
    }

    private void object(String where, Image image, Xml.Node object) {
        String label = object.textOf("name");
        if (label.isEmpty()) {
            draft.refuse(where, "shapeNoLabel");
            return;
        }
        Box box = box(where, object, image);
        if (box != null) {
            draft.add(() -> where, image, draft.label(draft.clean(where, label)), box, attributes(object),
                    Provenance.imported(draft.source()));
        }
    }

    private @Nullable Box box(String where, Xml.Node object, Image image) {
        Xml.Node corners = object.child("bndbox").orElse(null);
        if (corners == null) {
            draft.refuse(where, "vocNoBox");
            return null;
        }
        double[] values = new double[4];
        List<String> names = List.of("xmin", "ymin", "xmax", "ymax");
        for (int i = 0; i < 4; i++) {
            Double value = Xml.number(corners.textOf(names.get(i)));
            if (value == null || Math.abs(value) > Draft.FARTHEST) {
                draft.refuse(where, "badNumber", names.get(i));
                return null;
            }
            values[i] = countsFromOne && i < 2 ? value - 1 : value;
        }
        if (values[2] < values[0] || values[3] < values[1]) {
            draft.refuse(where, "vocSwapped");
            return null;
        }
        Bounds all = new Bounds(values[0], values[1], values[2], values[3]);
        Bounds frame = new Bounds(0, 0, image.width(), image.height());
        Bounds inside = all.intersection(frame);
        if (image.width() == 0 || inside.equals(all) || !all.intersects(frame)) {
            return Box.of(all);
        }
        draft.change(where, "boxCut");
        return Box.of(inside);
    }

    /** Every further field; a part of the object is kept as the four numbers of its box. */
    private static Map<String, String> attributes(Xml.Node object) {
        Map<String, String> attributes = new TreeMap<>();
        for (Xml.Node field : object.children()) {
            String text = field.text().strip();
            switch (field.name()) {
                case "name", "bndbox" -> {
                }
                case "attributes" -> field.all("attribute").forEach(
                        a -> put(attributes, a.textOf("name"), a.child("value").map(Xml.Node::text).orElse("")));
                case "part" -> field.child("bndbox").ifPresent(b -> put(attributes, "part " + field.textOf("name"),
                        b.textOf("xmin") + " " + b.textOf("ymin") + " " + b.textOf("xmax") + " " + b.textOf("ymax")));
                case "truncated", "difficult", "occluded" -> {
                    if (text.equals("1") || text.equals("true")) {
                        attributes.put(field.name(), "true");
                    }
                }
                default -> {
                    if (!field.children().isEmpty()) {
                        field.children().forEach(c -> put(attributes, c.name(), c.text().strip()));
                    } else if (!WORTHLESS.contains(text)) {
                        put(attributes, field.name(), text);
                    }
                }
            }
        }
        return attributes;
    }

    private static void put(Map<String, String> attributes, String name, String value) {
        if (name.isEmpty()) {
            return;
        }
        String free = name;
        for (int n = 2; attributes.containsKey(free); n++) {
            free = name + " " + n;
        }
        attributes.put(free, value);
    }
}
