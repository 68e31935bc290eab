package touchstone.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements of {@code queries/*.sql} by the one-word comment above each, and the schema's scripts by number. */
final class Sql {

    private static final Pattern NAMED = Pattern.compile("(?m)^-- (\\w+)\\R((?:(?!-- ).*\\R?)*)");
    private static final Map<String, String> STATEMENTS = statements(
            List.of("items", "annotations", "notes", "log", "cache", "salvage"));

    private Sql() {
    }

    static String statement(String name) {
        String statement = STATEMENTS.get(name);
        if (statement == null) {
            throw new IllegalArgumentException(name);
        }
        return statement;
    }

    /** The tables in which what is found in a damaged file is gathered. */
    static String findings() {
        return resource("schema/findings.sql");
    }

    static String schema(int version) {
        return resource(String.format(Locale.ROOT, "schema/%03d.sql", version));
    }

    private static Map<String, String> statements(List<String> files) {
        Map<String, String> statements = new HashMap<>();
        for (String file : files) {
            Matcher named = NAMED.matcher(resource("queries/" + file + ".sql"));
            while (named.find()) {
                statements.put(named.group(1), named.group(2).strip());
            }
        }
        return Map.copyOf(statements);
    }

    private static String resource(String name) {
        try (InputStream in = Sql.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
