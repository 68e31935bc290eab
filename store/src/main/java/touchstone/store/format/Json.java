package touchstone.store.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.ProjectView;

/**
 * JSON from outside, token by token and within limits. NaN and Infinity, which JSON does not have but Python writes, are
 * let through as numbers, so that the one object that holds them can be refused instead of the file; whoever takes a
 * number checks that it is finite.
 */
final class Json {

    private static final Messages TEXT = Messages.beside(Json.class);
    private static final int DEPTH = 64;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{1,15})?");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH)
                    .maxStringLength(20_000_000).maxNumberLength(100).maxNameLength(10_000)
                    .maxDocumentLength(1L << 31).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            // Half characters, which UTF-8 cannot write, are written as escapes: so is all from their range on.
            .highestNonEscapedChar(Character.MIN_SURROGATE - 1)
            .rootValueSeparator("\n").build();

    /** Under which a file says which state of the project it was written from: the hash of the log's last entry. */
    static final String HEAD = "auditHead";

    /** An object that says where the file comes from; none where the content has no log. */
    static void head(JsonGenerator out, String name, ProjectView from) {
        if (!from.auditHead().isEmpty()) {
            out.writeObjectPropertyStart(name);
            out.writeStringProperty("description", "Written by Touchstone");
            out.writeStringProperty(HEAD, from.auditHead());
            out.writeEndObject();
        }
    }

    /** Takes a document from its first token, at which the parser stands, to its last. */
    interface Reading<T> {
        T from(JsonParser in) throws IOException;
    }

    private Json() {
    }

    /** @throws InputRefused when the file is missing or is not one whole JSON document within the limits */
    static <T> T read(Path file, Reading<T> reading) throws IOException {
        requireJson(file);
        try (InputStream bytes = Files.newInputStream(file);
                JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            return read(file, in, reading);
        } catch (AccessDeniedException denied) {
            throw new InputRefused(TEXT.text("unreadable", file), denied);
        }
    }

    private static <T> T read(Path file, JsonParser in, Reading<T> reading) throws IOException {
        try {
            in.nextToken();
            T result = reading.from(in);
            if (in.nextToken() != null) {
                throw new InputRefused(TEXT.text("jsonTrailing", file, line(in)));
            }
            return result;
        } catch (UnexpectedEndOfInputException ends) {
            throw new InputRefused(TEXT.text("jsonEnds", file, line(in)), ends);
        } catch (StreamConstraintsException limit) {
            throw new InputRefused(TEXT.text("jsonLimits", file, line(in)), limit);
        } catch (JacksonException broken) {
            if (broken instanceof JacksonIOException && broken.getCause() instanceof FileSystemException) {
                throw new InputRefused(TEXT.text("unreadable", file), broken);
            }
            String key = broken.getOriginalMessage().startsWith("Duplicate") ? "jsonDuplicate" : "jsonBroken";
            throw new InputRefused(TEXT.text(key, file, line(in), column(in)), broken);
        }
    }

    static void requireJson(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InputRefused(TEXT.text("folder", file));
        }
        if (!Files.exists(file)) {
            throw new InputRefused(TEXT.text("gone", file));
        }
        if (Files.size(file) == 0) {
            throw new InputRefused(TEXT.text("empty", file));
        }
        if (!looksLikeJson(file)) {
            throw new InputRefused(TEXT.text("notJson", file));
        }
    }

    /** Whether the first character that is not blank begins an object or a list. */
    static boolean looksLikeJson(Path file) throws IOException {
        String head = head(file, 256).replace("\0", "")
                .replaceFirst("^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)", "")
                .strip();
        return head.startsWith("{") || head.startsWith("[") || head.startsWith("/*") || head.startsWith("//");
    }

    /** The first bytes, each as one character; empty for a folder or a file that cannot be read. */
    static String head(Path file, int bytes) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1);
        }
    }

    private static String line(JsonParser in) {
        return Integer.toString(in.currentLocation().getLineNr());
    }

    private static String column(JsonParser in) {
        return Integer.toString(in.currentLocation().getColumnNr());
    }

    /**
     * The value at which the parser stands: a map in file order, a list, a text, a Long, a Double, a Boolean, or null.
     * Whole numbers that do not fit a Long become Doubles.
     */
    static @Nullable Object value(JsonParser in) {
        return value(in, null);
    }

    /**
     * As {@link #value(JsonParser)}, but a list of whole numbers from 0 to 255 under one name becomes a byte array: what
     * thousands of pixels take as a list of objects would not fit.
     */
    static @Nullable Object value(JsonParser in, @Nullable String bytes) {
        return switch (in.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (String name = in.nextName(); name != null; name = in.nextName()) {
                    boolean list = in.nextToken() == JsonToken.START_ARRAY;
                    map.put(name, list && name.equals(bytes) ? bytes(in) : value(in, bytes));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(in, bytes));
                }
                yield list;
            }
            case VALUE_STRING -> in.getString();
            case VALUE_NUMBER_INT -> in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? (Object) in.getDoubleValue()
                    : (Object) in.getLongValue();
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> null;
        };
    }

    /** Null where the list holds anything else. */
    private static byte @Nullable [] bytes(JsonParser in) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean good = true;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            double value = in.currentToken() == JsonToken.VALUE_NUMBER_INT ? in.getDoubleValue() : -1;
            good &= value >= 0 && value <= 255;
            bytes.write((int) value);
            in.skipChildren();
        }
        return good ? bytes.toByteArray() : null;
    }

    /** The one value of a line; null where the line is not one JSON value within the limits. */
    static @Nullable Object line(byte[] line) throws IOException {
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            in.nextToken();
            Object value = value(in);
            return in.nextToken() == null ? value : null;
        } catch (JacksonException broken) {
            return null;
        }
    }

    /** A generator of indented UTF-8 text that leaves the writer open. */
    static JsonGenerator generator(Writer out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    /**
     * The value at which the parser stands as the text of an attribute: a text as it is, anything else as JSON; null for
     * null.
     */
    static @Nullable String text(JsonParser in) {
        return switch (in.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getString();
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            case VALUE_NULL -> null;
            default -> {
                StringWriter copy = new StringWriter();
                try (JsonGenerator out = generator(copy)) {
                    out.copyCurrentStructure(in);
                }
                yield copy.toString();
            }
        };
    }

    /** A text with the quotes and escapes of JSON. */
    static String quoted(String text) {
        StringWriter copy = new StringWriter();
        try (JsonGenerator out = generator(copy)) {
            out.writeString(text);
        }
        return copy.toString();
    }

    /** An attribute's value as a number or truth value where its text is exactly one, so that other tools find it as such. */
    static void attribute(JsonGenerator out, String name, String value) {
        if (value.equals("true") || value.equals("false")) {
            out.writeBooleanProperty(name, value.equals("true"));
        } else if (NUMBER.matcher(value).matches() && isAsPrinted(value)) {
            out.writeName(name);
            out.writeNumber(value);
        } else {
            out.writeStringProperty(name, value);
        }
    }

    /** Whether it is written as numbers are: not with zeros that say how exact it is, nor as the name of a version. */
    private static boolean isAsPrinted(String number) {
        double value = Double.parseDouble(number);
        return Draft.number(value).equals(number) || Double.toString(value).equals(number);
    }
}
