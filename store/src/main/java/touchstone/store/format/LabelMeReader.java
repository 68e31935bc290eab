package touchstone.store.format;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import touchstone.model.Attribute;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Provenance;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Tag;

/** Reads one LabelMe file into a draft. Coordinates are those of the image turned upright. */
final class LabelMeReader {

    static final String GROUP = "group_id";
    static final String DESCRIPTION = "description";
    static final String DIFFICULT = "difficult";

    private static final Messages TEXT = Messages.beside(LabelMeReader.class);

    private final Path file;
    private final String name;
    private final Draft draft;

    LabelMeReader(Path file, Draft draft) {
        this.file = file;
        this.draft = draft;
        Path relative = draft.base.relativize(file.toAbsolutePath().normalize());
        name = relative.toString().replace('\\', '/');
    }

    void read() throws IOException {
        Map<String, @Nullable Object> document = Json.read(file, LabelMeReader::document);
        if (!(document.get("shapes") instanceof List<?>) && !(document.get("imagePath") instanceof String)) {
            throw new InputRefused(TEXT.text("notLabelMe", file));
        }
        String path = document.get("imagePath") instanceof String s ? s.replace('\\', '/') : "";
        Optional<Image> image = draft.image(name, beside(draft.clean(name, path)), number(document.get("imageWidth")),
                number(document.get("imageHeight")));
        if (image.isEmpty()) {
            return;
        }
        if (document.get("flags") instanceof Map<?, ?> flags) {
            flags.forEach((flag, set) -> tag(image.get(), String.valueOf(flag), Boolean.TRUE.equals(set)));
        }
        if (document.get("shapes") instanceof List<?> shapes) {
            for (int i = 0; i < shapes.size(); i++) {
                shape(image.get(), TEXT.text("whereShape", name, Integer.toString(i + 1)), shapes.get(i));
            }
        }
    }

    /** The document without the picture that may lie in it. */
    private static Map<String, @Nullable Object> document(JsonParser in) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return fields;
        }
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.nextToken();
            if (!key.equals("imageData")) {
                fields.put(key, Json.value(in));
            }
        }
        return fields;
    }

    /** An image path of this file against the folder that is read. */
    private String beside(String path) {
        int slash = name.lastIndexOf('/');
        if (slash < 0 || path.isBlank() || path.startsWith("/")) {
            return path;
        }
        try {
            return Path.of(name.substring(0, slash), path).normalize().toString().replace('\\', '/');
        } catch (InvalidPathException notAPath) {
            return path;
        }
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number n ? n.doubleValue() : 0;
    }

    /** A flag of the image is a tag; one that is not set still belongs to the schema. */
    private void tag(Image image, String flag, boolean set) {
        String clean = draft.clean(name, flag);
        if (clean.isBlank()) {
            return;
        }
        Draft.LabelDraft label = draft.knownLabel(clean).orElseGet(() -> draft.tagLabel(clean));
        if (set) {
            draft.add(() -> name, image, label, new Tag(), Map.of(), Provenance.imported(draft.source()));
        }
    }

    private void shape(Image image, String where, @Nullable Object element) {
        if (!(element instanceof Map<?, ?> fields)) {
            draft.refuse(where, "shapeForm");
            return;
        }
        if (!(fields.get("label") instanceof String text) || text.isBlank()) {
            draft.refuse(where, "shapeNoLabel");
            return;
        }
        try {
            Geometry geometry = new LabelMeShape(fields, image, key -> draft.change(where, key)).geometry();
            Object score = fields.get("score");
            if (score instanceof Double d && !Double.isFinite(d)) {
                draft.refuse(where, "scoreNotFinite");
                return;
            }
            Draft.LabelDraft label = draft.label(draft.clean(where, text));
            label.allowAll();
            draft.add(() -> where, image, label, geometry, attributes(fields, label), score instanceof Number n
                    ? Provenance.model(draft.source(), n.doubleValue())
                    : Provenance.imported(draft.source()));
        } catch (InvalidGeometry reason) {
            draft.refuse(where, reason);
        } catch (InputRefused picture) {
            draft.refuse(where, picture);
        }
    }

    /**
     * Flags, attributes and every further single value of the shape; what is empty, false by default or null says nothing
     * and is passed over.
     */
    private static Map<String, String> attributes(Map<?, ?> fields, Draft.LabelDraft label) {
        Map<String, String> attributes = new TreeMap<>();
        fields.forEach((key, value) -> {
            String field = String.valueOf(key);
            switch (field) {
                case "label", "points", "shape_type", "mask", "score", "direction", LabelMeShape.VISIBILITY -> {
                }
                case "flags" -> {
                    if (value instanceof Map<?, ?> flags) {
                        flags.forEach((flag, set) -> {
                            label.attribute(new Attribute(String.valueOf(flag), Attribute.Type.CHECKBOX, List.of(), "",
                                    false));
                            put(attributes, String.valueOf(flag), set);
                        });
                    }
                }
                case "attributes" -> {
                    if (value instanceof Map<?, ?> further) {
                        further.forEach((name, of) -> put(attributes, String.valueOf(name), of));
                    }
                }
                case DIFFICULT -> {
                    if (Boolean.TRUE.equals(value)) {
                        attributes.put(DIFFICULT, "true");
                    }
                }
                default -> put(attributes, field, value);
            }
        });
        return attributes;
    }

    /** Keeps a single value as text; what is empty says nothing. */
    static void put(Map<String, String> attributes, String name, @Nullable Object value) {
        if (value instanceof String s && !s.isEmpty()) {
            attributes.put(name, s);
        } else if (value instanceof Boolean || value instanceof Long) {
            attributes.put(name, value.toString());
        } else if (value instanceof Double d && Double.isFinite(d)) {
            attributes.put(name, Draft.number(d));
        }
    }
}
