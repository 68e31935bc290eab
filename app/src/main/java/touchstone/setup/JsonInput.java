package touchstone.setup;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/** JSON from outside: small files and lines that a command reads whole. */
public final class JsonInput {

    private static final Messages TEXT = Messages.beside(JsonInput.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonInput() {
    }

    public static JsonNode file(Path file) throws IOException {
        return parse(text(file), file.toString());
    }

    public static String text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InputRefused(TEXT.text("json.folder", file));
        }
        try {
            return Files.readString(file).replaceFirst("^\ufeff", "");
        } catch (MalformedInputException notText) {
            throw new InputRefused(TEXT.text("json.noText", file), notText);
        }
    }

    public static JsonNode line(String line) throws InputRefused {
        try {
            return MAPPER.readTree(line);
        } catch (JacksonException broken) {
            throw new InputRefused(TEXT.text("json.line", column(broken)), broken);
        }
    }

    /** @param name what the text is called in complaints */
    public static JsonNode parse(String text, String name) throws InputRefused {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.isMissingNode()) {
                throw new InputRefused(TEXT.text("json.empty", name));
            }
            return node;
        } catch (JacksonException broken) {
            TokenStreamLocation place = broken.getLocation();
            throw new InputRefused(TEXT.text("json.broken", name, place == null ? 1 : place.getLineNr(),
                    column(broken)), broken);
        }
    }

    private static int column(JacksonException broken) {
        TokenStreamLocation place = broken.getLocation();
        return place == null ? 1 : Math.max(1, place.getColumnNr());
    }
}
