package touchstone.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import touchstone.model.Attribute;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.model.Palette;
import touchstone.model.Skeleton;
import touchstone.model.geometry.GeometryKind;
import touchstone.store.Project;
import touchstone.store.format.Formats;
import touchstone.store.format.ReadOptions;

/**
 * A file of labels: {@code {"labels":[{"name", "colour":"#RRGGBB", "shortcut", "kinds":[..], "description",
 * "attributes":[{"name","type","choices","default","required"}], "skeleton":{"joints","edges","pairs"}, "parent":NAME,
 * "subjective":true}]}}, only the names being required. A COCO file will do as well: its categories are taken; and so
 * will a list of such labels or of names, as JSON or as plain text with one name a line. Of another project its labels are
 * taken, of a CVAT file or a folder of annotations those that are in it.
 */
public final class SchemaFile {

    private static final Messages TEXT = Messages.beside(SchemaFile.class);

    private final Path file;
    private final List<Label> labels = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Set<Character> shortcuts = new HashSet<>();

    private SchemaFile(Path file) {
        this.file = file;
    }

    public static LabelSchema read(Path file) throws IOException {
        if (file.toString().endsWith(".touchstone")) {
            try (Project project = Project.openReadOnly(file)) {
                return project.schema();
            }
        }
        if (Files.isDirectory(file) || file.toString().endsWith(".xml")) {
            return Formats.detect(file).read(file, ReadOptions.NONE).schema();
        }
        SchemaFile schema = new SchemaFile(file);
        schema.read();
        schema.growTree();
        return new LabelSchema(schema.labels);
    }

