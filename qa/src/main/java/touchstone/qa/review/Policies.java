package touchstone.qa.review;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The policies that come with the program. */
public final class Policies {

    /** What is looked over: one for each phase of a project. */
    public static final List<String> OF_REVIEW = List.of("pilot", "ramp-up", "production", "maintenance");

    /** What is drawn next. */
    public static final List<String> OF_WORK = List.of("to-do", "priority", "uncertain", "typical", "diverse", "traits",
            "rare");

    public static final List<String> NAMES = Stream.concat(OF_REVIEW.stream(), OF_WORK.stream()).toList();

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
