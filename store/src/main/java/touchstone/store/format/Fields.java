package touchstone.store.format;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import touchstone.model.Attribute;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.Skeleton;
import touchstone.model.geometry.GeometryKind;

/** The fields of one of {@link Touchstone}'s lines; each asks for what it has to be and says in a sentence when it is not. */
record Fields(Map<?, ?> all) {

    private static final Messages TEXT = Messages.beside(Fields.class);

    @Nullable
    Object get(String field) {
        return all.get(field);
    }

    private static IllegalArgumentException bad(String field) {
        return new IllegalArgumentException(TEXT.text("badValue", field));
    }

    String text(String field) {
        if (!(all.get(field) instanceof String text)) {
            throw bad(field);
        }
        return text;
    }

    @Nullable
    String textOrNull(String field) {
        return all.get(field) == null ? null : text(field);
    }

    String textOr(String field, String otherwise) {
        return all.get(field) == null ? otherwise : text(field);
    }

    int whole(String field, int otherwise) {
        if (all.get(field) == null) {
            return otherwise;
        }
        if (!(all.get(field) instanceof Long number) || number.intValue() != number) {
            throw bad(field);
        }
        return number.intValue();
    }

    long longWhole(String field) {
        return switch (all.get(field)) {
            case null -> 0;
            case Long number when number >= 0 -> number;
            default -> throw bad(field);
        };
    }

    @Nullable
    Double numberOrNull(String field) {
        return switch (all.get(field)) {
            case null -> null;
            case Number number when Double.isFinite(number.doubleValue()) -> number.doubleValue();
            default -> throw bad(field);
        };
    }

    List<Double> numbers(String field) {
        List<Double> numbers = new ArrayList<>();
        for (Object value : list(field)) {
            if (!(value instanceof Number number)) {
                throw bad(field);
            }
            numbers.add(number.doubleValue());
        }
        return numbers;
    }

    private List<?> list(String field) {
        return switch (all.get(field)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw bad(field);
        };
    }

    Map<String, String> texts(String field) {
        Map<String, String> texts = new TreeMap<>();
        if (all.get(field) != null) {
            if (!(all.get(field) instanceof Map<?, ?> map)) {
                throw bad(field);
            }
            map.forEach((name, value) -> {
                if (!(value instanceof String text)) {
                    throw bad(field);
                }
                texts.put(String.valueOf(name), text);
            });
        }
        return texts;
    }

    <T> T known(String field, Function<String, @Nullable T> of) {
        T value = of.apply(text(field));
        if (value == null) {
            throw bad(field);
        }
        return value;
    }

    <T> T id(Function<String, T> of) {
        return id("id", of);
    }

    <T> T id(String field, Function<String, T> of) {
        try {
            return of.apply(text(field));
        } catch (IllegalArgumentException notAnId) {
            throw bad(field);
        }
    }

    /** An id that a line before has told. */
    <T> T ref(String field, Function<String, T> of, Map<T, ?> known) {
        T id = id(field, of);
        if (!known.containsKey(id)) {
            throw new IllegalArgumentException(TEXT.text("lineUnknown", field));
        }
        return id;
    }

    Label label() {
        String shortcut = textOrNull("shortcut");
        if (shortcut != null && shortcut.length() != 1) {
            throw bad("shortcut");
        }
        Set<GeometryKind> kinds = EnumSet.noneOf(GeometryKind.class);
        for (Object kind : list("kinds")) {
            kinds.add(GeometryKind.of(String.valueOf(kind)).orElseThrow(() -> bad("kinds")));
        }
        String colour = text("colour");
        if (!colour.matches("#[0-9a-fA-F]{6}")) {
            throw bad("colour");
        }
        List<Attribute> attributes = new ArrayList<>();
        for (Object attribute : list("attributes")) {
            attributes.add(of(attribute, "attributes").attribute());
        }
        return new Label(id(LabelId::of), text("name"), Integer.parseInt(colour.substring(1), 16),
                shortcut == null ? null : shortcut.charAt(0), kinds, attributes,
                all.get("skeleton") == null ? null : of(all.get("skeleton"), "skeleton").skeleton(),
                textOr("description", ""), whole("position", 0),
                all.get("parent") == null ? null : id("parent", LabelId::of),
                Boolean.TRUE.equals(all.get("subjective")));
    }

    private static Fields of(@Nullable Object value, String field) {
        if (!(value instanceof Map<?, ?> map)) {
            throw bad(field);
        }
        return new Fields(map);
    }

    private Attribute attribute() {
        return new Attribute(text("name"), known("type", t -> Attribute.Type.of(t).orElse(null)),
                list("choices").stream().map(String::valueOf).toList(), textOr("initial", ""),
                Boolean.TRUE.equals(all.get("required")));
    }

    private Skeleton skeleton() {
        List<Skeleton.Edge> edges = new ArrayList<>();
        for (int[] pair : pairs("edges")) {
            edges.add(new Skeleton.Edge(pair[0], pair[1]));
        }
        List<Skeleton.Pair> pairs = new ArrayList<>();
        for (int[] pair : pairs("pairs")) {
            pairs.add(new Skeleton.Pair(pair[0], pair[1]));
        }
        return new Skeleton(list("joints").stream().map(String::valueOf).toList(), edges, pairs);
    }

    private List<int[]> pairs(String field) {
        List<int[]> pairs = new ArrayList<>();
        for (Object pair : list(field)) {
            if (!(pair instanceof List<?> two) || two.size() != 2 || !(two.get(0) instanceof Long a)
                    || !(two.get(1) instanceof Long b)) {
                throw bad(field);
            }
            pairs.add(new int[]{ Math.clamp(a, -1, Integer.MAX_VALUE), Math.clamp(b, -1, Integer.MAX_VALUE) });
        }
        return pairs;
    }
}
