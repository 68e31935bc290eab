package touchstone.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import touchstone.model.Attribute;
import touchstone.model.Skeleton;
import touchstone.model.geometry.GeometryKind;

/** The JSON texts in the tables: allowed kinds, attribute fields, skeleton, and an object's attribute values. */
final class JsonColumns {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonColumns() {
    }

    static String kinds(Set<GeometryKind> kinds) {
        ArrayNode array = MAPPER.createArrayNode();
        Arrays.stream(GeometryKind.values()).filter(kinds::contains).forEach(kind -> array.add(kind.key()));
        return array.toString();
    }

    static Set<GeometryKind> kinds(String json) throws Damaged {
        Set<GeometryKind> kinds = EnumSet.noneOf(GeometryKind.class);
        for (JsonNode node : read(json)) {
            kinds.add(GeometryKind.of(text(node)).orElseThrow(Damaged::new));
        }
        return kinds;
    }

    static String attributes(List<Attribute> attributes) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Attribute attribute : attributes) {
            ObjectNode object = array.addObject();
            object.put("name", attribute.name());
            object.put("type", attribute.type().key());
            ArrayNode choices = object.putArray("choices");
            attribute.choices().forEach(choices::add);
            object.put("initial", attribute.initial());
            object.put("required", attribute.required());
        }
        return array.toString();
    }

    static List<Attribute> attributes(String json) throws Damaged {
        List<Attribute> attributes = new ArrayList<>();
        for (JsonNode node : read(json)) {
            attributes.add(new Attribute(text(node.path("name")),
                    Attribute.Type.of(text(node.path("type"))).orElseThrow(Damaged::new), texts(node.path("choices")),
                    text(node.path("initial")), node.path("required").asBoolean(false)));
        }
        return attributes;
    }

    static @Nullable String skeleton(@Nullable Skeleton skeleton) {
        if (skeleton == null) {
            return null;
        }
        ObjectNode object = MAPPER.createObjectNode();
        ArrayNode joints = object.putArray("joints");
        skeleton.joints().forEach(joints::add);
        ArrayNode edges = object.putArray("edges");
        skeleton.edges().forEach(e -> edges.addArray().add(e.from()).add(e.to()));
        ArrayNode pairs = object.putArray("pairs");
        skeleton.pairs().forEach(p -> pairs.addArray().add(p.left()).add(p.right()));
        return object.toString();
    }

    static @Nullable Skeleton skeleton(@Nullable String json) throws Damaged {
        if (json == null) {
            return null;
        }
        JsonNode object = read(json);
        List<Skeleton.Edge> edges = new ArrayList<>();
        for (JsonNode node : object.path("edges")) {
            edges.add(new Skeleton.Edge(index(node.path(0)), index(node.path(1))));
        }
        List<Skeleton.Pair> pairs = new ArrayList<>();
        for (JsonNode node : object.path("pairs")) {
            pairs.add(new Skeleton.Pair(index(node.path(0)), index(node.path(1))));
        }
        try {
            return new Skeleton(texts(object.path("joints")), edges, pairs);
        } catch (IllegalArgumentException noSuchJoint) {
            throw new Damaged(noSuchJoint);
        }
    }

    static String values(Map<String, String> values) {
        if (values.isEmpty()) {
            return "{}";
        }
        ObjectNode object = MAPPER.createObjectNode();
        values.forEach(object::put);
        return object.toString();
    }

    static Map<String, String> values(String json) throws Damaged {
        if (json.equals("{}")) {
            return Map.of();
        }
        Map<String, String> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : read(json).properties()) {
            values.put(entry.getKey(), text(entry.getValue()));
        }
        return values;
    }

    private static JsonNode read(String json) throws Damaged {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException notJson) {
            throw new Damaged(notJson);
        }
    }

    private static List<String> texts(JsonNode array) throws Damaged {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : array) {
            texts.add(text(node));
        }
        return texts;
    }

    private static String text(JsonNode node) throws Damaged {
        if (!node.isString()) {
            throw new Damaged();
        }
        return node.stringValue();
    }

    private static int index(JsonNode node) throws Damaged {
        if (!node.isInt()) {
            throw new Damaged();
        }
        return node.intValue();
    }
}
