package touchstone.qa.review;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The policies that come with the program: one for each phase of a project. */
public final class Policies {

    public static final List<String> NAMES = List.of("pilot", "ramp-up", "production", "maintenance");

    private Policies() {
    }

    /** @throws IllegalArgumentException when there is none of that name */
    public static JsonNode named(String name) {
        try (InputStream in = Policies.class.getResourceAsStream(name + ".json")) {
            if (!NAMES.contains(name) || in == null) {
                throw new IllegalArgumentException(name);
            }
            return JsonMapper.shared().readTree(in);
        } catch (IOException neverWithinTheProgram) {
            throw new IllegalStateException(neverWithinTheProgram);
        }
    }
}