    /** A parent may be told before it stands in the file, so parents are looked up in the end. */
    private void growTree() throws InputRefused {
        LabelSchema flat = new LabelSchema(labels);
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            String parent = parents.get(label.name());
            if (parent != null) {
                labels.set(i, label.withParent(flat.byName(parent)
                        .orElseThrow(() -> refused(label.name(), "schema.parent", parent)).id()));
            }
        }
        LabelSchema tree = new LabelSchema(labels);
        for (Label label : labels) {
            if (tree.root(label.id()).orElseThrow().parent() != null) {
                throw refused(label.name(), "schema.circle");
            }
        }
    }

    private void read() throws IOException {
        String text = JsonInput.text(file).strip();
        if (!text.isEmpty() && text.charAt(0) != '{' && text.charAt(0) != '[') {
            for (String line : text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
                addName(line);
            }
            return;
        }
        JsonNode root = JsonInput.file(file);
        if (root.isArray() && !root.isEmpty()) {
            addAll(root);
        } else if (root.path("labels").isArray()) {
            addAll(root.path("labels"));
        } else if (root.path("categories").isArray()) {
            for (JsonNode category : root.path("categories")) {
                addCategory(category);
            }
        } else {
            throw new InputRefused(TEXT.text("schema.none", file));
        }
    }

    private void addAll(JsonNode list) throws InputRefused {
        for (JsonNode label : list) {
            if (label.isString()) {
                addName(label.stringValue().strip());
            } else {
                addLabel(label);
            }
        }
    }

    private void addName(String name) throws InputRefused {
        labels.add(Label.named(unused(name), labels.size()));
    }

    private void addLabel(JsonNode node) throws InputRefused {
        String name = name(node);
        Set<GeometryKind> kinds = EnumSet.noneOf(GeometryKind.class);
        for (JsonNode kind : node.path("kinds")) {
            kinds.add(GeometryKind.of(kind.asString("")).orElseThrow(() -> refused(name, "schema.kind", kind)));
        }
        if (kinds.isEmpty()) {
            kinds = EnumSet.allOf(GeometryKind.class);
        }
        List<Attribute> attributes = new ArrayList<>();
        for (JsonNode attribute : node.path("attributes")) {
            attributes.add(attribute(name, attribute));
        }
        labels.add(new Label(LabelId.create(), name, colour(name, node), shortcut(name, node), kinds, attributes,
                node.has("skeleton") ? skeleton(name, node.path("skeleton"), "joints", "edges", 0) : null,
                node.path("description").asString(""), labels.size(), null, flag(name, node, "subjective")));
        if (!node.path("parent").isMissingNode() && !node.path("parent").isNull()) {
            parents.put(name, node.path("parent").asString("").strip());
        }
    }

    /** COCO counts joints from 1. */
    private void addCategory(JsonNode node) throws InputRefused {
        String name = name(node);
        labels.add(Label.named(name, labels.size()).withSkeleton(
                node.path("keypoints").isEmpty() ? null : skeleton(name, node, "keypoints", "skeleton", 1)));
    }

    private String name(JsonNode node) throws InputRefused {
        return unused(node.path("name").asString("").strip());
    }

    private String unused(String name) throws InputRefused {
        if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
            throw new InputRefused(TEXT.text("schema.nameless", file, labels.size() + 1));
        }
        if (!names.add(name)) {
            throw refused(name, "schema.twice");
        }
        return name;
    }

    private boolean flag(String label, JsonNode node, String key) throws InputRefused {
        JsonNode flag = node.path(key);
        if (!flag.isMissingNode() && !flag.isBoolean()) {
            throw refused(label, "schema.flag", key);
        }
        return flag.asBoolean(false);
    }

    private int colour(String name, JsonNode node) throws InputRefused {
        if (!node.has("colour")) {
            return Palette.colour(labels.size());
        }
        String colour = node.path("colour").asString("");
        if (!colour.matches("#[0-9A-Fa-f]{6}")) {
            throw refused(name, "schema.colour", colour);
        }
        return Integer.parseInt(colour.substring(1), 16);
    }

    private @Nullable Character shortcut(String name, JsonNode node) throws InputRefused {
        if (!node.has("shortcut")) {
            return null;
        }
        String key = node.path("shortcut").asString("");
        if (key.length() != 1 || !shortcuts.add(key.charAt(0))) {
            throw refused(name, "schema.shortcut", key);
        }
        return key.charAt(0);
    }

    private Attribute attribute(String label, JsonNode node) throws InputRefused {
        String name = node.path("name").asString("").strip();
        if (name.isEmpty()) {
            throw refused(label, "schema.attribute.nameless");
        }
        String typeKey = node.path("type").asString("text");
        Attribute.Type type = Attribute.Type.of(typeKey)
                .orElseThrow(() -> refused(label, "schema.attribute.type", name, typeKey));
        List<String> choices = new ArrayList<>();
        for (JsonNode choice : node.path("choices")) {
            choices.add(choice.asString(""));
        }
        if (type == Attribute.Type.SELECT && choices.isEmpty()) {
            throw refused(label, "schema.attribute.choices", name);
        }
        String initial = node.path("default").asString("");
        Attribute attribute = new Attribute(name, type, choices, initial, node.path("required").asBoolean(false));
        if (!initial.isEmpty() && !attribute.accepts(initial)) {
            throw refused(label, "schema.attribute.default", name, initial);
        }
        return attribute;
    }

    private Skeleton skeleton(String label, JsonNode node, String jointsKey, String edgesKey, int first)
            throws InputRefused {
        List<String> joints = new ArrayList<>();
        for (JsonNode joint : node.path(jointsKey)) {
            joints.add(joint.asString(""));
        }
        List<Skeleton.Edge> edges = new ArrayList<>();
        for (JsonNode edge : node.path(edgesKey)) {
            edges.add(new Skeleton.Edge(edge.path(0).asInt(-1) - first, edge.path(1).asInt(-1) - first));
        }
        List<Skeleton.Pair> pairs = new ArrayList<>();
        for (JsonNode pair : node.path("pairs")) {
            pairs.add(new Skeleton.Pair(pair.path(0).asInt(-1) - first, pair.path(1).asInt(-1) - first));
        }
        try {
            return new Skeleton(joints, edges, pairs);
        } catch (IllegalArgumentException noSuchJoint) {
            throw refused(label, "schema.skeleton");
        }
    }

    private InputRefused refused(String label, String key, Object... values) {
        return new InputRefused(TEXT.text("schema.label", file, label, TEXT.text(key, values)));
    }
}
