package touchstone.cli;

import java.io.PrintStream;
import java.io.StringWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/**
 * JSON out of maps, lists, text, numbers and booleans, by the streaming writer alone: data binding would cost a small
 * command a third of its time. A number that is not finite is a mistake in the program and is not written.
 */
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private Json() {
    }

    /** A list too long to be held: its members are given one after the other when it is written. */
    @FunctionalInterface
    interface Many<X extends Exception> {
        void each(Consumer<@Nullable Object> member) throws X;
    }

    /** An object of the given keys and values, in this order: key, value, key, value ... */
    static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return object;
    }

    /** One line, without the line's end. */
    static String text(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, value);
        }
        return text.toString();
    }

    /**
     * Writes an object's members, of which the first are a long list. Where that fails, what was written is cut off and
     * cannot be taken for all of it.
     *
     * @param rest asked for once the list is written
     */
    static <X extends Exception> void write(PrintStream out, String key, Many<X> many,
            Supplier<Map<String, @Nullable Object>> rest) throws X {
        JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
        json.writeStartObject();
        json.writeName(key);
        json.writeStartArray();
        try {
            many.each(member -> write(json, member));
        } catch (Exception failed) {
            json.flush();
            throw failed;
        }
        json.writeEndArray();
        rest.get().forEach((name, member) -> {
            json.writeName(name);
            write(json, member);
        });
        json.writeEndObject();
        json.close();
        out.println();
    }

    private static void write(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case JsonNode document -> json.writeRawValue(document.toString());
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((key, member) -> {
                    json.writeName(String.valueOf(key));
                    write(json, member);
                });
                json.writeEndObject();
            }
            case Collection<?> list -> {
                json.writeStartArray();
                list.forEach(member -> write(json, member));
                json.writeEndArray();
            }
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Number number -> json.writeNumber(finite(number.doubleValue()));
            default -> json.writeString(value.toString());
        }
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalStateException("A number of the answer is not finite.");
        }
        return number;
    }
}
