package touchstone.qa;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reference values of independent implementations, checked in as JSON. */
public final class Fixture {

    private Fixture() {
    }

    public static JsonNode read(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException broken) {
            throw new IllegalStateException(name, broken);
        }
    }

    public static Stream<JsonNode> cases(Class<?> beside, String name) {
        return read(beside, name).get("cases").valueStream();
    }
}
