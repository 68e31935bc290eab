package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class JsonTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);

    @Test
    void a_list_that_is_too_long_to_be_held_is_part_of_one_document() {
        Json.write(stream, "numbers", member -> List.of(1, "\u00e9").forEach(member),
                () -> Json.object("rest", Map.of()));
        stream.println("after");
        stream.flush();
        assertEquals("{\"numbers\":[1,\"\u00e9\"],\"rest\":{}}\nafter\n",
                out.toString(StandardCharsets.UTF_8).replace("\r", ""));
    }

    @Test
    void a_list_that_breaks_off_leaves_no_document_that_seems_whole() {
        assertThrows(IOException.class, () -> Json.write(stream, "numbers", member -> {
            member.accept(1);
            throw new IOException();
        }, Map::of));
        stream.flush();
        String cut = out.toString(StandardCharsets.UTF_8);
        assertFalse(cut.isEmpty());
        assertThrows(JacksonException.class, () -> Cli.JSON.readTree(cut));
    }
}
