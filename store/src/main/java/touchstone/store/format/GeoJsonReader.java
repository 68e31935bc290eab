package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Provenance;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.InvalidGeometry;

/** Reads one GeoJSON file into a draft, a feature at a time. */
final class GeoJsonReader {

    static final String SCORE = "score";
    static final String OBJECT_TYPE = "objectType";
    static final String ANNOTATION = "annotation";
    /** What this program says of the image, a member that GeoJSON allows and others pass over. */
    static final String IMAGE = "image";

    private static final Messages TEXT = Messages.beside(GeoJsonReader.class);
    private static final String UNCLASSIFIED = "Unclassified";

    private final Path file;
    private final ReadOptions options;
    private final Draft draft;
    private final String name;
    private @Nullable Image image;
    private boolean refusedImage;
    private int features;

    GeoJsonReader(Path file, ReadOptions options, Draft draft) {
        this.file = file;
        this.options = options;
        this.draft = draft;
        name = draft.base.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    void read() throws IOException {
        boolean any = Json.read(file, this::document);
        if (!any) {
            throw new InputRefused(TEXT.text("notGeoJson", file));
        }
        if (image == null && !refusedImage) {
            image();
        }
    }

    /** A collection, a list of features, one feature, or a bare shape. */
    private boolean document(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.START_ARRAY) {
            list(in);
            return true;
        }
        Map<String, @Nullable Object> rest = new TreeMap<>();
        boolean list = false;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.nextToken();
            if (key.equals("features") && in.currentToken() == JsonToken.START_ARRAY) {
                list(in);
                list = true;
            } else {
                Object value = Json.value(in);
                rest.put(key, value);
                if (key.equals(IMAGE) && value instanceof Map<?, ?> about) {
                    image(about);
                }
            }
        }
        if (list) {
            return true;
        }
        if (rest.get("geometry") instanceof Map<?, ?>) {
            feature(rest);
            return true;
        }
        if (rest.containsKey("coordinates")) {
            feature(Map.of("geometry", rest));
            return true;
        }
        return false;
    }

    private void list(JsonParser in) throws IOException {
        while (in.nextToken() != JsonToken.END_ARRAY) {
            feature(Json.value(in));
        }
    }

    private void image(Map<?, ?> about) throws IOException {
        if (about.get("path") instanceof String path && about.get("width") instanceof Number width
                && about.get("height") instanceof Number height) {
            image = draft.image(name, draft.clean(name, path), width.doubleValue(), height.doubleValue()).orElse(null);
            refusedImage = image == null;
        }
    }

    private Optional<Image> image() throws IOException {
        if (image == null && !refusedImage) {
            String stem = ImportImages.stem(Draft.nameOf(file));
            Optional<Path> found = picture(stem);
            Optional<Image> named = found.isPresent()
                    ? draft.imageFile(name, Relative.path(draft.base, found.get()), found.get())
                    : draft.imageOfUnknownSize(name, stem);
            image = named.orElse(null);
            refusedImage = image == null;
        }
        return Optional.ofNullable(image);
    }

    /** The only other file of that name in the folder of the images or beside the file. */
    private Optional<Path> picture(String stem) throws IOException {
        List<Path> folders = new ArrayList<>();
        if (options.images() != null) {
            folders.add(options.images());
        }
        folders.add(Draft.folderOf(file));
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> list = Files.list(folder)) {
                    List<Path> found = list.filter(p -> ImportImages.stem(Draft.nameOf(p)).equals(stem)
                            && !Draft.nameOf(p).endsWith("json") && Files.isRegularFile(p)).toList();
                    if (found.size() == 1) {
                        return Optional.of(found.getFirst());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private void feature(@Nullable Object element) throws IOException {
        features++;
        String where = TEXT.text("whereFeature", name, Integer.toString(features));
        if (!(element instanceof Map<?, ?> feature) || !(feature.get("geometry") instanceof Map<?, ?> geometry)) {
            draft.refuse(where, "noShape");
            return;
        }
        Optional<Image> of = image();
        if (of.isEmpty()) {
            return;
        }
        Map<?, ?> properties = feature.get("properties") instanceof Map<?, ?> p ? p : Map.of();
        shape(where, of.get(), geometry, properties, "");
        if (feature.get("nucleusGeometry") instanceof Map<?, ?> nucleus) {
            shape(where, of.get(), nucleus, properties, ": " + TEXT.text("nucleus"));
        }
    }

    private void shape(String where, Image of, Map<?, ?> geometry, Map<?, ?> properties, String part) {
        try {
            Map<String, String> attributes = attributes(properties, geometry);
            Provenance provenance = Provenance.imported(draft.source());
            Double score = Xml.number(attributes.getOrDefault(SCORE, ""));
            if (score != null && score >= 0 && score <= 1) {
                attributes.remove(SCORE);
                provenance = Provenance.model(draft.source(), score);
            }
            Draft.LabelDraft label = draft.label(draft.clean(where, classification(properties) + part));
            colour(properties, label);
            for (Geometry shape : new GeoJsonShape(geometry).shapes()) {
                draft.add(() -> where, of, label, shape, attributes, provenance);
            }
        } catch (InvalidGeometry reason) {
            draft.refuse(where, reason);
        }
    }

    /** A derived class of QuPath has several names, which it shows with colons between. */
    private static String classification(Map<?, ?> properties) {
        String found = "";
        if (properties.get("classification") instanceof Map<?, ?> is) {
            if (is.get("name") instanceof String one) {
                found = one;
            } else if (is.get("names") instanceof List<?> several) {
                found = several.stream().map(String::valueOf).collect(Collectors.joining(": "));
            }
        }
        return found.isBlank() ? UNCLASSIFIED : found;
    }

    private static void colour(Map<?, ?> properties, Draft.LabelDraft label) {
        if (properties.get("classification") instanceof Map<?, ?> is) {
            if (is.get("color") instanceof List<?> rgb && rgb.size() == 3 && rgb.get(0) instanceof Long red
                    && rgb.get(1) instanceof Long green && rgb.get(2) instanceof Long blue) {
                label.colour((int) ((red & 0xff) << 16 | (green & 0xff) << 8 | blue & 0xff));
            } else if (is.get("colorRGB") instanceof Long packed) {
                label.colour(packed.intValue());
            }
        }
    }

    private static Map<String, String> attributes(Map<?, ?> properties, Map<?, ?> geometry) {
        Map<String, String> attributes = new TreeMap<>();
        properties.forEach((key, value) -> {
            switch (String.valueOf(key)) {
                case "classification" -> {
                }
                case OBJECT_TYPE, "object_type", "type" -> {
                    if (value instanceof String type && !type.equalsIgnoreCase(ANNOTATION)) {
                        attributes.put(OBJECT_TYPE, type);
                    }
                }
                case "isLocked" -> {
                    if (Boolean.TRUE.equals(value)) {
                        attributes.put("isLocked", "true");
                    }
                }
                case "measurements" -> measurements(value, attributes);
                case "metadata" -> {
                    if (value instanceof Map<?, ?> entries) {
                        entries.forEach((name, of) -> put(attributes, String.valueOf(name), of));
                    }
                }
                default -> put(attributes, String.valueOf(key), value);
            }
        });
        if (geometry.get("plane") instanceof Map<?, ?> plane) {
            plane.forEach((axis, at) -> {
                if (at instanceof Long n && n > 0) {
                    attributes.put("plane." + axis, n.toString());
                }
            });
        }
        return attributes;
    }

    private static void measurements(@Nullable Object value, Map<String, String> attributes) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, of) -> put(attributes, String.valueOf(name), of));
        } else if (value instanceof List<?> list) {
            for (Object one : list) {
                if (one instanceof Map<?, ?> pair && pair.get("name") instanceof String name) {
                    put(attributes, name, pair.get("value"));
                }
            }
        }
    }

    private static void put(Map<String, String> attributes, String name, @Nullable Object value) {
        if (name.isEmpty()) {
            return;
        }
        if (value instanceof String s) {
            attributes.put(name, s);
        } else if (value instanceof Boolean || value instanceof Long) {
            attributes.put(name, value.toString());
        } else if (value instanceof Double d && Double.isFinite(d)) {
            attributes.put(name, Draft.number(d));
        }
    }
}
