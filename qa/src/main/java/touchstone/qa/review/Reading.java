package touchstone.qa.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * Takes values out of a policy and says what is wrong with them and where, as "rules[2].when.label".
 *
 * @param source what the policy is called
 */
record Reading(String source) {

    private static final Messages TEXT = Messages.beside(Reading.class);

    InputRefused refused(String place, String problem, Object... values) {
        return new InputRefused(TEXT.text("policy.refused", source, place.isEmpty() ? TEXT.text("policy.top") : place,
                TEXT.text("policy." + problem, values)));
    }

    static String text(String key, Object... values) {
        return TEXT.text(key, values);
    }

    /** @param keys that it may have; null for any */
    void object(JsonNode node, String place, @Nullable Set<String> keys) throws InputRefused {
        if (!node.isObject()) {
            throw refused(place, "object");
        }
        for (String key : node.propertyNames()) {
            if (keys != null && !keys.contains(key)) {
                throw refused(place, "key", key, String.join(", ", new TreeSet<>(keys)));
            }
        }
    }

    private static String at(String place, String key) {
        return place.isEmpty() ? key : place + "." + key;
    }

    String text(JsonNode object, String key, String place, String usual) throws InputRefused {
        JsonNode node = object.path(key);
        if (node.isMissingNode()) {
            return usual;
        }
        if (!node.isString() || node.stringValue().isBlank()) {
            throw refused(at(place, key), "text");
        }
        return node.stringValue();
    }

    /** A text or a list of them; empty where there is none. */
    List<String> texts(JsonNode object, String key, String place) throws InputRefused {
        JsonNode node = object.path(key);
        List<String> texts = new ArrayList<>();
        if (node.isMissingNode()) {
            return texts;
        }
        Iterable<JsonNode> all = node.isArray() ? node : List.of(node);
        for (JsonNode each : all) {
            if (each.isBoolean() || each.isNumber()) {
                texts.add(each.toString());
            } else if (each.isString()) {
                texts.add(each.stringValue());
            } else {
                throw refused(at(place, key), "texts");
            }
        }
        if (texts.isEmpty()) {
            throw refused(at(place, key), "texts");
        }
        return texts;
    }

    double number(JsonNode object, String key, String place, double usual, double low, double high)
            throws InputRefused {
        JsonNode node = object.path(key);
        if (node.isMissingNode()) {
            return usual;
        }
        if (!node.isNumber() || !(node.doubleValue() >= low && node.doubleValue() <= high)) {
            throw refused(at(place, key), "number", Double.toString(low), Double.toString(high));
        }
        return node.doubleValue();
    }

    int whole(JsonNode object, String key, String place, int usual) throws InputRefused {
        JsonNode node = object.path(key);
        if (node.isMissingNode()) {
            return usual;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
            throw refused(at(place, key), "whole");
        }
        return node.intValue();
    }

    @SafeVarargs
    final <E extends Enum<E>> E oneOf(JsonNode object, String key, String place, E usual, E... all)
            throws InputRefused {
        JsonNode node = object.path(key);
        if (node.isMissingNode()) {
            return usual;
        }
        List<String> names = new ArrayList<>();
        for (E each : all) {
            String name = each.name().toLowerCase(Locale.ROOT);
            names.add(name);
            if (node.isString() && node.stringValue().equals(name)) {
                return each;
            }
        }
        throw refused(at(place, key), "oneOf", String.join(", ", names));
    }

    /** @param what is named, as "label" */
    void requireKnown(String name, List<String> known, String place, String what) throws InputRefused {
        if (!known.contains(name)) {
            throw refused(place, "unknown", TEXT.text("policy.what." + what), name,
                    known.isEmpty() ? TEXT.text("policy.none") : String.join(", ", known));
        }
    }
}
