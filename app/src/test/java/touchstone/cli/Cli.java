package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One call of the command line in this process, and what came of it. */
record Cli(int code, String out, String err) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    static Cli run(Object... args) {
        return withInput("", args);
    }

    static Cli withInput(String input, Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        int code = Main.run(streams, Arrays.stream(args).map(Object::toString).toArray(String[]::new));
        return new Cli(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The one document on standard output of a call that succeeded. */
    JsonNode json() {
        assertEquals(0, code, err);
        return JSON.readTree(out);
    }

    /** Refused with this code and one readable sentence, whatever else was printed. */
    String refusal(int expected) {
        assertEquals(expected, code, out + err);
        assertEquals(1, err.strip().lines().count(), err);
        assertFalse(err.contains("Exception") || err.contains("\tat ") || err.contains("java."), err);
        assertTrue(err.strip().matches(".*[.]|.*--help"), err);
        return err.strip();
    }
}
