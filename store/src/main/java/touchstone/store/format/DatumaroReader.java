package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Provenance;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.InvalidGeometry;
import touchstone.model.geometry.Tag;

/** Reads one Datumaro file, item by item. Labels that are joints of another one are not labels here. */
final class DatumaroReader {

    static final String SCORE = "score";
    static final String ROTATION = "rotation";
    /** Fields of an annotation that are attributes here, where they are not 0. */
    static final List<String> NUMBERS = List.of("group", "z_order");

    private static final Messages TEXT = Messages.beside(DatumaroReader.class);

    private final Path file;
    private final String name;
    private final Draft draft;
    /** By label id; null for a joint. */
    private final List<String> labels = new ArrayList<>();
    private final Set<String> joints = new HashSet<>();

    DatumaroReader(Path file, Draft draft) {
        this.file = file;
        this.draft = draft;
        name = Draft.nameOf(file);
    }

    Imported read() throws IOException {
        if (!Json.read(file, this::document)) {
            throw new InputRefused(TEXT.text("notDatumaro", file));
        }
        return draft.finish();
    }

    private boolean document(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return false;
        }
        List<@Nullable Object> early = new ArrayList<>();
        boolean hasItems = false;
        boolean hasCategories = false;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            boolean list = in.nextToken() == JsonToken.START_ARRAY;
            if (key.equals("categories")) {
                hasCategories = true;
                categories(Json.value(in));
            } else if (key.equals("items") && list) {
                hasItems = true;
                for (int i = 1; in.nextToken() != JsonToken.END_ARRAY; i++) {
                    Object item = Json.value(in);
                    if (hasCategories) {
                        item(i, item);
                    } else {
                        early.add(item);
                    }
                }
            } else {
                in.skipChildren();
            }
        }
        for (int i = 0; i < early.size(); i++) {
            item(i + 1, early.get(i));
        }
        return hasItems;
    }

    private void categories(@Nullable Object value) {
        Map<?, ?> categories = map(value);
        List<Map<?, ?>> all = LabelStudioReader.maps(map(categories.get("label")).get("labels"));
        Map<Integer, Map<?, ?>> skeletons = new HashMap<>();
        for (Map<?, ?> points : LabelStudioReader.maps(map(categories.get("points")).get("items"))) {
            if (points.get("label_id") instanceof Long id && id >= 0 && id < all.size()) {
                skeletons.put(id.intValue(), points);
            }
        }
        for (Map<?, ?> label : all) {
            String text = label.get("name") instanceof String told ? told : "";
            labels.add(text.isBlank() ? numbered(labels.size()) : draft.clean(name, text));
        }
        skeletons.forEach((id, points) -> {
            for (Object joint : list(points.get("labels"))) {
                for (int i = 0; i < all.size(); i++) {
                    if (labels.get(i).equals(joint) && labels.get(id).equals(all.get(i).get("parent"))) {
                        joints.add(labels.get(i));
                    }
                }
            }
        });
        Map<String, String> parents = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            String label = labels.get(i);
            if (!joints.contains(label)) {
                Draft.LabelDraft taken = draft.label(label);
                if (skeletons.containsKey(i)) {
                    skeleton(taken, skeletons.getOrDefault(i, Map.of()));
                }
                if (all.get(i).get("parent") instanceof String parent && !parent.isBlank()) {
                    parents.put(label, parent);
                }
            }
        }
        parents.forEach((label, parent) -> draft.knownLabel(parent).ifPresent(p -> draft.label(label).parent(p)));
    }

    private String numbered(long id) {
        return TEXT.text("labelNumbered", Long.toString(id));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** Lines count joints from 1, as COCO's; where one names a 0, from 0. */
    private void skeleton(Draft.LabelDraft label, Map<?, ?> points) {
        List<String> names = list(points.get("labels")).stream().map(n -> draft.clean(name, String.valueOf(n)))
                .toList();
        if (names.isEmpty()) {
            return;
        }
        List<long[]> pairs = new ArrayList<>();
        for (Object pair : list(points.get("joints"))) {
            if (pair instanceof List<?> two && two.size() == 2 && two.get(0) instanceof Long a
                    && two.get(1) instanceof Long b) {
                pairs.add(new long[]{ a, b });
            }
        }
        long first = pairs.stream().anyMatch(p -> p[0] == 0 || p[1] == 0) ? 0 : 1;
        List<Skeleton.Edge> edges = new ArrayList<>();
        for (long[] pair : pairs) {
            long from = pair[0] - first;
            long to = pair[1] - first;
            if (from >= 0 && to >= 0 && from < names.size() && to < names.size()) {
                edges.add(new Skeleton.Edge((int) from, (int) to));
            } else {
                draft.change(name, "skeletonEdge", Long.toString(pair[0]), Long.toString(pair[1]));
            }
        }
        label.skeleton(new Skeleton(names, edges, List.of()));
    }

    private void item(int number, @Nullable Object value) throws IOException {
        String where = TEXT.text("whereItem", name, Integer.toString(number));
        if (!(value instanceof Map<?, ?> item)) {
            draft.refuse(where, "itemForm");
            return;
        }
        Map<?, ?> picture = item.get("image") instanceof Map<?, ?> map ? map : map(item.get("media"));
        String id = String.valueOf(item.get("id"));
        where = TEXT.text("whereItem", name, id);
        String path = picture.get("path") instanceof String text && !text.isBlank() ? text : id;
        List<?> size = list(picture.get("size"));
        Optional<Image> image = size.size() == 2 && size.get(0) instanceof Number h && size.get(1) instanceof Number w
                && h.doubleValue() > 0 && w.doubleValue() > 0
                        ? draft.image(where, draft.clean(where, path), w.doubleValue(), h.doubleValue())
                        : draft.imageOfUnknownSize(where, draft.clean(where, path));
        if (image.isEmpty()) {
            return;
        }
        List<?> annotations = list(item.get("annotations"));
        for (int i = 0; i < annotations.size(); i++) {
            String at = TEXT.text("whereItemAnnotation", where, Integer.toString(i + 1));
            if (annotations.get(i) instanceof Map<?, ?> fields && fields.get("type") instanceof String type) {
                annotation(at, image.get(), fields, type);
            } else {
                draft.refuse(at, "resultForm");
            }
        }
    }

    private void annotation(String where, Image image, Map<?, ?> fields, String type) {
        Map<String, String> attributes = new TreeMap<>();
        map(fields.get("attributes")).forEach((key, value) -> LabelMeReader.put(attributes,
                draft.clean(where, String.valueOf(key)),
                value instanceof String text ? draft.clean(where, text) : value));
        for (String number : NUMBERS) {
            if (fields.get(number) instanceof Long n && n != 0) {
                attributes.put(number, n.toString());
            }
        }
        try {
            if (type.equals("caption")) {
                if (fields.get("caption") instanceof String text) {
                    attributes.put("caption", draft.clean(where, text));
                }
                draft.add(() -> where, image, label(where, "caption"), new Tag(), attributes, provenance(attributes));
                return;
            }
            Geometry geometry = type.equals("label")
                    ? new Tag()
                    : new DatumaroShape(fields, attributes, image).geometry(type);
            draft.add(() -> where, image, label(where, fields.get("label_id")), geometry, attributes,
                    provenance(attributes));
        } catch (InvalidGeometry reason) {
            draft.refuse(where, reason);
        }
    }

    private Draft.LabelDraft label(String where, @Nullable Object id) {
        String text = switch (id) {
            case null -> TEXT.text("unlabelled");
            case Long n when n >= 0 && n < labels.size() -> labels.get(n.intValue());
            case Long n -> numbered(n);
            default -> id.toString();
        };
        if (id == null) {
            draft.change(where, "labelNone", text);
        } else if (id instanceof Long n && (n < 0 || n >= labels.size())) {
            draft.change(where, "labelRange", n.toString(), text);
        }
        return draft.label(text);
    }

    private Provenance provenance(Map<String, String> attributes) {
        String text = attributes.getOrDefault(SCORE, "");
        try {
            double score = Double.parseDouble(text);
            if (Double.isFinite(score)) {
                attributes.remove(SCORE);
                return Provenance.model(draft.source(), score);
            }
        } catch (NumberFormatException noScore) {
            // It is an attribute like any other.
            return Provenance.imported(draft.source());
        }
        return Provenance.imported(draft.source());
    }
}
